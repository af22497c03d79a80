package landstock.sql.operator;

import java.util.LinkedHashMap;
import java.util.Map;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;

/** PostgreSQL's patterns of dates as DuckDB's, which are those of C. */
final class DatePatterns {
  private DatePatterns() {}

  /** The longer before the shorter that begins it. */
  private static final Map<String, String> WORDS = words();

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("FMMonth", "%B");
    words.put("FMDay", "%A");
    words.put("FMHH24", "%-H");
    words.put("FMHH12", "%-I");
    words.put("FMMM", "%-m");
    words.put("FMDD", "%-d");
    words.put("FMMI", "%-M");
    words.put("FMSS", "%-S");
    words.put("IYYY", "%G");
    words.put("YYYY", "%Y");
    words.put("HH24", "%H");
    words.put("HH12", "%I");
    words.put("DDD", "%j");
    words.put("Mon", "%b");
    words.put("YY", "%y");
    words.put("MM", "%m");
    words.put("DD", "%d");
    words.put("Dy", "%a");
    words.put("HH", "%I");
    words.put("MI", "%M");
    words.put("SS", "%S");
    words.put("MS", "%g");
    words.put("US", "%f");
    words.put("AM", "%p");
    words.put("PM", "%p");
    words.put("IW", "%V");
    words.put("ID", "%u");
    return words;
  }

  /** A rendering whose second argument is a pattern. */
  static Rendering rendering(String duckDb) {
    return (writer, call, arguments) -> {
      String pattern = translate(Template.literal(arguments.get(1)));
      SqlLiteral translated = SqlLiteral.createCharString(pattern, SqlParserPos.ZERO);
      new Template(duckDb).write(writer, call, Template.with(arguments, 1, translated));
    };
  }

  /**
   * A pattern in DuckDB's terms.
   *
   * @throws LandstockException INVALID_QUERY for a letter that belongs to no known word
   */
  static String translate(String pattern) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int end = c == '"' ? pattern.indexOf('"', at + 1) : -1;
      if (end > 0) {
        result.append(pattern.substring(at + 1, end).replace("%", "%%"));
        at = end + 1;
        continue;
      }
      String word = word(pattern, at);
      if (word.isEmpty() && (c < 128 && Character.isLetter(c))) {
        throw unknown(pattern.substring(at));
      }
      result.append(word.isEmpty() ? (c == '%' ? "%%" : String.valueOf(c)) : WORDS.get(word));
      at += Math.max(1, word.length());
    }
    return result.toString();
  }

  private static String word(String pattern, int at) {
    return WORDS.keySet().stream().filter(w -> pattern.startsWith(w, at)).findFirst().orElse("");
  }

  private static LandstockException unknown(String rest) {
    return new LandstockException(
            Code.INVALID_QUERY, "a pattern of dates does not know '" + rest + "'")
        .withHint(
            "it knows " + String.join(" ", WORDS.keySet()) + "; other letters in double quotes");
  }
}
