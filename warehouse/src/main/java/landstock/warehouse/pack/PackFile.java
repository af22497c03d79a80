package landstock.warehouse.pack;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import landstock.sql.catalog.Label;
import org.jspecify.annotations.Nullable;

/** {@code pack.yaml} as written. */
record PackFile(
    @Nullable String name,
    @Nullable Label label,
    @Nullable Label notice,
    @Nullable Integer srid,
    @Nullable String currency,
    @Nullable String generate,
    @Nullable String defects,
    @Nullable List<Double> envelope,
    @Nullable List<SurveyFile> surveys) {

  record SurveyFile(
      @Nullable String name, @Nullable LocalDate date, @Nullable List<SourceFile> sources) {}

  record SourceFile(
      @Nullable String name,
      @Nullable String dataset,
      @Nullable String file,
      @Nullable String layer,
      @Nullable String format,
      @Nullable String encoding,
      @Nullable String separator,
      @Nullable Integer srid,
      @Nullable LocalCrs crs,
      @Nullable Label owner,
      @Nullable String purpose,
      @Nullable Map<String, String> columns,
      @Nullable Map<String, String> constants,
      @Nullable Map<String, String> formats,
      @Nullable Map<String, BigDecimal> factors,
      @Nullable Map<String, List<String>> nulls) {}

  /**
   * A CRS that no EPSG code says.
   *
   * @param proj PROJ string
   * @param towgs84 shift to WGS 84 as PROJ has it: 3 metres, or 3 metres, 3 rotations of the
   *     position vector in arc-seconds and a scale in ppm
   */
  record LocalCrs(@Nullable String proj, @Nullable List<BigDecimal> towgs84) {}
}
