package landstock.sql.operator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/** Types of arguments and results as the reference names them. */
enum ArgumentType {
  TEXT(SqlTypeName.VARCHAR, SqlTypeFamily.CHARACTER),
  INTEGER(SqlTypeName.BIGINT, SqlTypeFamily.INTEGER),
  /** An integer of 32 bits, as a result. */
  INT(SqlTypeName.INTEGER, SqlTypeFamily.INTEGER),
  NUMBER(SqlTypeName.DOUBLE, SqlTypeFamily.NUMERIC),
  DECIMAL(SqlTypeName.DECIMAL, SqlTypeFamily.DECIMAL),
  DOUBLE(SqlTypeName.DOUBLE, SqlTypeFamily.NUMERIC),
  BOOLEAN(SqlTypeName.BOOLEAN, SqlTypeFamily.BOOLEAN),
  DATE(SqlTypeName.DATE, SqlTypeFamily.DATE),
  TIMESTAMP(SqlTypeName.TIMESTAMP, SqlTypeFamily.TIMESTAMP),
  /** A date or a timestamp. */
  DAY(SqlTypeName.TIMESTAMP, SqlTypeFamily.DATETIME),
  INTERVAL(SqlTypeName.INTERVAL_DAY_SECOND, SqlTypeFamily.DATETIME_INTERVAL),
  GEOMETRY(SqlTypeName.GEOMETRY, SqlTypeFamily.GEO),
  BYTES(SqlTypeName.VARBINARY, SqlTypeFamily.BINARY),
  ARRAY(SqlTypeName.ARRAY, SqlTypeFamily.ARRAY),
  ANY(SqlTypeName.VARCHAR, SqlTypeFamily.ANY);

  private final SqlTypeName sql;
  private final SqlTypeFamily family;

  ArgumentType(SqlTypeName sql, SqlTypeFamily family) {
    this.sql = sql;
    this.family = family;
  }

  static Optional<ArgumentType> named(String word) {
    return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What Calcite calls it; also what a {@code ?} in its place is taken for. */
  SqlTypeName sql() {
    return sql;
  }

  boolean accepts(RelDataType type) {
    return switch (this) {
      case ANY -> true;
      // DECIMAL(9,0) is exact, but no integer to an analyst.
      case INTEGER, INT -> SqlTypeName.INT_TYPES.contains(type.getSqlTypeName()) || isNull(type);
      default -> family.contains(type) || isNull(type);
    };
  }

  private static boolean isNull(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.NULL;
  }

  /** How an analyst would name a type. */
  static String nameOf(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case CHAR, VARCHAR -> "text";
      case TINYINT, SMALLINT, INTEGER, BIGINT -> "integer";
      case DECIMAL -> "decimal";
      case FLOAT, REAL, DOUBLE -> "double";
      case GEOMETRY -> "geometry";
      case ARRAY, MULTISET -> "array";
      case BINARY, VARBINARY -> "bytes";
      case NULL -> "null";
      default ->
          SqlTypeName.INTERVAL_TYPES.contains(type.getSqlTypeName())
              ? "interval"
              : type.getSqlTypeName().getName().toLowerCase(Locale.ROOT);
    };
  }
}
