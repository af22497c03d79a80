package landstock.sql.algebra;

import java.util.ArrayList;
import java.util.List;
import landstock.sql.operator.SpatialOperator;
import landstock.sql.spatial.SpatialFunctions;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Values of expressions that are made of literals and our functions alone. */
public final class Constants {
  private Constants() {}

  /** The value of a literal expression; null where it is NULL or not made of what we evaluate. */
  public static @Nullable Object evaluate(RexNode expression) {
    if (expression instanceof RexLiteral literal) {
      return switch (literal.getType().getSqlTypeName()) {
        case CHAR, VARCHAR -> literal.getValueAs(String.class);
        case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, DOUBLE, FLOAT, REAL ->
            literal.getValueAs(Double.class);
        case BOOLEAN -> literal.getValueAs(Boolean.class);
        default -> null;
      };
    }
    if (!(expression instanceof RexCall call)) {
      return null;
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      Object value = evaluate(operand);
      if (value == null) {
        return null;
      }
      arguments.add(value);
    }
    if (call.getOperator() instanceof SpatialOperator operator) {
      return operator
          .overload(arguments.size())
          .map(f -> SpatialFunctions.call(f, arguments))
          .orElse(null);
    }
    Object first = arguments.isEmpty() ? null : arguments.get(0);
    return switch (call.getKind()) {
      case CAST -> first;
      case MINUS_PREFIX -> first instanceof Double d ? (Object) (-d) : null;
      default -> null;
    };
  }
}
