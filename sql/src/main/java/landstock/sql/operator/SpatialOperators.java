package landstock.sql.operator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import landstock.sql.function.SpatialFunction;
import landstock.sql.spatial.SpatialFunctions;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;

/**
 * The {@code ST_*} functions. Three have no body: the CRS of a geometry is a property of the column
 * it comes from, so {@link #SRID}, {@link #SET_SRID} and {@link #TRANSFORM} are resolved before
 * anything runs.
 */
public final class SpatialOperators {
  private SpatialOperators() {}

  /** {@code ST_SRID(g)}: EPSG code of the geometry's CRS, 0 where unknown. */
  public static final SqlOperator SRID =
      SqlBasicFunction.create(
          "ST_SRID",
          ReturnTypes.INTEGER_NULLABLE,
          OperandTypes.family(SqlTypeFamily.GEO),
          SqlFunctionCategory.USER_DEFINED_FUNCTION);

  /** {@code ST_SetSRID(g, code)}: the same coordinates, said to be in that CRS. */
  public static final SqlOperator SET_SRID =
      SqlBasicFunction.create(
          "ST_SETSRID",
          ReturnTypes.ARG0_NULLABLE,
          OperandTypes.family(SqlTypeFamily.GEO, SqlTypeFamily.INTEGER),
          SqlFunctionCategory.USER_DEFINED_FUNCTION);

  private static final Map<String, SpatialOperator> BY_NAME = byName();

  /** {@code ST_Transform(g, to)} and {@code ST_Transform(g, from, to)}. */
  public static final SpatialOperator TRANSFORM = get("ST_TRANSFORM");

  static List<SqlOperator> all() {
    return Stream.concat(Stream.of(SRID, SET_SRID), BY_NAME.values().stream()).toList();
  }

  /** The operator of that upper-case name. */
  public static SpatialOperator get(String name) {
    SpatialOperator operator = BY_NAME.get(name);
    if (operator == null) {
      throw new IllegalArgumentException("no function " + name);
    }
    return operator;
  }

  private static Map<String, SpatialOperator> byName() {
    Map<String, List<SpatialFunction>> overloads =
        Stream.concat(
                SpatialFunctions.ALL.stream(), Stream.of(SpatialOperator.TRANSFORM_FROM_ORIGIN))
            .collect(
                Collectors.groupingBy(
                    f -> f.name().toUpperCase(java.util.Locale.ROOT),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<String, SpatialOperator> operators = new LinkedHashMap<>();
    overloads.forEach((name, list) -> operators.put(name, new SpatialOperator(name, list)));
    return operators;
  }
}
