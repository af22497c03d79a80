package landstock.warehouse.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import landstock.sql.catalog.Label;
import landstock.sql.engine.Identifiers;
import landstock.warehouse.measure.Dimension.Codes;
import landstock.warehouse.measure.MeasureStatement.ResultColumn;
import landstock.warehouse.measure.MeasureStatement.Role;

/** Looks up what the values of dimensions are called, after everything is summed. */
final class Labelled {
  private static final String SUFFIX = "_label";

  private Labelled() {}

  static MeasureStatement of(
      Measures all, MeasureQuery query, MeasureStatement plain, boolean english) {
    List<Object> parameters = new ArrayList<>(plain.parameters());
    List<ResultColumn> columns = new ArrayList<>();
    List<String> items = new ArrayList<>();
    StringBuilder joins = new StringBuilder();
    for (ResultColumn column : plain.columns()) {
      columns.add(column);
      items.add("q." + Identifiers.quote(column.name()));
      Optional<Codes> codes =
          column.role() == Role.DIMENSION
              ? names(Asked.of(all, column.of()).dimension())
              : Optional.empty();
      if (codes.isEmpty()) {
        continue;
      }
      String name = column.name() + SUFFIX;
      String table = Identifiers.quote("of_" + column.name());
      String value = (english ? codes.get().en() : codes.get().zh()).name();
      columns.add(
          new ResultColumn(name, Role.LABEL, column.of(), named(column.label()), Optional.empty()));
      items.add(table + "." + Identifiers.quote(value) + " AS " + Identifiers.quote(name));
      joins.append(join(codes.get(), column.name(), table, parameters));
    }
    String sql =
        "SELECT "
            + String.join(", ", items)
            + "\nFROM (\n"
            + plain.sql()
            + "\n) AS q"
            + joins
            + order(query, plain.columns());
    return joins.isEmpty() ? plain : new MeasureStatement(sql, parameters, columns);
  }

  /** Those of a dimension with a choice name the choices, not the values. */
  private static Optional<Codes> names(Dimension dimension) {
    return dimension.choose() ? Optional.empty() : dimension.codes();
  }

  private static Label named(Label dimension) {
    return new Label(dimension.zh() + "名称", dimension.en() + " (name)");
  }

  private static String join(Codes codes, String column, String table, List<Object> parameters) {
    StringBuilder join =
        new StringBuilder("\nLEFT JOIN ")
            .append(codes.table().qualifiedName())
            .append(" AS ")
            .append(table)
            .append(" ON ")
            .append(equal(table, codes.key().name(), "q." + Identifiers.quote(column)));
    for (Map.Entry<String, String> fixed : codes.where().entrySet()) {
      join.append(" AND ").append(equal(table, fixed.getKey(), "?"));
      parameters.add(fixed.getValue());
    }
    return join.toString();
  }

  private static String equal(String table, String column, String value) {
    return table + "." + Identifiers.quote(column) + " = " + value;
  }

  /** That of the question once more: a join keeps none. */
  private static String order(MeasureQuery query, List<ResultColumn> columns) {
    List<String> keys = new ArrayList<>();
    if (query.totals()) {
      keys.add("q.is_total");
    }
    if (query.order().isEmpty()) {
      columns.stream()
          .filter(c -> c.role() == Role.DIMENSION)
          .forEach(c -> keys.add("q." + Identifiers.quote(c.name())));
    }
    query
        .order()
        .forEach(
            o ->
                keys.add(
                    "q."
                        + Identifiers.quote(o.column())
                        + (o.descending() ? " DESC" : " ASC")
                        + " NULLS LAST"));
    return keys.isEmpty() ? "" : keys.stream().collect(Collectors.joining(", ", "\nORDER BY ", ""));
  }
}
