package landstock.sql.security;

import java.math.BigDecimal;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;

/** How large an exact number can be: by its type, and by the constants in it. */
final class ExactRange {
  private static final int MAX_DIGITS = 38;

  private ExactRange() {}

  /** The largest absolute value that an expression's inputs allow, whatever its type holds. */
  static BigDecimal of(RexNode node) {
    BigDecimal literal = Measures.literal(node);
    if (literal != null) {
      return literal.abs();
    }
    if (!(node instanceof RexCall call)) {
      return of(node.getType());
    }
    return switch (call.getKind()) {
      case PLUS, MINUS -> of(call.getOperands().get(0)).add(of(call.getOperands().get(1)));
      case TIMES -> of(call.getOperands().get(0)).multiply(of(call.getOperands().get(1)));
      case MINUS_PREFIX, PLUS_PREFIX, CAST -> of(call.getOperands().get(0)).min(of(call.getType()));
      default -> of(call.getType());
    };
  }

  /** The largest absolute value of a type, which the type holds itself. */
  static BigDecimal of(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case TINYINT -> BigDecimal.valueOf(Byte.MAX_VALUE);
      case SMALLINT -> BigDecimal.valueOf(Short.MAX_VALUE);
      case INTEGER -> BigDecimal.valueOf(Integer.MAX_VALUE);
      case BIGINT -> BigDecimal.valueOf(Long.MAX_VALUE);
      case DECIMAL -> BigDecimal.TEN.pow(Math.max(0, type.getPrecision() - type.getScale()));
      default -> BigDecimal.TEN.pow(MAX_DIGITS);
    };
  }
}
