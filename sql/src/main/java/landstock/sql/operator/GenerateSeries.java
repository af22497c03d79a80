package landstock.sql.operator;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlTableFunction;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * {@code FROM generate_series(start, stop[, step])}: both ends inclusive, of integers or, with an
 * interval for a step, of timestamps. A table function only, for as a list it could not be bounded.
 */
public final class GenerateSeries extends SqlFunction implements SqlTableFunction {
  public static final GenerateSeries INSTANCE = new GenerateSeries();

  private GenerateSeries() {
    super(
        "GENERATE_SERIES",
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.CURSOR,
        InferTypes.FIRST_KNOWN,
        OperandTypes.family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER)
            .or(
                OperandTypes.family(
                    SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER))
            .or(
                OperandTypes.family(
                    SqlTypeFamily.DATETIME,
                    SqlTypeFamily.DATETIME,
                    SqlTypeFamily.DATETIME_INTERVAL)),
        SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
  }

  @Override
  public SqlReturnTypeInference getRowTypeInference() {
    return GenerateSeries::row;
  }

  private static RelDataType row(SqlOperatorBinding call) {
    RelDataTypeFactory types = call.getTypeFactory();
    RelDataType start = call.getOperandType(0);
    SqlTypeName element =
        !SqlTypeUtil.isIntType(start)
            ? SqlTypeName.TIMESTAMP
            : start.getSqlTypeName() == SqlTypeName.BIGINT
                    || call.getOperandType(1).getSqlTypeName() == SqlTypeName.BIGINT
                ? SqlTypeName.BIGINT
                : SqlTypeName.INTEGER;
    return types.builder().add("generate_series", types.createSqlType(element)).build();
  }
}
