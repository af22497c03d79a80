package landstock.warehouse.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import landstock.sql.catalog.Label;
import org.jspecify.annotations.Nullable;

/** {@code measures.yaml} as written. */
record MeasureFile(List<DimensionFile> dimensions, List<FactFile> facts, List<OneFile> measures) {

  /**
   * @param choose whether it is asked for as {@code name:choice}
   * @param codes what its values are called
   */
  record DimensionFile(
      @Nullable String name, @Nullable Label label, boolean choose, @Nullable CodesFile codes) {}

  /**
   * @param en absent means the same column as {@code zh}
   * @param where absent means that {@code key} alone is the grain of the table
   */
  record CodesFile(
      @Nullable String table,
      @Nullable String key,
      @Nullable String zh,
      @Nullable String en,
      @Nullable Map<String, String> where,
      boolean few) {}

  /**
   * @param where rows that count; absent means all
   */
  record FactFile(
      @Nullable String name,
      @Nullable String table,
      @Nullable String where,
      Map<String, WayFile> dimensions) {}

  /**
   * @param via table that has the column; absent means the fact's own
   * @param on column of both
   * @param choose column of {@code via} that the choice is compared with
   */
  record WayFile(
      @Nullable String column,
      @Nullable String via,
      @Nullable String on,
      @Nullable String choose) {}

  record TermFile(@Nullable String fact, @Nullable String sum) {}

  /**
   * @param asOf {@code survey} where it is what the survey found; absent means of the year
   * @param terms of a sum, in the order they are tried
   * @param numerator of a ratio: name of a sum
   */
  record OneFile(
      @Nullable String name,
      @Nullable Label label,
      @Nullable String unit,
      @Nullable String additivity,
      @JsonProperty("as_of") @Nullable String asOf,
      @Nullable String formula,
      @Nullable String source,
      @Nullable List<TermFile> terms,
      @Nullable String numerator,
      @Nullable String denominator,
      @Nullable Double factor) {}
}
