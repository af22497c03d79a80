package landstock.sql.render;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;

/**
 * A statement ready to run.
 *
 * @param sql in DuckDB's dialect, parameters as {@code $1, $2 …}
 * @param columns of its answer
 * @param parameters types of its parameters
 */
public record Plan(String sql, List<ResultColumn> columns, List<RelDataType> parameters) {

  public Plan {
    columns = List.copyOf(columns);
    parameters = List.copyOf(parameters);
  }
}
