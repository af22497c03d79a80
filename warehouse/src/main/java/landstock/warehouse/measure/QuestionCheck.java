package landstock.warehouse.measure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.measure.MeasureQuery.Filter;
import landstock.warehouse.measure.MeasureQuery.Operator;

/** Refuses a question that has no honest answer. */
record QuestionCheck(MeasureQuery query, List<Asked> dimensions, List<Measure> measures) {
  private static final String YEAR = "year";

  /** Whether its filters leave a single year. */
  static boolean ofOneYear(MeasureQuery query) {
    return query.filters().stream()
        .anyMatch(f -> f.dimension().equals(YEAR) && f.operator() == Operator.EQUAL);
  }

  /**
   * @throws LandstockException INVALID_ARGUMENT naming what does not fit
   */
  void check() {
    if (measures.isEmpty()) {
      throw new LandstockException(Code.INVALID_ARGUMENT, "a question needs at least one measure");
    }
    unique(query.measures());
    unique(query.dimensions());
    if (query.limit().isPresent() && query.limit().getAsInt() < 1) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, "limit must be at least 1, was " + query.limit().getAsInt());
    }
    query.filters().forEach(QuestionCheck::check);
    boolean year = dimensions.stream().anyMatch(d -> d.dimension().name().equals(YEAR));
    for (Measure measure : measures) {
      if (!measure.additiveOverYears() && !year && !ofOneYear(query)) {
        throw new LandstockException(
                Code.INVALID_ARGUMENT,
                "measure '" + measure.name() + "' cannot be added up over years")
            .withHint("add the dimension year, or a filter year = …");
      }
    }
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
}
