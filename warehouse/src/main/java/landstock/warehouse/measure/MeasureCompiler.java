package landstock.warehouse.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import landstock.sql.catalog.Label;
import landstock.sql.engine.Identifiers;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.measure.MeasureQuery.Filter;
import landstock.warehouse.measure.MeasureQuery.Operator;
import landstock.warehouse.measure.MeasureStatement.ResultColumn;
import landstock.warehouse.measure.MeasureStatement.Role;
import org.jspecify.annotations.Nullable;

/**
 * Makes one statement of a question. Each fact is summed by the dimensions first, alone; the sums
 * of all facts are laid under one another and brought together by the dimensions, so that no row of
 * one fact is ever repeated by another and NULL meets NULL.
 */
final class MeasureCompiler {
  private static final String YEAR = "year";
  private static final Label KNOWN = new Label("覆盖率", "coverage");

  private final Measures all;
  private final MeasureQuery query;
  private final List<Asked> dimensions;
  private final List<Measure> measures;
  private final List<Asked> filtered;

  /** Sums the question needs, in order, each with the number of its columns. */
  private final Map<Measure.Sum, Integer> sums = new LinkedHashMap<>();

  MeasureCompiler(Measures all, MeasureQuery query) {
    this.all = all;
    this.query = query;
    this.dimensions = query.dimensions().stream().map(d -> Asked.of(all, d)).toList();
    this.filtered = query.filters().stream().map(f -> Asked.of(all, f.dimension())).toList();
    this.measures = query.measures().stream().map(all::measure).toList();
    for (Measure measure : measures) {
      measure.sums().forEach(s -> sums.putIfAbsent(s, sums.size()));
    }
  }

  MeasureStatement compile() {
    check();
    List<Object> parameters = new ArrayList<>();
    List<ResultColumn> columns = new ArrayList<>();
    String list = select(columns);
    StringBuilder sql = new StringBuilder();
    if (query.totals()) {
      sql.append("SELECT * FROM (");
    }
    sql.append(grouped(list, false, parameters));
    String order = order(columns);
    if (query.limit().isPresent()) {
      sql.append(order).append("\nLIMIT ").append(query.limit().getAsInt());
    } else if (!query.totals()) {
      sql.append(order);
    }
    if (query.totals()) {
      sql.append(") AS part\nUNION ALL\n").append(grouped(list, true, parameters));
      String sort = order.isEmpty() ? "" : order.replace("\nORDER BY ", ", ");
      sql.insert(0, "SELECT * FROM (\n").append("\n) AS answer\nORDER BY is_total").append(sort);
    }
    return new MeasureStatement(sql.toString(), parameters, columns);
  }

  private void check() {
    if (measures.isEmpty()) {
      throw new LandstockException(Code.INVALID_ARGUMENT, "a question needs at least one measure");
    }
    unique(query.measures());
    unique(query.dimensions());
    if (query.limit().isPresent() && query.limit().getAsInt() < 1) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, "limit must be at least 1, was " + query.limit().getAsInt());
    }
    query.filters().forEach(MeasureCompiler::check);
    boolean year = dimensions.stream().anyMatch(d -> d.dimension().name().equals(YEAR));
    for (Measure measure : measures) {
      if (!measure.additiveOverYears() && !year && !oneYear()) {
        throw new LandstockException(
                Code.INVALID_ARGUMENT,
                "measure '" + measure.name() + "' cannot be added up over years")
            .withHint("add the dimension year, or a filter year = …");
      }
    }
  }

  private boolean oneYear() {
    return query.filters().stream()
        .anyMatch(f -> f.dimension().equals(YEAR) && f.operator() == Operator.EQUAL);
  }

  private static void check(Filter filter) {
    int values = filter.values().size();
    boolean fits =
        switch (filter.operator()) {
          case IN -> values > 0;
          case IS_NULL -> values == 0;
          case EQUAL, NOT_EQUAL, LESS, AT_MOST, MORE, AT_LEAST -> values == 1;
        };
    if (!fits) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT,
          "filter '"
              + filter.dimension()
              + " "
              + filter.operator().symbol()
              + "' does not take "
              + values
              + " value(s)");
    }
  }

  private static void unique(List<String> names) {
    Set<String> seen = new LinkedHashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new LandstockException(Code.INVALID_ARGUMENT, "'" + name + "' is asked for twice");
      }
    }
  }

  /** The columns of the answer, over {@code a0, k0, n0, …} of the sums. */
  private String select(List<ResultColumn> columns) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      Asked asked = dimensions.get(i);
      Label label = asked.dimension().label();
      add(items, columns, "d" + i, asked.column(), Role.DIMENSION, asked.name(), label, null);
    }
    if (query.totals()) {
      items.add("{total} AS is_total");
      Label label = new Label("合计", "Total");
      columns.add(new ResultColumn("is_total", Role.TOTAL, "", label, Optional.empty()));
    }
    for (Measure measure : measures) {
      if (measure instanceof Measure.Sum sum) {
        Measure.Facts about = sum.about();
        String value = "a" + sums.get(sum);
        String name = about.name();
        add(items, columns, value, name, Role.MEASURE, name, about.label(), about.unit());
        coverage(items, columns, sum, known(sum));
      } else if (measure instanceof Measure.Ratio ratio) {
        ratio(items, columns, ratio);
      }
    }
    return String.join(",\n  ", items);
  }

  private void ratio(List<String> items, List<ResultColumn> columns, Measure.Ratio ratio) {
    String top = "a" + sums.get(ratio.numerator());
    String bottom = "a" + sums.get(ratio.denominator());
    String name = ratio.name();
    String value =
        "CAST("
            + top
            + " AS DOUBLE) / NULLIF(CAST("
            + bottom
            + " AS DOUBLE), 0)"
            + (ratio.factor() == 1 ? "" : " * " + ratio.factor());
    Measure.Facts about = ratio.about();
    add(items, columns, value, name, Role.MEASURE, name, about.label(), about.unit());
    Measure.Facts over = ratio.numerator().about();
    add(items, columns, top, name + "_numerator", Role.NUMERATOR, name, over.label(), over.unit());
    Measure.Facts under = ratio.denominator().about();
    add(
        items,
        columns,
        bottom,
        name + "_denominator",
        Role.DENOMINATOR,
        name,
        under.label(),
        under.unit());
    coverage(
        items,
        columns,
        ratio,
        "LEAST(" + known(ratio.numerator()) + ", " + known(ratio.denominator()) + ")");
  }

  private static void coverage(
      List<String> items, List<ResultColumn> columns, Measure measure, String known) {
    String name = measure.name();
    add(items, columns, known, name + "_coverage", Role.COVERAGE, name, KNOWN, "1");
  }

  private String known(Measure.Sum sum) {
    int i = sums.getOrDefault(sum, 0);
    return "CAST(k" + i + " AS DOUBLE) / NULLIF(n" + i + ", 0)";
  }

  private static void add(
      List<String> items,
      List<ResultColumn> columns,
      String sql,
      String name,
      Role role,
      String of,
      Label label,
      @Nullable String unit) {
    items.add(sql + " AS " + Identifiers.quote(name));
    columns.add(new ResultColumn(name, role, of, label, Optional.ofNullable(unit)));
  }

  private String grouped(String list, boolean total, List<Object> parameters) {
    List<String> inner = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      inner.add("d" + i);
    }
    String by = total || inner.isEmpty() ? "" : " GROUP BY " + String.join(", ", inner);
    String text = list.replace("{total}", total ? "TRUE" : "FALSE");
    if (total) {
      for (int i = 0; i < dimensions.size(); i++) {
        text = text.replace("d" + i + " AS ", typedNull(dimensions.get(i)) + " AS ");
      }
    }
    List<String> outer = new ArrayList<>(total ? List.of() : inner);
    for (int i = 0; i < sums.size(); i++) {
      for (String kind : List.of("a", "k", "n")) {
        outer.add("SUM(" + kind + i + ") AS " + kind + i);
      }
    }
    List<String> parts = new ArrayList<>();
    byFact()
        .forEach((fact, own) -> parts.add(new FactSql(this, fact, own, total).text(parameters)));
    return "SELECT "
        + text
        + "\nFROM (\n SELECT "
        + String.join(", ", outer)
        + "\n FROM (\n"
        + String.join("\n  UNION ALL\n", parts)
        + "\n ) AS stacked"
        + by
        + "\n) AS summed";
  }

  private static String typedNull(Asked asked) {
    String type = asked.dimension().name().equals(YEAR) ? "INTEGER" : "VARCHAR";
    return "CAST(NULL AS " + type + ")";
  }

  /** Each fact with the sums taken from it. */
  private Map<Fact, List<Measure.Sum>> byFact() {
    Set<String> needed = new LinkedHashSet<>();
    dimensions.forEach(d -> needed.add(d.dimension().name()));
    filtered.forEach(f -> needed.add(f.dimension().name()));
    Map<Fact, List<Measure.Sum>> byFact = new LinkedHashMap<>();
    for (Measure.Sum sum : sums.keySet()) {
      Fact fact =
          Measures.termFor(sum, needed).map(Measure.Term::fact).orElseThrow(() -> no(sum, needed));
      byFact.computeIfAbsent(fact, f -> new ArrayList<>()).add(sum);
    }
    return byFact;
  }

  private LandstockException no(Measure.Sum sum, Set<String> needed) {
    return new LandstockException(
            Code.INVALID_ARGUMENT,
            "measure '" + sum.name() + "' is not known by " + String.join(" and ", needed))
        .withHint("it is known by " + String.join(", ", all.dimensionsOf(sum)));
  }

  private String order(List<ResultColumn> columns) {
    if (query.order().isEmpty()) {
      return dimensions.isEmpty()
          ? ""
          : dimensions.stream()
              .map(d -> Identifiers.quote(d.column()))
              .collect(Collectors.joining(", ", "\nORDER BY ", ""));
    }
    List<String> known = columns.stream().map(ResultColumn::name).toList();
    return query.order().stream()
        .map(
            o -> {
              if (!known.contains(o.column())) {
                throw Measures.unknown("column to order by", o.column(), known);
              }
              return Identifiers.quote(o.column())
                  + (o.descending() ? " DESC NULLS LAST" : " ASC NULLS LAST");
            })
        .collect(Collectors.joining(", ", "\nORDER BY ", ""));
  }

  List<Asked> dimensions() {
    return dimensions;
  }

  List<Asked> filtered() {
    return filtered;
  }

  List<Filter> filters() {
    return query.filters();
  }

  Map<Measure.Sum, Integer> sums() {
    return sums;
  }

  /** Whether the total of a sum would add up years that must not be. */
  boolean overYears(Measure.Sum sum) {
    return !sum.additiveOverYears() && !oneYear();
  }
}
