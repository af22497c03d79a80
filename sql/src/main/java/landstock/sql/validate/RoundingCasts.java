package landstock.sql.validate;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Leaves the cast of a literal with a fraction to whole numbers to the engine, which rounds as
 * PostgreSQL does. Calcite would work it out at once, and cuts: {@code 2.7::integer} became 2.
 */
final class RoundingCasts extends RexBuilder {
  RoundingCasts(RelDataTypeFactory types) {
    super(types);
  }

  @Override
  public RexNode makeCast(
      SqlParserPos at,
      RelDataType type,
      RexNode value,
      boolean matchNullability,
      boolean safe,
      RexLiteral format) {
    boolean rounds =
        value instanceof RexLiteral
            && SqlTypeUtil.isIntType(type)
            && SqlTypeUtil.isNumeric(value.getType())
            && !SqlTypeUtil.isIntType(value.getType());
    return rounds
        ? makeAbstractCast(at, type, value, safe)
        : super.makeCast(at, type, value, matchNullability, safe, format);
  }
}
