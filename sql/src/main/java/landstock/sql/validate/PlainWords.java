package landstock.sql.validate;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages of Calcite's validator in an analyst's words. */
final class PlainWords {
  private static final Pattern TYPE = Pattern.compile("<([A-Z][A-Z_ ]*(?:\\([^)]*\\))?)>");

  /** Calcite's names of columns that have none. */
  private static final Pattern NAMELESS = Pattern.compile("EXPR\\$(\\d+)");

  private static final Pattern CANNOT_APPLY =
      Pattern.compile(
          "Cannot apply '[^']*' to arguments of type '(.*?)'\\.\\s*Supported form\\(s\\): '(.*)",
          Pattern.DOTALL);

  private static final Map<String, String> TYPES =
      Map.of(
          "NUMERIC", "number",
          "CHARACTER", "text",
          "VARCHAR", "text",
          "CHAR", "text",
          "GEO", "geometry",
          "DATETIME_INTERVAL", "interval",
          "ANY", "anything");

  private PlainWords() {}

  static String of(String message) {
    Matcher cannot = CANNOT_APPLY.matcher(message);
    String said =
        cannot.matches()
            ? cannot.group(1)
                + " has no meaning; there is "
                + cannot.group(2).replaceAll("'\\s*'?", "; ").replaceAll("[;\\s]+$", "")
            : message;
    String typed = TYPE.matcher(said).replaceAll(m -> Matcher.quoteReplacement(type(m.group(1))));
    return NAMELESS.matcher(typed).replaceAll(m -> "column_" + (Integer.parseInt(m.group(1)) + 1));
  }

  private static String type(String name) {
    String family = name.replaceAll("\\(.*", "").strip();
    return TYPES.getOrDefault(family, name.toLowerCase(Locale.ROOT));
  }
}
