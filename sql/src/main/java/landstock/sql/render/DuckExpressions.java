package landstock.sql.render;

import java.util.ArrayList;
import java.util.List;
import landstock.sql.algebra.Constants;
import landstock.sql.algebra.Rewrite;
import landstock.sql.function.SpatialFunction;
import landstock.sql.function.ValueType;
import landstock.sql.operator.FunctionCatalog;
import landstock.sql.operator.SpatialOperator;
import landstock.sql.operator.SpatialOperators;
import landstock.sql.spatial.GeometryCodec;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.locationtech.jts.geom.Geometry;

/**
 * Expressions as DuckDB must be told them so that they mean what our SQL says. Geometry crosses
 * into our functions as base64 of WKB; from one function to the next it stays text.
 */
final class DuckExpressions extends Rewrite {
  private static final SqlFunction AS_WKB = engine("st_aswkb", SqlTypeName.VARBINARY);
  private static final SqlFunction FROM_WKB = engine("st_geomfromwkb", SqlTypeName.GEOMETRY);
  private static final SqlFunction TO_BASE64 = engine("to_base64", SqlTypeName.VARCHAR);
  private static final SqlFunction FROM_BASE64 = engine("from_base64", SqlTypeName.VARBINARY);

  /** DuckDB's {@code /} of two integers is a fraction; ours is an integer, as in PostgreSQL. */
  private static final SqlOperator INTEGER_DIVIDE =
      new org.apache.calcite.sql.SqlBinaryOperator(
          "//",
          SqlKind.OTHER,
          SqlStdOperatorTable.DIVIDE.getLeftPrec(),
          true,
          ReturnTypes.QUOTIENT_NULLABLE,
          null,
          OperandTypes.DIVISION_OPERATOR);

  @Override
  protected RelNode rewrite(RelNode node) {
    if (node instanceof Aggregate) {
      return node;
    }
    RexBuilder rex = node.getCluster().getRexBuilder();
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitLiteral(RexLiteral literal) {
            if (literal.isNull() && literal.getType().getSqlTypeName() != SqlTypeName.NULL) {
              return rex.makeAbstractCast(
                  literal.getType(),
                  rex.makeNullLiteral(rex.getTypeFactory().createSqlType(SqlTypeName.NULL)),
                  false);
            }
            return literal.getType().getSqlTypeName() == SqlTypeName.GEOMETRY
                    && literal.getValue() instanceof Geometry geometry
                ? fromText(rex, literal.getType(), rex.makeLiteral(GeometryCodec.encode(geometry)))
                : literal;
          }

          @Override
          public RexNode visitDynamicParam(RexDynamicParam parameter) {
            return rex.makeAbstractCast(parameter.getType(), parameter, false);
          }

          @Override
          public RexNode visitCall(RexCall original) {
            RexCall call = (RexCall) super.visitCall(original);
            if (call.getOperator() instanceof SpatialOperator operator) {
              return spatial(rex, operator, call);
            }
            if (call.getOperator().equals(SpatialOperators.SET_SRID)) {
              return call.getOperands().get(0); // the planner has used its code
            }
            if (call.getKind() == SqlKind.CASE && sumOver(call)) {
              return call.getOperands().get(1);
            }
            if (call.getKind() == SqlKind.DIVIDE) {
              return divide(rex, call);
            }
            if (call.getKind() == SqlKind.MOD) {
              call = remainder(rex, call);
            }
            return answersAnotherType(call)
                ? rex.makeAbstractCast(call.getType(), call, false)
                : call;
          }
        });
  }

  /**
   * {@code CASE WHEN COUNT(x) OVER w > 0 THEN SUM(x) OVER w END}, as Calcite takes SUM over a
   * window apart. DuckDB's sum of nothing is NULL by itself, and one window is half of two.
   */
  private static boolean sumOver(RexCall choice) {
    List<RexNode> operands = choice.getOperands();
    if (operands.size() != 3
        || !RexLiteral.isNullLiteral(withoutCast(operands.get(2)))
        || operands.get(0).getKind() != SqlKind.GREATER_THAN) {
      return false;
    }
    RexNode counted = ((RexCall) operands.get(0)).getOperands().get(0);
    return counted instanceof RexOver count
        && withoutCast(operands.get(1)) instanceof RexOver sum
        && count.getAggOperator().getKind() == SqlKind.COUNT
        && (sum.getAggOperator().getKind() == SqlKind.SUM
            || sum.getAggOperator().getKind() == SqlKind.SUM0)
        && count.getOperands().equals(sum.getOperands())
        && count.getWindow().toString().equals(sum.getWindow().toString());
  }

  private static RexNode withoutCast(RexNode node) {
    return node.isA(SqlKind.CAST) ? withoutCast(((RexCall) node).getOperands().get(0)) : node;
  }

  /** DuckDB gives DATE ± INTERVAL as TIMESTAMP, and fields of dates as BIGINT. */
  private static boolean answersAnotherType(RexCall call) {
    return FunctionCatalog.recast(call.getOperator())
        || (call.getType().getSqlTypeName() == SqlTypeName.DATE
            && (call.getOperator().equals(SqlStdOperatorTable.DATETIME_PLUS)
                || call.getOperator().equals(SqlStdOperatorTable.MINUS_DATE)));
  }

  private static RexNode spatial(RexBuilder rex, SpatialOperator operator, RexCall call) {
    SpatialFunction function =
        operator
            .overload(call.getOperands().size())
            .orElseThrow(() -> new IllegalStateException("no such overload: " + call));
    List<RexNode> arguments = new ArrayList<>();
    for (int i = 0; i < call.getOperands().size(); i++) {
      RexNode operand = call.getOperands().get(i);
      arguments.add(
          switch (function.parameters().get(i)) {
            case GEOMETRY -> asText(rex, operand);
            case BINARY -> rex.makeCall(TO_BASE64, operand);
            case DOUBLE -> as(rex, SqlTypeName.DOUBLE, operand);
            case INTEGER -> as(rex, SqlTypeName.INTEGER, operand);
            case BOOLEAN, TEXT -> operand;
          });
    }
    RexNode raw =
        rex.makeCall(engine(function.engineName(), engineType(function.result())), arguments);
    return switch (function.result()) {
      case GEOMETRY -> fromText(rex, call.getType(), raw);
      case BINARY -> rex.makeCall(call.getType(), FROM_BASE64, List.of(raw));
      default ->
          rex.makeCall(
              call.getType(),
              engine(function.engineName(), engineType(function.result())),
              arguments);
    };
  }

  private static RexNode fromText(RexBuilder rex, RelDataType geometry, RexNode text) {
    return rex.makeCall(geometry, FROM_WKB, List.of(rex.makeCall(FROM_BASE64, text)));
  }

  /** Text of a geometry; where one of our functions made it, its own result. */
  private static RexNode asText(RexBuilder rex, RexNode geometry) {
    if (geometry instanceof RexCall made
        && made.getOperator().equals(FROM_WKB)
        && made.getOperands().get(0) instanceof RexCall decoded
        && decoded.getOperator().equals(FROM_BASE64)) {
      return decoded.getOperands().get(0);
    }
    return rex.makeCall(TO_BASE64, rex.makeCall(AS_WKB, geometry));
  }

  private static RexNode as(RexBuilder rex, SqlTypeName type, RexNode value) {
    if (value.getType().getSqlTypeName() == type) {
      return value;
    }
    RelDataTypeFactory types = rex.getTypeFactory();
    return rex.makeAbstractCast(
        types.createTypeWithNullability(types.createSqlType(type), true), value, false);
  }

  /** A division by zero is NULL, of any type; a decimal quotient is the declared decimal. */
  private static RexNode divide(RexBuilder rex, RexCall call) {
    RelDataType type = call.getType();
    RexNode divisor = nullIfZero(rex, call.getOperands().get(1));
    if (SqlTypeUtil.isIntType(type)) {
      return rex.makeCall(type, INTEGER_DIVIDE, List.of(call.getOperands().get(0), divisor));
    }
    RexNode quotient =
        rex.makeCall(type, SqlStdOperatorTable.DIVIDE, List.of(call.getOperands().get(0), divisor));
    return SqlTypeUtil.isDecimal(type) ? rex.makeAbstractCast(type, quotient, false) : quotient;
  }

  /** The remainder of a division by zero is NULL too. */
  private static RexCall remainder(RexBuilder rex, RexCall call) {
    RexNode divisor = nullIfZero(rex, call.getOperands().get(1));
    return (RexCall)
        rex.makeCall(
            call.getType(), call.getOperator(), List.of(call.getOperands().get(0), divisor));
  }

  private static RexNode nullIfZero(RexBuilder rex, RexNode divisor) {
    if (Constants.evaluate(divisor) instanceof Double number && number != 0) {
      return divisor;
    }
    return rex.makeCall(
        SqlStdOperatorTable.CASE,
        rex.makeCall(
            SqlStdOperatorTable.EQUALS,
            divisor,
            rex.makeZeroLiteral(
                rex.getTypeFactory().createTypeWithNullability(divisor.getType(), false))),
        rex.makeNullLiteral(divisor.getType()),
        divisor);
  }

  private static SqlTypeName engineType(ValueType type) {
    return switch (type) {
      case GEOMETRY, TEXT, BINARY -> SqlTypeName.VARCHAR;
      case DOUBLE -> SqlTypeName.DOUBLE;
      case INTEGER -> SqlTypeName.INTEGER;
      case BOOLEAN -> SqlTypeName.BOOLEAN;
    };
  }

  private static SqlFunction engine(String name, SqlTypeName result) {
    return SqlBasicFunction.create(
        name,
        ReturnTypes.explicit(result)
            .andThen(
                (binding, type) -> binding.getTypeFactory().createTypeWithNullability(type, true)),
        OperandTypes.VARIADIC,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
  }
}
