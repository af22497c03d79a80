package landstock.sql.parse;

import java.util.List;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlShuttle;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * {@code x SIMILAR TO '(A|B)%'}: the standard's patterns, of the whole text, as a regular
 * expression. DuckDB's own SIMILAR TO reads a regular expression instead.
 */
final class SimilarTo extends SqlShuttle {

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    boolean similar = call.getOperator().equals(SqlStdOperatorTable.SIMILAR_TO);
    if (!similar && !call.getOperator().equals(SqlStdOperatorTable.NOT_SIMILAR_TO)) {
      return super.visit(call);
    }
    SqlNode pattern = call.operand(1);
    if (!(pattern instanceof SqlCharStringLiteral text)) {
      throw problem(pattern, "the pattern of SIMILAR TO must be a text literal");
    }
    char escape = '\\';
    if (call.operandCount() > 2) {
      if (!(call.operand(2) instanceof SqlCharStringLiteral sign)
          || sign.getValueAs(String.class).length() != 1) {
        throw problem(call.operand(2), "ESCAPE takes one character");
      }
      escape = sign.getValueAs(String.class).charAt(0);
    }
    SqlOperator matches =
        similar
            ? SqlStdOperatorTable.POSIX_REGEX_CASE_SENSITIVE
            : SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_SENSITIVE;
    SqlNode expression =
        SqlLiteral.createCharString(
            regularExpression(text.getValueAs(String.class), escape), text.getParserPosition());
    return super.visit(
        matches.createCall(call.getParserPosition(), List.of(call.operand(0), expression)));
  }

  /** A regular expression that matches the whole text where the pattern does. */
  static String regularExpression(String pattern, char escape) {
    StringBuilder expression = new StringBuilder("(?s)^(?:");
    boolean inSet = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == escape && i + 1 < pattern.length()) {
        i++;
        literal(expression, pattern.charAt(i));
      } else if (inSet) {
        inSet = c != ']';
        expression.append(c == '\\' || c == '[' ? "\\" : "").append(c);
      } else {
        inSet = c == '[';
        switch (c) {
          case '%' -> expression.append(".*");
          case '_' -> expression.append('.');
          case '.', '^', '$', '\\' -> literal(expression, c);
          default -> expression.append(c);
        }
      }
    }
    return expression.append(")$").toString();
  }

  private static void literal(StringBuilder expression, char c) {
    boolean sign = c < 0x80 && !Character.isLetterOrDigit(c);
    expression.append(sign ? "\\" : "").append(c);
  }

  private static LandstockException problem(SqlNode node, String message) {
    return new LandstockException(Code.INVALID_QUERY, message)
        .withHint("write x SIMILAR TO '(A|B)%', or x ~ expression for a regular expression")
        .at(node.getParserPosition().getLineNum(), node.getParserPosition().getColumnNum());
  }
}
