package landstock.api.export;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units as the catalogue writes them, for people. */
public final class Units {
  private static final String CURRENCY = "currency";
  private static final Pattern WORD = Pattern.compile("[A-Za-z]\\w*|[0-9]+");
  private static final Map<String, String> ZH =
      Map.ofEntries(
          Map.entry("m2", "m²"),
          Map.entry("mu", "亩"),
          Map.entry("ha", "公顷"),
          Map.entry("CNY", "元"),
          Map.entry(CURRENCY, "货币"),
          Map.entry("USD", "美元"),
          Map.entry("count", "个"),
          Map.entry("persons", "人"),
          Map.entry("person", "人"),
          Map.entry("year", "年"),
          Map.entry("tce", "吨标准煤"),
          Map.entry("100000000", "亿"));
  private static final Map<String, String> EN =
      Map.of("m2", "m²", "100000000", "100 million", "person", "person");

  private Units() {}

  /**
   * The unit in the currency of a pack, {@code CNY/mu}.
   *
   * @param currency ISO 4217; absent leaves the word
   */
  public static String of(String unit, Optional<String> currency) {
    return currency.map(c -> unit.replace(CURRENCY, c)).orElse(unit);
  }

  /** {@code 元/亩}; empty for counts and for what has no unit. */
  public static String shown(String unit, Tongue tongue) {
    if (unit.equals("1") || unit.equals("count")) {
      return "";
    }
    Map<String, String> words = tongue == Tongue.EN ? EN : ZH;
    String shown =
        WORD.matcher(unit)
            .replaceAll(m -> Matcher.quoteReplacement(words.getOrDefault(m.group(), m.group())));
    return tongue == Tongue.EN ? shown : shown.replace("亿 ", "亿");
  }
}
