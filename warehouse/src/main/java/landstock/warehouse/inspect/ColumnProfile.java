package landstock.warehouse.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is seen of one column while records pass. Used by one thread. */
public final class ColumnProfile {
  private static final int MOST_EXAMPLES = 200;
  private static final int LONGEST_SHOWN = 60;
  private static final int LONGEST_CODE = 15;

  /**
   * What was seen.
   *
   * @param type integer, decimal, date, boolean, code (digits that are no quantity), geometry (as
   *     text), text or empty
   * @param nullShare of its records, in [0, 1]
   * @param examples first values
   */
  public record Seen(String header, String type, double nullShare, List<String> examples) {
    public Seen {
      examples = List.copyOf(examples);
    }
  }

  private final String header;
  private final List<String> values = new ArrayList<>();
  private long filled;
  private long integers;
  private long decimals;
  private long dates;
  private long truths;
  private long shapes;
  private String noShape = "";
  private boolean codes;

  ColumnProfile(String header) {
    this.header = header;
  }

  /**
   * @param shape whether it is geometry as text
   */
  void see(@Nullable String text, boolean shape) {
    if (text == null || text.isBlank()) {
      return;
    }
    String value = text.strip();
    String shown = value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) : value;
    filled++;
    if (values.size() < MOST_EXAMPLES) {
      values.add(shown);
    }
    if (shape) {
      shapes++;
      return;
    }
    noShape = noShape.isEmpty() ? shown : noShape;
    if (DateGuess.oneOf(value)) {
      dates++;
    }
    if (value.matches("[-+]?[0-9]+")) {
      integers++;
      codes |= value.length() > LONGEST_CODE || (value.length() > 1 && value.startsWith("0"));
    } else if (value.matches("[-+]?([0-9,]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?")) {
      decimals++;
    } else if (value.toLowerCase(Locale.ROOT).matches("true|false|yes|no|是|否")) {
      truths++;
    }
  }

  List<String> values() {
    return values;
  }

  /** How many values are no geometry as text, and the first of them. */
  Optional<String> noShapes() {
    return noShape.isEmpty()
        ? Optional.empty()
        : Optional.of(
            (filled - shapes) + " of the first " + filled + " values, such as '" + noShape + "'");
  }

  Seen seen(long records, int examples) {
    double nulls = records == 0 ? 1 : 1 - (double) filled / records;
    return new Seen(header, type(), nulls, values.stream().distinct().limit(examples).toList());
  }

  private String type() {
    if (filled == 0) {
      return "empty";
    }
    if (shapes == filled) {
      return "geometry";
    }
    if (dates == filled) {
      return "date";
    }
    if (integers == filled) {
      return codes ? "code" : "integer";
    }
    if (integers + decimals == filled) {
      return "decimal";
    }
    return truths == filled ? "boolean" : "text";
  }
}
