package landstock.warehouse.source;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a CSV hand-in: the first record is the header. */
final class CsvFile {
  private final CsvRecords records;
  private final Staging staging;

  CsvFile(StrictReader in, Staging staging) {
    this.records = new CsvRecords(in);
    this.staging = staging;
  }

  void read() throws IOException, Unreadable {
    try {
      Optional<List<String>> header = records.next();
      if (header.isEmpty()) {
        throw new Unreadable(staging.finding("file_empty", null, null, null, ""));
      }
      int[] columns = columns(header.get());
      staging.checkHeaders();
      rows(columns);
    } catch (CsvRecords.UnclosedQuote e) {
      throw new Unreadable(staging.finding("unclosed_quote", e.record(), null, null, ""));
    }
  }

  private int[] columns(List<String> header) throws Unreadable {
    int[] columns = new int[header.size()];
    boolean[] taken = new boolean[staging.width()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = staging.find(header.get(i));
      if (columns[i] == HeaderMap.NONE) {
        continue;
      }
      if (taken[columns[i]]) {
        throw new Unreadable(
            staging.finding(
                "column_twice", 1L, null, header.get(i), "two headers mean the same column"));
      }
      taken[columns[i]] = true;
    }
    return columns;
  }

  private void rows(int[] columns) throws IOException {
    for (Optional<List<String>> record = records.next();
        record.isPresent();
        record = records.next()) {
      List<String> fields = record.get();
      if (fields.size() != columns.length) {
        staging.reject(
            records.record(),
            "ragged_row",
            String.join(",", fields),
            fields.size() + " fields, the header has " + columns.length);
        continue;
      }
      @Nullable String[] texts = new @Nullable String[staging.width()];
      for (int i = 0; i < columns.length; i++) {
        if (columns[i] != HeaderMap.NONE) {
          texts[columns[i]] = fields.get(i);
        }
      }
      staging.accept(records.record(), texts, null);
    }
  }
}
