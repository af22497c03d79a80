package landstock.sql.validate;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * PostgreSQL's arithmetic of days: {@code DATE - DATE} is a number of days, {@code DATE ± INTEGER}
 * a date. Takes the place of the standard's {@code +} and {@code -}, which know neither.
 */
final class DateArithmetic implements SqlOperatorTable, SqlRexConvertletTable {
  private static final SqlOperator PLUS = of(SqlStdOperatorTable.PLUS);
  private static final SqlOperator MINUS = of(SqlStdOperatorTable.MINUS);

  /** The engine's own operators on dates; its difference of two dates is a BIGINT. */
  private static final SqlOperator PLUS_DAYS = engine("+");

  private static final SqlOperator MINUS_DAYS = engine("-");

  private final SqlOperatorTable others;

  /**
   * @param others every other operator
   */
  DateArithmetic(SqlOperatorTable others) {
    this.others = others;
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    if (syntax == SqlSyntax.BINARY && name.isSimple() && name.getSimple().equals("+")) {
      found.add(PLUS);
    } else if (syntax == SqlSyntax.BINARY && name.isSimple() && name.getSimple().equals("-")) {
      found.add(MINUS);
    } else {
      others.lookupOperatorOverloads(name, category, syntax, found, matcher);
    }
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return others.getOperatorList();
  }

  @Override
  public @Nullable SqlRexConvertlet get(SqlCall call) {
    if (!(call.getOperator().getOperandTypeChecker() instanceof Operands ours)) {
      return StandardConvertletTable.INSTANCE.get(call);
    }
    boolean plus = ours.plus();
    return (context, arithmetic) -> {
      RelDataType left = context.getValidator().getValidatedNodeType(arithmetic.operand(0));
      RelDataType right = context.getValidator().getValidatedNodeType(arithmetic.operand(1));
      if (!ofDays(plus, left, right)) {
        ((SqlBasicCall) arithmetic)
            .setOperator(plus ? SqlStdOperatorTable.PLUS : SqlStdOperatorTable.MINUS);
        SqlRexConvertlet standard = StandardConvertletTable.INSTANCE.get(arithmetic);
        if (standard == null) {
          throw new IllegalStateException("no convertlet: " + arithmetic);
        }
        return standard.convertCall(context, arithmetic);
      }
      List<RexNode> operands =
          List.of(
              context.convertExpression(arithmetic.operand(0)),
              context.convertExpression(arithmetic.operand(1)));
      return days(context.getRexBuilder(), plus, operands);
    };
  }

  private static RexNode days(RexBuilder rex, boolean plus, List<RexNode> operands) {
    RelDataTypeFactory types = rex.getTypeFactory();
    boolean nullable = operands.stream().anyMatch(o -> o.getType().isNullable());
    RelDataType day =
        types.createTypeWithNullability(types.createSqlType(SqlTypeName.DATE), nullable);
    if (plus) {
      return rex.makeCall(day, PLUS_DAYS, operands);
    }
    if (!date(operands.get(1).getType())) {
      return rex.makeCall(day, MINUS_DAYS, operands);
    }
    RelDataType difference =
        types.createTypeWithNullability(types.createSqlType(SqlTypeName.BIGINT), nullable);
    RelDataType number =
        types.createTypeWithNullability(types.createSqlType(SqlTypeName.INTEGER), nullable);
    return rex.makeAbstractCast(number, rex.makeCall(difference, MINUS_DAYS, operands), false);
  }

  private static boolean ofDays(boolean plus, RelDataType left, RelDataType right) {
    return (date(left) && SqlTypeUtil.isIntType(right))
        || (plus ? SqlTypeUtil.isIntType(left) && date(right) : date(left) && date(right));
  }

  private static boolean date(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.DATE;
  }

  private static SqlOperator of(SqlBinaryOperator standard) {
    boolean plus = standard.getKind() == SqlKind.PLUS;
    return new SqlBinaryOperator(
        standard.getName(),
        standard.getKind(),
        standard.getLeftPrec(),
        true,
        binding -> resultType(standard, plus, binding),
        InferTypes.FIRST_KNOWN,
        new Operands(standard, plus));
  }

  private static @Nullable RelDataType resultType(
      SqlBinaryOperator standard, boolean plus, SqlOperatorBinding binding) {
    RelDataType left = binding.getOperandType(0);
    RelDataType right = binding.getOperandType(1);
    if (!ofDays(plus, left, right)) {
      return standard.inferReturnType(binding);
    }
    SqlTypeName result = date(left) && date(right) ? SqlTypeName.INTEGER : SqlTypeName.DATE;
    RelDataTypeFactory types = binding.getTypeFactory();
    return types.createTypeWithNullability(
        types.createSqlType(result), left.isNullable() || right.isNullable());
  }

  private record Operands(SqlBinaryOperator standard, boolean plus)
      implements SqlOperandTypeChecker {
    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
      SqlOperandTypeChecker checker = standard.getOperandTypeChecker();
      return ofDays(plus, binding.getOperandType(0), binding.getOperandType(1))
          || checker == null
          || checker.checkOperandTypes(binding, throwOnFailure);
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      return SqlOperandCountRanges.of(2);
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
      return String.valueOf(standard.getAllowedSignatures());
    }
  }

  private static SqlOperator engine(String sign) {
    return new SqlBinaryOperator(
        sign,
        SqlKind.OTHER,
        SqlStdOperatorTable.PLUS.getLeftPrec(),
        true,
        ReturnTypes.ARG0_NULLABLE,
        null,
        OperandTypes.VARIADIC);
  }
}
