package landstock.sql.validate;

import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlTimestampLiteral;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Every timestamp is one of microseconds, as in DuckDB. Calcite gives a literal the digits it is
 * written with, and then finds that two of them are of two types (INTERSECT ends in an assertion).
 */
final class Microseconds extends SqlShuttle {
  private static final int DIGITS = 6;

  @Override
  public @Nullable SqlNode visit(SqlLiteral literal) {
    SqlLiteral known =
        literal instanceof SqlUnknownLiteral unknown && unknown.tag.equals("TIMESTAMP")
            ? unknown.resolve(SqlTypeName.TIMESTAMP)
            : literal;
    return known instanceof SqlTimestampLiteral
        ? SqlLiteral.createTimestamp(
            SqlTypeName.TIMESTAMP,
            known.getValueAs(TimestampString.class),
            DIGITS,
            known.getParserPosition())
        : literal;
  }
}
