package landstock.warehouse.source.txt;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import landstock.warehouse.source.txt.TxtDocument.Section;
import org.jspecify.annotations.Nullable;

/** Takes a file apart, parcel by parcel, and judges nothing. Used by one thread. */
final class TxtLines {
  private static final int LONGEST_LINE = 10_000;
  private static final int MOST_LINES = 10_000;
  private static final int MOST_POINTS = 2_000_000;
  private static final int FEWEST_HEADER_FIELDS = 6;
  private static final String MARK = "@";

  /** Gets what is found, in the order of the file. */
  interface Sink {
    /**
     * @param above whether it stands above the coordinates
     */
    void section(Section section, boolean above) throws IOException;

    void parcel(TxtParcel parcel) throws IOException;

    /** A line among the coordinates that is neither a header nor a point of a parcel. */
    void stray(long line, String words) throws IOException;
  }

  /** A line after which nothing can be told apart. */
  static final class BadLine extends IOException {
    private final long line;

    BadLine(long line, String message) {
      super(message);
      this.line = line;
    }

    long line() {
      return line;
    }
  }

  private final Reader in;
  private final StringBuilder text = new StringBuilder();
  private long line;
  private boolean afterReturn;
  private @Nullable String section;
  private final List<String> lines = new ArrayList<>();
  private boolean coordinatesSeen;
  private @Nullable List<String> header;
  private boolean marked;
  private long headerLine;
  private final List<TxtPoint> points = new ArrayList<>();

  TxtLines(Reader in) {
    this.in = in;
  }

  void read(Sink sink) throws IOException {
    for (Optional<String> next = next(); next.isPresent(); next = next()) {
      String words = next.get();
      if (words.isBlank()) {
        continue;
      }
      if (words.startsWith("[") && words.strip().endsWith("]")) {
        finish(sink);
        section = words.strip().substring(1, words.strip().length() - 1).strip();
        coordinatesSeen |= section.equals(TxtDocument.COORDINATES);
      } else if (TxtDocument.COORDINATES.equals(section)) {
        coordinates(words, sink);
      } else if (section == null || lines.size() == MOST_LINES) {
        throw new BadLine(line, "stands under no [" + TxtDocument.ATTRIBUTES + "]");
      } else {
        lines.add(words);
      }
    }
    finish(sink);
    if (!coordinatesSeen) {
      throw new BadLine(line, "the file ends without [" + TxtDocument.COORDINATES + "]");
    }
  }

  private void finish(Sink sink) throws IOException {
    finishParcel(sink);
    if (section != null && !section.equals(TxtDocument.COORDINATES)) {
      sink.section(new Section(section, lines), !coordinatesSeen);
      lines.clear();
    }
  }

  private void finishParcel(Sink sink) throws IOException {
    if (header != null) {
      sink.parcel(new TxtParcel(headerLine, header, marked, points));
      header = null;
      points.clear();
    }
  }

  private void coordinates(String words, Sink sink) throws IOException {
    List<String> fields = List.of(words.split(",", -1));
    boolean mark = fields.get(fields.size() - 1).strip().equals(MARK);
    if (mark || fields.size() >= FEWEST_HEADER_FIELDS) {
      finishParcel(sink);
      header = mark ? fields.subList(0, fields.size() - 1) : fields;
      marked = mark;
      headerLine = line;
    } else if (fields.size() == 4 && header != null) {
      if (points.size() == MOST_POINTS) {
        throw new BadLine(line, "a parcel has more than " + MOST_POINTS + " points");
      }
      points.add(new TxtPoint(line, fields.get(0), fields.get(1), fields.get(2), fields.get(3)));
    } else {
      sink.stray(line, words);
    }
  }

  /** The next line without its end, CR, LF or both. */
  private Optional<String> next() throws IOException {
    text.setLength(0);
    int c = in.read();
    if (c == '\n' && afterReturn) {
      c = in.read();
    }
    afterReturn = false;
    if (c < 0) {
      return Optional.empty();
    }
    line++;
    while (c >= 0 && c != '\n' && c != '\r') {
      if (text.length() == LONGEST_LINE) {
        throw new BadLine(line, "is longer than " + LONGEST_LINE + " characters");
      }
      text.append((char) c);
      c = in.read();
    }
    afterReturn = c == '\r';
    return Optional.of(text.toString());
  }
}
