package landstock.warehouse.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import landstock.sql.catalog.Label;
import landstock.warehouse.query.SavedQuery.Theme;
import org.jspecify.annotations.Nullable;

/** The comment at the top of a saved query, as written. */
record QueryHeader(
    @Nullable Label title,
    @Nullable Theme theme,
    @Nullable Label doc,
    @Nullable List<String> grain,
    @Nullable Map<String, ParameterSaid> parameters,
    @Nullable List<String> source,
    @Nullable Map<String, ColumnHead> columns) {

  record ParameterSaid(
      Parameter.@Nullable Type type,
      @JsonProperty("default") @Nullable String initial,
      @Nullable Label label,
      @Nullable Label doc,
      @Nullable Map<String, Label> values,
      @Nullable String choices,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max) {}

  /**
   * @param of column of the catalogue, {@code schema.table.column}, that gives label and unit where
   *     they are not said
   */
  record ColumnHead(
      @Nullable String type, @Nullable String unit, @Nullable Label label, @Nullable String of) {}
}
