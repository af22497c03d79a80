package landstock.warehouse.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A question for measures.
 *
 * @param measures names, at least one
 * @param dimensions names to group by, none for one row of everything; a grid is named with its
 *     choice, {@code grid:hexagon_250}
 * @param filters all of which must hold
 * @param snapshot absent means the current one; passed on in {@code Question}
 * @param order columns of the answer to sort by; without any, by the dimensions
 * @param limit most rows, the totals row not counted; at least 1
 * @param totals whether a row over all groups comes last, with {@code is_total}
 */
public record MeasureQuery(
    List<String> measures,
    List<String> dimensions,
    List<Filter> filters,
    Optional<String> snapshot,
    List<Order> order,
    OptionalInt limit,
    boolean totals) {

  public MeasureQuery {
    measures = List.copyOf(measures);
    dimensions = List.copyOf(dimensions);
    filters = List.copyOf(filters);
    order = List.copyOf(order);
  }

  /** How a dimension is compared. */
  public enum Operator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    /** One of the values. */
    IN("in"),
    /** Unknown; takes no value. */
    IS_NULL("is_null");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /** As a client writes it. */
    public String symbol() {
      return symbol;
    }
  }

  /**
   * @param dimension name, with its choice where it has one
   * @param values one, except for {@link Operator#IN} and {@link Operator#IS_NULL}; text or number
   */
  public record Filter(String dimension, Operator operator, List<Object> values) {
    public Filter {
      values = List.copyOf(values);
    }
  }

  /**
   * @param column a dimension or measure of the question
   */
  public record Order(String column, boolean descending) {}

  /** Measures by dimensions, nothing else. */
  public static MeasureQuery of(List<String> measures, List<String> dimensions) {
    return new MeasureQuery(
        measures, dimensions, List.of(), Optional.empty(), List.of(), OptionalInt.empty(), false);
  }

  public MeasureQuery where(String dimension, Operator operator, Object... values) {
    List<Filter> all = new ArrayList<>(filters);
    all.add(new Filter(dimension, operator, List.of(values)));
    return new MeasureQuery(measures, dimensions, all, snapshot, order, limit, totals);
  }

  public MeasureQuery withTotals() {
    return new MeasureQuery(measures, dimensions, filters, snapshot, order, limit, true);
  }

  public MeasureQuery orderBy(String column, boolean descending) {
    List<Order> all = new ArrayList<>(order);
    all.add(new Order(column, descending));
    return new MeasureQuery(measures, dimensions, filters, snapshot, all, limit, totals);
  }

  public MeasureQuery limitTo(int rows) {
    return new MeasureQuery(
        measures, dimensions, filters, snapshot, order, OptionalInt.of(rows), totals);
  }
}
