package landstock.warehouse.mapping;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Units that lines above a header give for every column whose header has none: 单位：万元. Lines that
 * tell whose table it is (填报单位：税务局) give no unit.
 */
public final class UnitLine {
  /** Of a line with narrow brackets and colons; the unit ends at a space or bracket. */
  private static final Pattern SAYS = Pattern.compile("单\\s*位\\s*:\\s*([^\\s:()\\[\\]{}【】;|]+)");

  private static final Pattern BETWEEN = Pattern.compile("[、,和及]");

  private UnitLine() {}

  /**
   * The units known by name, in the order of the lines; a line may give one for each kind of number
   * (单位：万元、亩).
   *
   * @param lines texts of a line's cells with spaces between
   */
  public static List<HeaderUnit> of(List<String> lines) {
    List<HeaderUnit> units = new ArrayList<>();
    for (String line : lines) {
      Matcher says = SAYS.matcher(Normalizer.normalize(line, Normalizer.Form.NFKC));
      while (says.find()) {
        for (String name : BETWEEN.split(says.group(1))) {
          HeaderUnit.find(HeaderMap.normal(name).replaceFirst("人民币$", "")).ifPresent(units::add);
        }
      }
    }
    return List.copyOf(units);
  }
}
