package landstock.warehouse.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import landstock.sql.engine.Identifiers;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.measure.MeasureQuery.Filter;
import landstock.warehouse.measure.MeasureStatement.ResultColumn;

/**
 * Makes one statement of a question. Each fact is summed by the dimensions first, alone; the sums
 * of all facts are laid under one another and brought together by the dimensions, so that no row of
 * one fact is ever repeated by another and NULL meets NULL.
 */
final class MeasureCompiler {

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
    new QuestionCheck(query, dimensions, measures).check();
    List<Object> parameters = new ArrayList<>();
    List<ResultColumn> columns = answer(false).columns();
    StringBuilder sql = new StringBuilder();
    if (query.totals()) {
      sql.append("SELECT * FROM (");
    }
    sql.append(grouped(false, parameters));
    String order = order(columns);
    if (query.limit().isPresent()) {
      sql.append(order).append("\nLIMIT ").append(query.limit().getAsInt());
    } else if (!query.totals()) {
      sql.append(order);
    }
    if (query.totals()) {
      sql.append(") AS part\nUNION ALL\n").append(grouped(true, parameters));
      String sort = order.isEmpty() ? "" : order.replace("\nORDER BY ", ", ");
      sql.insert(0, "SELECT * FROM (\n").append("\n) AS answer\nORDER BY is_total").append(sort);
    }
    return new MeasureStatement(sql.toString(), parameters, columns);
  }

  private AnswerColumns answer(boolean total) {
    return new AnswerColumns(query, dimensions, measures, sums, total);
  }

  private String grouped(boolean total, List<Object> parameters) {
    List<String> inner = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      inner.add("d" + i);
    }
    String by = total || inner.isEmpty() ? "" : " GROUP BY " + String.join(", ", inner);
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
        + answer(total).list()
        + "\nFROM (\n SELECT "
        + String.join(", ", outer)
        + "\n FROM (\n"
        + String.join("\n  UNION ALL\n", parts)
        + "\n ) AS stacked"
        + by
        + "\n) AS summed";
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
    return !sum.additiveOverYears() && !QuestionCheck.ofOneYear(query);
  }
}
