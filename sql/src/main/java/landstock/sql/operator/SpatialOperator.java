package landstock.sql.operator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import landstock.sql.function.SpatialFunction;
import landstock.sql.function.ValueType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlOperandTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/** An {@code ST_*} function with all its overloads, as Calcite sees it. */
public final class SpatialOperator extends SqlFunction {
  /** Its source CRS is found from the column its geometry comes from, before anything runs. */
  static final SpatialFunction TRANSFORM_FROM_ORIGIN =
      new SpatialFunction(
          "ST_Transform",
          List.of(ValueType.GEOMETRY, ValueType.INTEGER),
          ValueType.GEOMETRY,
          "The geometry in the CRS of that EPSG code, from the CRS of the column it comes from.",
          row -> {
            throw new IllegalStateException("resolved by the planner");
          });

  private final List<SpatialFunction> overloads;

  SpatialOperator(String name, List<SpatialFunction> overloads) {
    super(
        name,
        SqlKind.OTHER_FUNCTION,
        binding -> resultType(binding.getTypeFactory(), overloads.get(0).result()),
        inference(overloads),
        checker(name, overloads),
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.overloads = List.copyOf(overloads);
  }

  /** The overload with so many arguments. */
  public Optional<SpatialFunction> overload(int arity) {
    return overloads.stream().filter(f -> f.parameters().size() == arity).findFirst();
  }

  private static SqlOperandTypeChecker checker(String name, List<SpatialFunction> overloads) {
    return overloads.stream()
        .map(f -> (SqlOperandTypeChecker) OperandTypes.family(families(f)))
        .reduce((a, b) -> OperandTypes.or(a, b))
        .orElseThrow(() -> new IllegalArgumentException(name + " has no overload"));
  }

  private static List<SqlTypeFamily> families(SpatialFunction function) {
    return function.parameters().stream().map(SpatialOperator::family).toList();
  }

  private static SqlTypeFamily family(ValueType type) {
    return switch (type) {
      case GEOMETRY -> SqlTypeFamily.GEO;
      case DOUBLE -> SqlTypeFamily.NUMERIC;
      case INTEGER -> SqlTypeFamily.INTEGER;
      case BOOLEAN -> SqlTypeFamily.BOOLEAN;
      case TEXT -> SqlTypeFamily.CHARACTER;
      case BINARY -> SqlTypeFamily.BINARY;
    };
  }

  /** A {@code ?} has the type that the overload of this arity declares. */
  private static SqlOperandTypeInference inference(List<SpatialFunction> overloads) {
    return (binding, returnType, operandTypes) ->
        overloads.stream()
            .filter(f -> f.parameters().size() == operandTypes.length)
            .findFirst()
            .ifPresent(
                f -> {
                  for (int i = 0; i < operandTypes.length; i++) {
                    operandTypes[i] = resultType(binding.getTypeFactory(), f.parameters().get(i));
                  }
                });
  }

  private static RelDataType resultType(RelDataTypeFactory types, ValueType type) {
    SqlTypeName name =
        switch (type) {
          case GEOMETRY -> SqlTypeName.GEOMETRY;
          case DOUBLE -> SqlTypeName.DOUBLE;
          case INTEGER -> SqlTypeName.INTEGER;
          case BOOLEAN -> SqlTypeName.BOOLEAN;
          case TEXT -> SqlTypeName.VARCHAR;
          case BINARY -> SqlTypeName.VARBINARY;
        };
    return types.createTypeWithNullability(types.createSqlType(name), true);
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    Stream<Integer> arities = overloads.stream().map(f -> f.parameters().size());
    List<Integer> sorted = arities.sorted().toList();
    return SqlOperandCountRanges.between(sorted.get(0), sorted.get(sorted.size() - 1));
  }
}
