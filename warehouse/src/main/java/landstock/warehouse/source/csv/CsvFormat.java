package landstock.warehouse.source.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.TextFile;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.table.Header;
import landstock.warehouse.source.table.Line;
import landstock.warehouse.source.table.TableRows;

/** CSV: a row is a record, the first being 1; a line {@code sep=;} counts as one. */
public final class CsvFormat implements FileFormat {

  @Override
  public void read(Path file, HandIn handIn, Records records, LongConsumer bytesRead)
      throws IOException, Unreadable {
    TextFile.read(
        file,
        handIn.encoding(),
        records,
        bytesRead,
        text -> new Reading(new BufferedReader(text, Reading.SAMPLE), handIn, records).read());
  }

  /** One file on its way. */
  private static final class Reading {
    static final int SAMPLE = 1 << 16;

    private final BufferedReader in;
    private final Optional<Character> separator;
    private final Records staging;
    private final ArrayDeque<Line> ahead = new ArrayDeque<>();

    Reading(BufferedReader in, HandIn handIn, Records staging) {
      this.in = in;
      this.separator = handIn.separator();
      this.staging = staging;
    }

    void read() throws IOException, Unreadable {
      String start = start();
      CsvRecords records = new CsvRecords(in, Separator.of(separator, start, staging));
      if (Separator.said(start).isPresent()) {
        records.next();
      }
      try {
        rows(records);
      } catch (CsvRecords.UnclosedQuote e) {
        throw staging.unreadable("unclosed_quote", e.record(), null, "");
      } catch (CsvRecords.TooMuch e) {
        throw staging.unreadable(e.rule(), e.record(), null, "");
      }
    }

    /** First characters, which are read again afterwards. */
    private String start() throws IOException {
      in.mark(SAMPLE);
      char[] chars = new char[SAMPLE];
      int length = 0;
      while (length < SAMPLE) {
        int read = in.read(chars, length, SAMPLE - length);
        if (read < 0) {
          break;
        }
        length += read;
      }
      in.reset();
      return new String(chars, 0, length);
    }

    private void rows(CsvRecords records) throws IOException, Unreadable {
      List<Line> head = head(records);
      if (head.isEmpty()) {
        throw staging.unreadable("file_empty", null, null, "");
      }
      Header header = Header.find(head, staging);
      TableRows table = TableRows.below(header, head, staging, "");
      ahead.addAll(head.subList(header.to() + 1, head.size()));
      for (Optional<Line> next = next(records); next.isPresent(); next = next(records)) {
        row(next.get(), table);
      }
      table.close();
    }

    private static List<Line> head(CsvRecords records) throws IOException {
      List<Line> head = new ArrayList<>();
      while (head.size() < Header.FURTHEST) {
        Optional<List<String>> fields = records.next();
        if (fields.isEmpty()) {
          break;
        }
        head.add(new Line(records.record(), fields.get()));
      }
      return head;
    }

    private Optional<Line> next(CsvRecords records) throws IOException {
      if (!ahead.isEmpty()) {
        return Optional.of(ahead.remove());
      }
      return records.next().map(fields -> new Line(records.record(), fields));
    }

    private void row(Line line, TableRows table) {
      List<String> fields = line.cells();
      if (table.keptOut(line.row(), fields)) {
        return;
      }
      if (fields.size() != table.width()) {
        staging.reject(
            line.row(),
            "ragged_row",
            String.join(",", fields),
            fields.size() + " fields, the header has " + table.width());
        return;
      }
      if (fields.stream().anyMatch(f -> f.indexOf('\0') >= 0)) {
        staging.reject(line.row(), "nul_character", null, "");
        return;
      }
      table.accept(line.row(), fields);
    }
  }
}
