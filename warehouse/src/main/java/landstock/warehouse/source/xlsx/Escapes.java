package landstock.warehouse.source.xlsx;

import java.util.regex.Pattern;

/** Characters that XML cannot hold are written {@code _x000D_} in workbooks. */
final class Escapes {
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private Escapes() {}

  static String decode(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    return ESCAPE
        .matcher(text)
        .replaceAll(
            found ->
                java.util.regex.Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }
}
