package landstock.api.savedquery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import landstock.api.export.ExportFormat;
import landstock.api.export.Survey;
import landstock.api.export.Units;
import landstock.sql.catalog.Label;
import landstock.warehouse.measure.DimensionValues;
import landstock.warehouse.measure.DimensionValues.Value;
import landstock.warehouse.query.Parameter;
import landstock.warehouse.query.SavedQuery;
import landstock.warehouse.query.SavedQuery.ColumnSaid;
import org.jspecify.annotations.Nullable;

/** A saved query as clients see it. */
record QueryView(
    String name,
    Label title,
    Label doc,
    String theme,
    List<String> grain,
    List<ParameterView> parameters,
    List<ColumnView> columns,
    List<String> source,
    List<String> formats,
    String href,
    String sql) {

  record All(String snapshot, String surveyDate, @Nullable Label notice, List<QueryView> queries) {}

  /**
   * @param initial null where there is none, or the latest year where {@code choices} is year
   * @param values that the snapshot has, or that there are; null where any fits
   */
  record ParameterView(
      String name,
      String type,
      @JsonProperty("default") @Nullable Object initial,
      Label label,
      Label doc,
      @Nullable String choices,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal min,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal max,
      @Nullable List<ValueView> values) {}

  record ValueView(String code, Label label) {}

  record ColumnView(String name, String type, @Nullable String unit, Label label) {}

  static All all(List<SavedQuery> queries, Survey survey, DimensionValues choices) {
    return new All(
        survey.id(),
        survey.snapshot().surveyDate().toString(),
        survey.snapshot().notice().orElse(null),
        queries.stream().map(q -> of(q, survey, choices)).toList());
  }

  static QueryView of(SavedQuery query, Survey survey, DimensionValues choices) {
    return new QueryView(
        query.name(),
        query.title(),
        query.doc(),
        query.theme().key(),
        query.grain(),
        query.parameters().stream().map(p -> parameter(p, survey, choices)).toList(),
        query.columns().stream().map(c -> column(c, survey)).toList(),
        query.source(),
        ExportFormat.endings(query.geometry()),
        QueryRoutes.PATH + "/" + query.name(),
        query.sql());
  }

  private static ParameterView parameter(
      Parameter parameter, Survey survey, DimensionValues choices) {
    List<Value> chosen =
        parameter
            .choices()
            .map(c -> choices.of(survey.id(), c).stream().filter(Value::seen).toList())
            .orElse(List.of());
    List<ValueView> values =
        parameter.choices().isPresent()
            ? chosen.stream().map(v -> new ValueView(v.code(), v.label())).toList()
            : parameter.values().entrySet().stream()
                .map(e -> new ValueView(e.getKey(), e.getValue()))
                .toList();
    boolean any = parameter.choices().isEmpty() && parameter.values().isEmpty();
    return new ParameterView(
        parameter.name(),
        parameter.type().key(),
        initial(parameter, chosen),
        parameter.label(),
        parameter.doc(),
        parameter.choices().orElse(null),
        parameter.min().orElse(null),
        parameter.max().orElse(null),
        any ? null : values);
  }

  private static @Nullable Object initial(Parameter parameter, List<Value> chosen) {
    if (parameter.initial().isPresent()) {
      return parameter.read(parameter.initial().get());
    }
    boolean year = parameter.choices().filter(DimensionValues.YEAR::equals).isPresent();
    return year && !chosen.isEmpty() ? parameter.read(chosen.get(chosen.size() - 1).code()) : null;
  }

  private static ColumnView column(ColumnSaid column, Survey survey) {
    return new ColumnView(
        column.name(),
        column.type(),
        column.unit().map(u -> Units.of(u, survey.currency())).orElse(null),
        column.label());
  }
}
