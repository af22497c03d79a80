package landstock.sql.render;

import java.util.List;
import landstock.sql.algebra.Origins;
import org.apache.calcite.rel.type.RelDataType;

/**
 * A statement ready to run.
 *
 * @param sql in DuckDB's dialect, parameters as {@code $1, $2 …}
 * @param columns of its answer
 * @param parameters types of its parameters
 * @param origins where its columns come from: the hook of disclosure control
 * @param discreet whether its failures may not quote values
 */
public record Plan(
    String sql,
    List<ResultColumn> columns,
    List<RelDataType> parameters,
    Origins origins,
    boolean discreet) {

  public Plan {
    columns = List.copyOf(columns);
    parameters = List.copyOf(parameters);
  }
}
