package landstock.warehouse.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import landstock.sql.engine.Identifiers;
import landstock.warehouse.measure.MeasureQuery.Filter;

/** The sums taken from one fact, by the dimensions, alone. */
record FactSql(MeasureCompiler compiler, Fact fact, List<Measure.Sum> own, boolean total) {

  /** Its SELECT; adds the values of its {@code ?} in their order. */
  String text(List<Object> parameters) {
    List<Asked> dimensions = compiler.dimensions();
    List<String> items = new ArrayList<>();
    List<String> by = new ArrayList<>();
    List<String> joins = new ArrayList<>();
    List<Asked> joined = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      if (!total) {
        String column = column(dimensions.get(i), joined, joins);
        items.add(column + " AS d" + i);
        by.add(column);
      }
    }
    for (Map.Entry<Measure.Sum, Integer> sum : compiler.sums().entrySet()) {
      items.add(sums(sum.getKey(), sum.getValue()));
    }
    List<String> conditions = new ArrayList<>();
    fact.where().ifPresent(w -> conditions.add("(" + w + ")"));
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < compiler.filters().size(); i++) {
      Filter filter = compiler.filters().get(i);
      conditions.add(condition(column(compiler.filtered().get(i), joined, joins), filter));
      values.addAll(filter.values());
    }
    joined.forEach(a -> a.choice().ifPresent(parameters::add));
    parameters.addAll(values);
    return "  SELECT "
        + String.join(", ", items)
        + "\n  FROM "
        + name(fact.table().schema(), fact.table().name())
        + " AS f"
        + String.join("", joins)
        + (conditions.isEmpty() ? "" : "\n  WHERE " + String.join(" AND ", conditions))
        + (by.isEmpty() ? "" : "\n  GROUP BY " + String.join(", ", by));
  }

  private String sums(Measure.Sum sum, int i) {
    String no = "CAST(NULL AS BIGINT)";
    if (!own.contains(sum) || (total && compiler.overYears(sum))) {
      return no + " AS a" + i + ", " + no + " AS k" + i + ", " + no + " AS n" + i;
    }
    String term = term(sum);
    return "SUM(" + term + ") AS a" + i + ", COUNT(" + term + ") AS k" + i + ", COUNT(*) AS n" + i;
  }

  private String term(Measure.Sum sum) {
    return sum.terms().stream()
        .filter(t -> t.fact().equals(fact))
        .map(Measure.Term::sum)
        .findFirst()
        .orElseThrow();
  }

  /** The column of a dimension; joins its table where that is another one. */
  private String column(Asked asked, List<Asked> joined, List<String> joins) {
    Fact.Way way = Objects.requireNonNull(fact.ways().get(asked.dimension().name()));
    if (way.via().isEmpty()) {
      return "f." + Identifiers.quote(way.column().name());
    }
    Fact.Via via = way.via().get();
    int at = joined.indexOf(asked);
    if (at < 0) {
      at = joined.size();
      joined.add(asked);
      String on = Identifiers.quote(via.on());
      joins.add(
          "\n  LEFT JOIN "
              + name(via.table().schema(), via.table().name())
              + " AS j"
              + at
              + " ON j"
              + at
              + "."
              + on
              + " = f."
              + on
              + (via.choose().isPresent()
                  ? " AND j" + at + "." + Identifiers.quote(via.choose().get()) + " = ?"
                  : ""));
    }
    return "j" + at + "." + Identifiers.quote(way.column().name());
  }

  private static String condition(String column, Filter filter) {
    return switch (filter.operator()) {
      case IS_NULL -> column + " IS NULL";
      case IN ->
          filter.values().stream()
              .map(v -> "?")
              .collect(Collectors.joining(", ", column + " IN (", ")"));
      case EQUAL, NOT_EQUAL, LESS, AT_MOST, MORE, AT_LEAST ->
          column + " " + filter.operator().symbol() + " ?";
    };
  }

  private static String name(String schema, String table) {
    return Identifiers.quote(schema) + "." + Identifiers.quote(table);
  }
}
