package landstock.warehouse.source.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records of RFC 4180: fields between commas or another separator, quoted fields may hold commas,
 * quotes (doubled) and line breaks. Lines end with LF, CRLF or CR. Used by one thread.
 */
final class CsvRecords {
  /** A field as long as this is a quote that nobody closed. */
  private static final int LONGEST_FIELD = 1 << 20;

  private static final int MOST_FIELDS = 20_000;
  private static final int END = -1;

  /** A field, or a record, that is too much; {@code rule} says which. */
  static final class TooMuch extends IOException {
    private final String rule;
    private final long record;

    TooMuch(String rule, long record) {
      super(rule + " in record " + record);
      this.rule = rule;
      this.record = record;
    }

    String rule() {
      return rule;
    }

    long record() {
      return record;
    }
  }

  /** A quoted field that does not end; {@code record} is where it began. */
  static final class UnclosedQuote extends IOException {
    private final long record;

    UnclosedQuote(long record) {
      super("unclosed quote in record " + record);
      this.record = record;
    }

    long record() {
      return record;
    }
  }

  private final Reader in;
  private final char separator;
  private final char[] buffer = new char[1 << 15];
  private final StringBuilder field = new StringBuilder();
  private int position;
  private int limit;
  private long record;

  CsvRecords(Reader in, char separator) {
    this.in = in;
    this.separator = separator;
  }

  /** Number of the record last given; the first is 1. Blank lines count. */
  long record() {
    return record;
  }

  /** The next record that is not a blank line; absent at the end. */
  Optional<List<String>> next() throws IOException {
    while (peek() != END) {
      record++;
      List<String> fields = fields();
      if (fields.size() > 1 || !fields.get(0).isEmpty()) {
        return Optional.of(fields);
      }
    }
    return Optional.empty();
  }

  private List<String> fields() throws IOException {
    List<String> fields = new ArrayList<>();
    while (true) {
      if (fields.size() == MOST_FIELDS) {
        throw new TooMuch("too_many_columns", record);
      }
      fields.add(field());
      int end = take();
      if (end == separator) {
        continue;
      }
      if (end == '\r' && peek() == '\n') {
        take();
      }
      return fields;
    }
  }

  /** Reads up to the comma or line end, which stays. */
  private String field() throws IOException {
    field.setLength(0);
    if (peek() == '"') {
      take();
      quoted();
    }
    // Text after a closing quote belongs to the field: "12"m is 12m.
    for (int c = peek(); c != separator && c != '\n' && c != '\r' && c != END; c = peek()) {
      append(take(), false);
    }
    return field.toString();
  }

  private void quoted() throws IOException {
    while (true) {
      int c = take();
      if (c == END) {
        throw new UnclosedQuote(record);
      }
      if (c == '"') {
        if (peek() != '"') {
          return;
        }
        take();
      }
      append(c, true);
    }
  }

  private void append(int c, boolean inQuotes) throws IOException {
    if (field.length() == LONGEST_FIELD) {
      throw inQuotes ? new UnclosedQuote(record) : new TooMuch("field_too_long", record);
    }
    field.append((char) c);
  }

  private int peek() throws IOException {
    if (position == limit) {
      limit = in.read(buffer);
      position = 0;
      if (limit <= 0) {
        limit = 0;
        return END;
      }
    }
    return buffer[position];
  }

  private int take() throws IOException {
    int c = peek();
    if (c != END) {
      position++;
    }
    return c;
  }
}
