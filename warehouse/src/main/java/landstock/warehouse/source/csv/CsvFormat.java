package landstock.warehouse.source.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.StrictReader;
import landstock.warehouse.source.TextFile;
import landstock.warehouse.source.Unreadable;
import org.jspecify.annotations.Nullable;

/** CSV: the first record is the header. */
public final class CsvFormat implements FileFormat {

  @Override
  public void read(Path file, HandIn handIn, Records records, LongConsumer bytesRead)
      throws IOException, Unreadable {
    TextFile.read(
        file, handIn.encoding(), records, bytesRead, text -> new Reading(text, records).read());
  }

  /** One file on its way. */
  private static final class Reading {
    private final CsvRecords records;
    private final Records staging;

    Reading(StrictReader in, Records staging) {
      this.records = new CsvRecords(in);
      this.staging = staging;
    }

    void read() throws IOException, Unreadable {
      try {
        Optional<List<String>> header = records.next();
        if (header.isEmpty()) {
          throw staging.unreadable("file_empty", null, null, "");
        }
        int[] columns = columns(header.get());
        staging.checkHeaders();
        rows(columns);
      } catch (CsvRecords.UnclosedQuote e) {
        throw staging.unreadable("unclosed_quote", e.record(), null, "");
      }
    }

    private int[] columns(List<String> header) throws Unreadable {
      int[] columns = new int[header.size()];
      boolean[] taken = new boolean[staging.width()];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = staging.find(header.get(i));
        if (columns[i] == Records.NONE) {
          continue;
        }
        if (taken[columns[i]]) {
          throw staging.unreadable(
              "column_twice", 1L, header.get(i), "two headers mean the same column");
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
          if (columns[i] != Records.NONE) {
            texts[columns[i]] = fields.get(i);
          }
        }
        staging.accept(records.record(), texts, null);
      }
    }
  }
}
