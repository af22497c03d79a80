package landstock.sql.security;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import landstock.sql.security.Refusal.Use;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The closed grammar of what may be done to an aggregate-only value before it is aggregated. Every
 * form that has a step in it is a condition in disguise, so only these are let through: sums and
 * differences, products of two, a factor, a cast that keeps every value, NULL replaced. Floating
 * point is narrower, for {@code (x + 1e20) - 1e20} is a step too; and so is an overflow.
 */
final class Measures {
  private static final int MAX_DEGREE = 2;
  private static final int MAX_SCALINGS = 2;
  private static final BigDecimal LARGEST_FACTOR = BigDecimal.TEN.pow(9);
  private static final BigDecimal SMALLEST_FACTOR = BigDecimal.ONE.movePointLeft(9);

  private final Function<RexNode, Cell> cells;

  /**
   * @param cells what is known of an operand; itself refuses what may not be
   */
  Measures(Function<RexNode, Cell> cells) {
    this.cells = cells;
  }

  /** What comes out of a call; null where no operand is restricted. */
  @Nullable Restriction of(RexCall call) {
    List<RexNode> operands = call.getOperands();
    return switch (call.getKind()) {
      case CASE -> choice(operands);
      case COALESCE -> either(operands);
      case PLUS, MINUS -> sum(call);
      case TIMES -> product(call);
      case DIVIDE -> quotient(call);
      case CAST -> cast(call);
      case MINUS_PREFIX, PLUS_PREFIX -> cells.apply(operands.get(0)).restriction();
      default -> refuseAny(call);
    };
  }

  private @Nullable Restriction refuseAny(RexCall call) {
    for (RexNode operand : call.getOperands()) {
      Restriction found = cells.apply(operand).restriction();
      if (found != null) {
        boolean condition = call.getType().getSqlTypeName() == SqlTypeName.BOOLEAN;
        throw condition
            ? new Refusal(found, Use.CONDITION)
            : new Refusal(found, Use.ARITHMETIC, call.getOperator().getName());
      }
    }
    return null;
  }

  /** {@code CASE}: its conditions may ask whether the value is there, nothing else of it. */
  private @Nullable Restriction choice(List<RexNode> operands) {
    Restriction all = null;
    for (int i = 0; i < operands.size(); i++) {
      RexNode operand = operands.get(i);
      boolean condition = i % 2 == 0 && i < operands.size() - 1;
      if (condition && whetherThere(operand)) {
        continue;
      }
      Restriction found = cells.apply(operand).restriction();
      if (found != null && condition) {
        throw new Refusal(found, Use.CONDITION);
      }
      all = or(all, found);
    }
    return all;
  }

  private static boolean whetherThere(RexNode condition) {
    return condition instanceof RexCall call
        && (call.getKind() == SqlKind.IS_NOT_NULL || call.getKind() == SqlKind.IS_NULL)
        && RexUtil.removeCast(call.getOperands().get(0))
            instanceof org.apache.calcite.rex.RexInputRef;
  }

  private @Nullable Restriction either(List<RexNode> operands) {
    Restriction all = null;
    for (RexNode operand : operands) {
      all = or(all, cells.apply(operand).restriction());
    }
    return all;
  }

  private static @Nullable Restriction or(@Nullable Restriction one, @Nullable Restriction other) {
    if (one == null || other == null) {
      Restriction only = one == null ? other : one;
      return only == null ? null : only.or(only);
    }
    return one.or(other);
  }

  private @Nullable Restriction sum(RexCall call) {
    Restriction left = cells.apply(call.getOperands().get(0)).restriction();
    Restriction right = cells.apply(call.getOperands().get(1)).restriction();
    if (left == null && right == null) {
      return null;
    }
    if (left != null && right != null && left.linear() && right.linear()) {
      return left;
    }
    Restriction some = left == null ? right : left;
    if (some == null || !exact(call.getType())) {
      throw refused(some, call);
    }
    if (overflows(call)) {
      throw new Refusal(some, Use.OVERFLOW, call.getOperator().getName());
    }
    return left == null || right == null ? some.or(some) : left.or(right);
  }

  private @Nullable Restriction product(RexCall call) {
    RexNode a = call.getOperands().get(0);
    RexNode b = call.getOperands().get(1);
    Cell left = cells.apply(a);
    Cell right = cells.apply(b);
    Restriction one = left.restriction();
    Restriction other = right.restriction();
    if (one == null && other == null) {
      return null;
    }
    Restriction result;
    if (one != null && other != null) {
      result = one.times(other);
    } else if (one != null) {
      result = factor(b, right, call) ? one.scaled() : null;
    } else {
      result = other != null && factor(a, left, call) ? other.scaled() : null;
    }
    Restriction some = one == null ? other : one;
    if (result == null || result.degree() > MAX_DEGREE || result.scalings() > MAX_SCALINGS) {
      throw refused(some, call);
    }
    if (exact(call.getType()) && overflows(call)) {
      throw new Refusal(result, Use.OVERFLOW, call.getOperator().getName());
    }
    return result;
  }

  /** Whether a value may be multiplied by this: exact, or neither vast nor tiny. */
  private static boolean factor(RexNode node, Cell cell, RexCall call) {
    return cell.stored() || exact(call.getType()) || reasonable(node);
  }

  private static boolean reasonable(RexNode node) {
    BigDecimal value = literal(node);
    return value != null
        && value.abs().compareTo(LARGEST_FACTOR) <= 0
        && value.abs().compareTo(SMALLEST_FACTOR) >= 0;
  }

  private @Nullable Restriction quotient(RexCall call) {
    RexNode divisor = call.getOperands().get(1);
    Cell below = cells.apply(divisor);
    Restriction above = cells.apply(call.getOperands().get(0)).restriction();
    if (above == null && !below.restricted()) {
      return null;
    }
    if (above == null || below.restricted() || above.scalings() >= MAX_SCALINGS) {
      throw refused(above == null ? below.restriction() : above, call);
    }
    boolean keeps =
        exact(call.getType()) ? keepsSteps(call) : below.stored() || reasonable(divisor);
    if (!keeps) {
      throw refused(above, call);
    }
    return above.scaled();
  }

  /** Whether two neighbouring values stay different: otherwise rounding makes a step of them. */
  private static boolean keepsSteps(RexCall call) {
    RelDataType from = call.getOperands().get(0).getType();
    BigDecimal divisor = literal(call.getOperands().get(1));
    if (divisor == null || divisor.signum() == 0 || !SqlTypeUtil.isDecimal(call.getType())) {
      return false;
    }
    BigDecimal step = BigDecimal.ONE.movePointLeft(Math.max(0, from.getScale()));
    BigDecimal resolution = BigDecimal.ONE.movePointLeft(call.getType().getScale());
    return divisor.abs().compareTo(LARGEST_FACTOR) <= 0
        && divisor.abs().multiply(resolution).compareTo(step) <= 0;
  }

  private @Nullable Restriction cast(RexCall call) {
    RexNode operand = call.getOperands().get(0);
    Restriction restriction = cells.apply(operand).restriction();
    if (restriction != null && !keepsValues(operand.getType(), call.getType())) {
      throw refused(restriction, call);
    }
    return restriction;
  }

  private static boolean keepsValues(RelDataType from, RelDataType to) {
    if (from.getSqlTypeName() == to.getSqlTypeName() && !SqlTypeUtil.isDecimal(to)) {
      return true;
    }
    if (!SqlTypeUtil.isNumeric(from) || !SqlTypeUtil.isNumeric(to)) {
      return false;
    }
    if (to.getSqlTypeName() == SqlTypeName.DOUBLE || to.getSqlTypeName() == SqlTypeName.FLOAT) {
      return true;
    }
    return exact(from)
        && exact(to)
        && Math.max(0, to.getScale()) >= Math.max(0, from.getScale())
        && ExactRange.of(to).compareTo(ExactRange.of(from)) >= 0;
  }

  private static Refusal refused(@Nullable Restriction restriction, RexCall call) {
    if (restriction == null) {
      throw new IllegalStateException("nothing to refuse in " + call.getKind());
    }
    return new Refusal(restriction, Use.ARITHMETIC, call.getOperator().getName());
  }

  private static boolean exact(RelDataType type) {
    return type.getSqlTypeName().getFamily() == SqlTypeFamily.NUMERIC
        && SqlTypeUtil.isExactNumeric(type);
  }

  private static boolean overflows(RexCall call) {
    return ExactRange.of(call).compareTo(ExactRange.of(call.getType())) > 0;
  }

  static @Nullable BigDecimal literal(RexNode node) {
    return RexUtil.removeCast(node) instanceof RexLiteral literal
            && SqlTypeUtil.isNumeric(literal.getType())
        ? literal.getValueAs(BigDecimal.class)
        : null;
  }
}
