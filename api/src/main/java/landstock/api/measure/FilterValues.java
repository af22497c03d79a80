package landstock.api.measure;

import java.util.ArrayList;
import java.util.List;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.measure.Dimension;
import landstock.warehouse.measure.DimensionValues;
import landstock.warehouse.measure.DimensionValues.Value;
import landstock.warehouse.measure.MeasureQuery;
import landstock.warehouse.measure.MeasureQuery.Filter;
import landstock.warehouse.measure.MeasureQuery.Operator;
import landstock.warehouse.measure.Measures;

/** What is compared with a dimension: of its type, and something that there is. */
final class FilterValues {
  private final Measures measures;
  private final DimensionValues values;

  FilterValues(Measures measures, DimensionValues values) {
    this.measures = measures;
    this.values = values;
  }

  /**
   * Years as numbers, all else as text.
   *
   * @throws LandstockException INVALID_ARGUMENT naming dimension and value
   */
  static MeasureQuery typed(MeasureQuery query) {
    List<Filter> filters = new ArrayList<>();
    for (Filter filter : query.filters()) {
      boolean year = filter.dimension().equals(DimensionValues.YEAR);
      List<Object> typed = new ArrayList<>();
      for (Object value : filter.values()) {
        typed.add(year ? year(value) : text(filter.dimension(), value));
      }
      filters.add(new Filter(filter.dimension(), filter.operator(), typed));
    }
    return new MeasureQuery(
        query.measures(),
        query.dimensions(),
        filters,
        query.snapshot(),
        query.order(),
        query.limit(),
        query.totals());
  }

  /**
   * Asks the snapshot, once for each dimension.
   *
   * @throws LandstockException INVALID_ARGUMENT with the nearest for a year that was not surveyed,
   *     a code that means nothing, a grid that does not exist
   */
  void check(MeasureQuery query, String snapshot) {
    query.dimensions().forEach(d -> choice(d, snapshot));
    for (Filter filter : query.filters()) {
      choice(filter.dimension(), snapshot);
      Dimension dimension = measures.dimensions().get(base(filter.dimension()));
      boolean same = filter.operator() == Operator.EQUAL || filter.operator() == Operator.IN;
      if (dimension != null && same && !dimension.choose() && DimensionValues.few(dimension)) {
        filter.values().forEach(v -> known(dimension.name(), String.valueOf(v), snapshot));
      }
    }
  }

  private void choice(String dimension, String snapshot) {
    int colon = dimension.indexOf(':');
    if (colon > 0) {
      known(base(dimension), dimension.substring(colon + 1), snapshot);
    }
  }

  private void known(String dimension, String code, String snapshot) {
    List<Value> all = values.of(snapshot, dimension);
    if (all.stream().noneMatch(v -> v.code().equals(code))) {
      List<String> seen = all.stream().filter(Value::seen).map(Value::code).toList();
      throw new LandstockException(
              Code.INVALID_ARGUMENT, snapshot + " has no " + dimension + " '" + code + "'")
          .withHint("it has " + String.join(", ", seen))
          .withSuggestions(Nearest.to(code, seen));
    }
  }

  private static String base(String dimension) {
    int colon = dimension.indexOf(':');
    return colon < 0 ? dimension : dimension.substring(0, colon);
  }

  private static Object year(Object value) {
    try {
      return value instanceof Long number ? number : Long.valueOf(value.toString());
    } catch (NumberFormatException e) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, "a year must be a whole number, was '" + value + "'", e);
    }
  }

  private static Object text(String dimension, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new LandstockException(
            Code.INVALID_ARGUMENT, "a value of '" + dimension + "' must be a text, was " + value)
        .withHint("codes are texts: \"" + value + "\"");
  }
}
