package landstock.sql.render;

import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;

/**
 * {@code CEIL(day TO MONTH)}, which DuckDB has not: the next beginning, or the day if it is one.
 */
final class DatePeriods {
  private DatePeriods() {}

  static boolean isCeil(SqlCall call) {
    return call.getKind() == SqlKind.CEIL && call.operandCount() == 2;
  }

  static void ceil(SqlWriter writer, SqlCall call) {
    String unit = call.operand(1).toString().toLowerCase(Locale.ROOT);
    String beginning = "date_trunc('" + unit + "', ";
    writer.print("CASE WHEN " + beginning);
    value(writer, call.operand(0));
    writer.print(") = ");
    value(writer, call.operand(0));
    writer.print(" THEN ");
    value(writer, call.operand(0));
    writer.print(" ELSE " + beginning);
    value(writer, call.operand(0));
    writer.print(") + INTERVAL 1 " + unit + " END");
    writer.setNeedWhitespace(true);
  }

  private static void value(SqlWriter writer, SqlNode value) {
    writer.setNeedWhitespace(false);
    SqlWriter.Frame frame = writer.startList("(", ")");
    value.unparse(writer, 0, 0);
    writer.endList(frame);
    writer.setNeedWhitespace(false);
  }
}
