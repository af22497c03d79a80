package landstock.sql.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlOperandTypeInference;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidatorException;

/** All forms of one function: checks a call against them and tells its type. */
record Forms(String name, List<Form> all)
    implements SqlOperandTypeChecker, SqlOperandTypeInference, SqlReturnTypeInference {

  /** How DuckDB says a call with so many arguments. */
  Optional<Rendering> duckDb(int arguments) {
    return all.stream().filter(form -> form.takes(arguments)).findFirst().flatMap(Form::duckDb);
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
    List<RelDataType> types = new ArrayList<>();
    for (int i = 0; i < binding.getOperandCount(); i++) {
      types.add(binding.getOperandType(i));
    }
    List<Form> fitting = all.stream().filter(form -> form.takes(types)).toList();
    if (fitting.stream().anyMatch(form -> constants(binding, form))) {
      return true;
    }
    if (throwOnFailure) {
      throw failure(binding, fitting.isEmpty() ? wrong(types) : constantsWanted(fitting.get(0)));
    }
    return false;
  }

  private static boolean constants(SqlCallBinding binding, Form form) {
    for (int i = 0; i < binding.getOperandCount(); i++) {
      if (form.parameter(i).constant() && !constant(binding.operand(i))) {
        return false;
      }
    }
    return true;
  }

  /** A literal, or a negative one, which the parser makes a call. */
  private static boolean constant(SqlNode operand) {
    return operand instanceof SqlLiteral
        || (operand.getKind() == SqlKind.MINUS_PREFIX
            && ((SqlCall) operand).operand(0) instanceof SqlLiteral);
  }

  private String constantsWanted(Form form) {
    return name + " needs a constant where " + form.signature(name) + " has quotes";
  }

  private String wrong(List<RelDataType> types) {
    return name
        + types.stream().map(ArgumentType::nameOf).collect(Collectors.joining(", ", "(", ")"))
        + " does not fit; it is "
        + all.stream().map(form -> form.signature(name)).collect(Collectors.joining(" or "));
  }

  static CalciteContextException failure(SqlCallBinding binding, String text) {
    SqlParserPos at = binding.getCall().getParserPosition();
    return new CalciteContextException(
        "",
        new SqlValidatorException(text, null),
        at.getLineNum(),
        at.getColumnNum(),
        at.getEndLineNum(),
        at.getEndColumnNum());
  }

  /** Calls with the wrong number come to {@link #checkOperandTypes} too, which says it better. */
  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return SqlOperandCountRanges.any();
  }

  @Override
  public String getAllowedSignatures(SqlOperator operator, String operatorName) {
    return all.stream().map(form -> form.signature(name)).collect(Collectors.joining("\n"));
  }

  /** A {@code ?} is taken for what the first form of this arity has in its place. */
  @Override
  public void inferOperandTypes(
      SqlCallBinding binding, RelDataType returnType, RelDataType[] operandTypes) {
    Optional<Form> form = all.stream().filter(f -> f.takes(operandTypes.length)).findFirst();
    for (int i = 0; form.isPresent() && i < operandTypes.length; i++) {
      ArgumentType type = form.get().parameter(i).type();
      if (type != ArgumentType.ARRAY) {
        operandTypes[i] = type(binding.getTypeFactory(), type.sql());
      }
    }
  }

  /** Always nullable: many give NULL where PostgreSQL fails, and nothing relies on the contrary. */
  @Override
  public RelDataType inferReturnType(SqlOperatorBinding binding) {
    List<RelDataType> types = binding.collectOperandTypes();
    String result =
        all.stream().filter(f -> f.takes(types)).findFirst().orElseGet(() -> all.get(0)).result();
    RelDataTypeFactory factory = binding.getTypeFactory();
    return switch (result) {
      case "same" -> nullable(factory, varying(factory, types.get(0)));
      case "common" -> {
        RelDataType common = factory.leastRestrictive(types);
        yield nullable(factory, varying(factory, common == null ? types.get(0) : common));
      }
      case "rounded" -> nullable(factory, rounded(binding, factory, types.get(0)));
      case "element" -> {
        RelDataType element = types.get(0).getComponentType();
        yield nullable(factory, element == null ? types.get(0) : element);
      }
      case "same[]" -> array(factory, types.get(0));
      case "text[]" -> array(factory, type(factory, SqlTypeName.VARCHAR));
      case "decimal(38,0)" -> nullable(factory, factory.createSqlType(SqlTypeName.DECIMAL, 38, 0));
      default -> type(factory, ArgumentType.named(result).orElseThrow().sql());
    };
  }

  /** A decimal keeps as many digits behind the point as it is rounded to. */
  private static RelDataType rounded(
      SqlOperatorBinding binding, RelDataTypeFactory types, RelDataType number) {
    if (number.getSqlTypeName() != SqlTypeName.DECIMAL) {
      return number;
    }
    Integer digits =
        binding.getOperandCount() < 2 || !binding.isOperandLiteral(1, false)
            ? Integer.valueOf(0)
            : binding.getOperandLiteralValue(1, Integer.class);
    int scale = Math.max(0, Math.min(number.getScale(), digits == null ? 0 : digits));
    return types.createSqlType(SqlTypeName.DECIMAL, number.getPrecision(), scale);
  }

  private static RelDataType array(RelDataTypeFactory types, RelDataType element) {
    return nullable(types, types.createArrayType(nullable(types, element), -1));
  }

  private static RelDataType type(RelDataTypeFactory types, SqlTypeName name) {
    return nullable(types, types.createSqlType(name));
  }

  private static RelDataType nullable(RelDataTypeFactory types, RelDataType type) {
    return types.createTypeWithNullability(type, true);
  }

  private static RelDataType varying(RelDataTypeFactory types, RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.CHAR
        ? types.createSqlType(SqlTypeName.VARCHAR)
        : type;
  }
}
