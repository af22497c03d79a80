package landstock.sql.parse;

import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.checkerframework.checker.nullness.qual.Nullable;

/** PostgreSQL's own names of standard types: {@code x::text}, {@code x::float8}; JSON is a text. */
final class PostgresTypes extends SqlShuttle {
  private static final Map<String, SqlTypeName> STANDARD =
      Map.of(
          "text", SqlTypeName.VARCHAR,
          "json", SqlTypeName.VARCHAR,
          "jsonb", SqlTypeName.VARCHAR,
          "int2", SqlTypeName.SMALLINT,
          "int4", SqlTypeName.INTEGER,
          "int8", SqlTypeName.BIGINT,
          "float4", SqlTypeName.REAL,
          "float8", SqlTypeName.DOUBLE,
          "bool", SqlTypeName.BOOLEAN);

  @Override
  public @Nullable SqlNode visit(SqlDataTypeSpec type) {
    SqlTypeName standard =
        type.getTypeNameSpec() instanceof SqlUserDefinedTypeNameSpec named
            ? STANDARD.get(named.getTypeName().toString().toLowerCase(Locale.ROOT))
            : null;
    return standard == null
        ? type
        : new SqlDataTypeSpec(
            new SqlBasicTypeNameSpec(standard, type.getParserPosition()), type.getParserPosition());
  }
}
