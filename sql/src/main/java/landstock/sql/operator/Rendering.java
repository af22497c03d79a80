package landstock.sql.operator;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;

/** How an engine says a call. */
@FunctionalInterface
public interface Rendering {

  /**
   * Writes the call.
   *
   * @param call for its DISTINCT, if it has one
   * @param arguments of the call, maybe changed
   */
  void write(SqlWriter writer, SqlCall call, List<SqlNode> arguments);

  default void write(SqlWriter writer, SqlCall call) {
    write(writer, call, call.getOperandList());
  }
}
