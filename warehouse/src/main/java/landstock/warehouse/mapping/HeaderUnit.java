package landstock.warehouse.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A unit as headers write it, in brackets at their end: 营业收入（万元）.
 *
 * @param text as written, normalised: {@code 万元}
 * @param base the catalogue's unit it is a multiple of, e.g. {@code m2}; {@code currency} for money
 * @param factor how many of {@code base} it is; a mu is 10000/15 m2, given to 16 digits
 */
public record HeaderUnit(String text, String base, BigDecimal factor) {
  private static final MathContext DIGITS = new MathContext(16, RoundingMode.HALF_EVEN);
  private static final BigDecimal MU =
      BigDecimal.valueOf(10_000).divide(new BigDecimal(15), DIGITS);

  /** Packs may round: 666.67 for a mu. */
  private static final BigDecimal ROUNDING = new BigDecimal("1e-4");

  private static final Map<String, HeaderUnit> KNOWN = known();

  /** The unit of this name, whatever it measures. */
  static Optional<HeaderUnit> find(String normalText) {
    return Optional.ofNullable(KNOWN.get(normalText));
  }

  /** Whether values need no factor to be in the unit of the catalogue. */
  public boolean plain() {
    return factor.compareTo(BigDecimal.ONE) == 0;
  }

  /** Whether a factor is that of this unit, but for rounding. */
  public boolean hasFactor(BigDecimal other) {
    return other.subtract(factor).abs().compareTo(factor.multiply(ROUNDING)) <= 0;
  }

  private static Map<String, HeaderUnit> known() {
    Map<String, HeaderUnit> known = new HashMap<>();
    add(known, "currency", "1", "元", "人民币元", "cny", "rmb", "usd");
    add(known, "currency", "1000", "千元");
    add(known, "currency", "10000", "万元", "万", "人民币万元");
    add(known, "currency", "1000000", "百万元");
    add(known, "currency", "100000000", "亿元", "亿");
    add(known, "currency/year", "1", "元/年");
    add(known, "currency/year", "10000", "万元/年");
    add(known, "currency/year", "100000000", "亿元/年");
    add(known, "m2", "1", "m2", "平方米", "平米", "平方公尺", "sqm", "m^2");
    add(known, "m2", "10000", "公顷", "ha", "hm2", "万平方米", "万平米", "万m2");
    add(known, "m2", "1000000", "平方公里", "平方千米", "km2");
    add(known, "m2", "0.09290304", "平方英尺", "sqft", "ft2");
    add(known, "m", "1", "m", "米");
    add(known, "m", "1000", "km", "公里", "千米");
    add(known, "persons", "1", "人", "人次");
    add(known, "persons", "10000", "万人");
    add(known, "tce", "1", "tce", "吨标准煤", "吨标煤");
    add(known, "tce", "10000", "万吨标准煤", "万吨标煤");
    add(known, "CNY/m2/month", "1", "元/m2/月", "元/平方米/月", "元/平方米·月", "元/m2·月", "元/(m2·月)");
    for (String mu : List.of("亩", "mu")) {
      known.put(mu, new HeaderUnit(mu, "m2", MU));
    }
    known.put("万亩", new HeaderUnit("万亩", "m2", MU.scaleByPowerOfTen(4)));
    return Map.copyOf(known);
  }

  private static void add(
      Map<String, HeaderUnit> known, String base, String factor, String... texts) {
    for (String text : texts) {
      known.put(text, new HeaderUnit(text, base, new BigDecimal(factor)));
    }
  }
}
