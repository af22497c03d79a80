package landstock.sql.render;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * An expression in brackets. Under HAVING Calcite takes a sub-query for a part of the query around
 * it and writes it without its own.
 */
final class Brackets extends SqlSpecialOperator {
  private static final Brackets OPERATOR = new Brackets();

  private Brackets() {
    super("BRACKETS", SqlKind.OTHER);
  }

  /** Puts the condition of HAVING in brackets, once. */
  static void aroundHaving(SqlSelect select) {
    SqlNode having = select.getHaving();
    if (having != null
        && !(having instanceof SqlCall call && call.getOperator() instanceof Brackets)) {
      select.setHaving(OPERATOR.createCall(SqlParserPos.ZERO, having));
    }
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
    SqlWriter.Frame frame = writer.startList("(", ")");
    call.operand(0).unparse(writer, 0, 0);
    writer.endList(frame);
  }
}
