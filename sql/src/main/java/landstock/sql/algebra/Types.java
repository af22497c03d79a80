package landstock.sql.algebra;

import java.math.RoundingMode;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Our numbers: decimals of 38 digits as in DuckDB; the sum of integers is a BIGINT; an average is a
 * DOUBLE; the sum of a decimal keeps its scale.
 */
public final class Types extends RelDataTypeSystemImpl {
  private static final int MAX_DECIMAL_DIGITS = 38;
  private static final int MAX_FRACTION_DIGITS = 6;

  public static RelDataTypeFactory factory() {
    return new JavaTypeFactoryImpl(new Types());
  }

  private Types() {}

  @Override
  public int getMaxPrecision(SqlTypeName type) {
    return switch (type) {
      case DECIMAL -> MAX_DECIMAL_DIGITS;
      case TIME, TIMESTAMP -> MAX_FRACTION_DIGITS;
      default -> super.getMaxPrecision(type);
    };
  }

  @Override
  public int getMaxScale(SqlTypeName type) {
    return type == SqlTypeName.DECIMAL ? MAX_DECIMAL_DIGITS : super.getMaxScale(type);
  }

  @Override
  public int getDefaultPrecision(SqlTypeName type) {
    return switch (type) {
      case DECIMAL -> 18;
      case TIME, TIMESTAMP -> MAX_FRACTION_DIGITS;
      default -> super.getDefaultPrecision(type);
    };
  }

  /** Can be NULL where its argument can: a group may hold nothing else. */
  @Override
  public RelDataType deriveSumType(RelDataTypeFactory types, RelDataType argument) {
    return types.createTypeWithNullability(sumType(types, argument), argument.isNullable());
  }

  private static RelDataType sumType(RelDataTypeFactory types, RelDataType argument) {
    return switch (argument.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> types.createSqlType(SqlTypeName.BIGINT);
      case DECIMAL ->
          types.createSqlType(SqlTypeName.DECIMAL, MAX_DECIMAL_DIGITS, argument.getScale());
      case FLOAT, REAL, DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
      default -> argument;
    };
  }

  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory types, RelDataType argument) {
    return types.createTypeWithNullability(
        types.createSqlType(SqlTypeName.DOUBLE), argument.isNullable());
  }

  /** A constant is cast as the engine casts a column: half away from zero. */
  @Override
  public RoundingMode roundingMode() {
    return RoundingMode.HALF_UP;
  }

  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }
}
