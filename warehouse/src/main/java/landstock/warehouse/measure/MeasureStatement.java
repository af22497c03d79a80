package landstock.warehouse.measure;

import java.util.List;
import java.util.Optional;
import landstock.sql.catalog.Label;

/**
 * A question for measures as one statement.
 *
 * @param sql of our own, PostgreSQL-flavoured; goes through {@code Queries}
 * @param parameters values of its {@code ?}, in order
 * @param columns of the answer, in order
 */
public record MeasureStatement(String sql, List<Object> parameters, List<ResultColumn> columns) {

  /** What a column of the answer is. */
  public enum Role {
    DIMENSION,
    /** Name of the value of the dimension before it. */
    LABEL,
    MEASURE,
    /** Of the measure before it. */
    NUMERATOR,
    /** Of the measure before it. */
    DENOMINATOR,
    /** Share of the rows of the fact in which the measure is known, 0 to 1. */
    COVERAGE,
    /** Whether the row is the total over all groups. */
    TOTAL
  }

  /**
   * @param of dimension or measure it belongs to
   */
  public record ResultColumn(
      String name, Role role, String of, Label label, Optional<String> unit) {}

  public MeasureStatement {
    parameters = List.copyOf(parameters);
    columns = List.copyOf(columns);
  }
}
