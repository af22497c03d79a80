package landstock.sql.render;

import java.util.List;
import landstock.sql.operator.GroupsFrame;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** A window with a frame of GROUPS, which Calcite cannot write. */
final class GroupsWindow {
  private GroupsWindow() {}

  /**
   * @param window one that {@link GroupsFrame} marks
   */
  static void write(SqlWriter writer, SqlWindow window) {
    List<SqlNode> keys = window.getOrderList().getList();
    SqlWriter.Frame frame = writer.startList(SqlWriter.FrameTypeEnum.WINDOW, "(", ")");
    if (!window.getPartitionList().isEmpty()) {
      writer.sep("PARTITION BY");
      list(writer, window.getPartitionList().getList());
    }
    writer.sep("ORDER BY");
    list(writer, keys.subList(0, keys.size() - 1));
    writer.sep("GROUPS BETWEEN");
    bound(writer, window.getLowerBound());
    writer.keyword("AND");
    bound(writer, window.getUpperBound());
    if (!SqlWindow.isExcludeNoOthers(window.getExclude())) {
      window.getExclude().unparse(writer, 0, 0);
    }
    writer.endList(frame);
  }

  private static void list(SqlWriter writer, List<SqlNode> nodes) {
    SqlWriter.Frame frame = writer.startList("", "");
    for (SqlNode node : nodes) {
      writer.sep(",");
      node.unparse(writer, 0, 0);
    }
    writer.endList(frame);
  }

  /** The standard's frame of one bound ends with the current row. */
  private static void bound(SqlWriter writer, @Nullable SqlNode bound) {
    SqlNode meant = bound == null ? SqlWindow.createCurrentRow(SqlParserPos.ZERO) : bound;
    meant.unparse(writer, 0, 0);
  }
}
