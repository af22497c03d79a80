package landstock.sql.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.checkerframework.checker.nullness.qual.Nullable;

/** {@code OVER (w ROWS …)} in full, for Calcite would lose the frame that stands behind a name. */
final class NamedWindows extends SqlShuttle {
  private final Deque<Map<String, SqlWindow>> named = new ArrayDeque<>();

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof SqlSelect select) {
      Map<String, SqlWindow> declared = new HashMap<>();
      for (SqlNode node : select.getWindowList()) {
        if (node instanceof SqlWindow window && window.getDeclName() != null) {
          declared.put(window.getDeclName().getSimple(), window);
        }
      }
      named.push(declared);
      SqlNode visited = super.visit(call);
      named.pop();
      return visited;
    }
    SqlWindow meant =
        call instanceof SqlWindow window && window.getRefName() != null && !named.isEmpty()
            ? named.element().get(window.getRefName().getSimple())
            : null;
    return meant == null || !extended((SqlWindow) call, meant)
        ? super.visit(call)
        : super.visit(inFull((SqlWindow) call, meant));
  }

  /** Whether the standard lets one window go on from the other. */
  private static boolean extended(SqlWindow window, SqlWindow meant) {
    return meant.getRefName() == null
        && meant.getLowerBound() == null
        && (meant.getOrderList().isEmpty() || window.getOrderList().isEmpty())
        && window.getPartitionList().isEmpty();
  }

  private static SqlWindow inFull(SqlWindow window, SqlWindow meant) {
    SqlParserPos place = window.getParserPosition();
    boolean ordered = !window.getOrderList().isEmpty();
    return SqlWindow.create(
        window.getDeclName(),
        null,
        Ranked.copy(meant.getPartitionList()),
        ordered ? window.getOrderList() : Ranked.copy(meant.getOrderList()),
        SqlLiteral.createBoolean(window.isRows(), place),
        window.getLowerBound(),
        window.getUpperBound(),
        window.isAllowPartial() ? null : SqlLiteral.createBoolean(false, place),
        window.getExclude(),
        place);
  }
}
