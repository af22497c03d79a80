package landstock.sql.render;

import java.util.List;
import landstock.sql.algebra.Types;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAlienSystemTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.dialect.DuckDBSqlDialect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.checkerframework.checker.nullness.qual.Nullable;

/** How DuckDB spells SQL, where that differs from Calcite's own idea of it. */
final class DuckDialect extends DuckDBSqlDialect {
  static final SqlDialect INSTANCE =
      new DuckDialect(
          DuckDBSqlDialect.DEFAULT_CONTEXT
              .withIdentifierQuoteString("\"")
              // DuckDB sorts NULL last in both directions unless told otherwise.
              .withNullCollation(NullCollation.LAST)
              .withDataTypeSystem(Types.factory().getTypeSystem()));

  private DuckDialect(Context context) {
    super(context);
  }

  /** Calcite would write {@code _UTF-8'x'}. */
  @Override
  public void quoteStringLiteral(StringBuilder buffer, @Nullable String charset, String value) {
    buffer.append('\'').append(value.replace("'", "''")).append('\'');
  }

  /**
   * Every relation gets an alias of its own and every column is named with it. Without, Calcite
   * names an outer column by an alias that it never gave, or lets an inner column capture it.
   */
  @Override
  public boolean hasImplicitTableAlias() {
    return false;
  }

  /** The star of a join has equal names twice. */
  @Override
  public boolean supportGenerateSelectStar(RelNode input) {
    return !(input instanceof Join);
  }

  @Override
  public boolean supportsCharSet() {
    return false;
  }

  /** Calcite would merge {@code SUM(COUNT(*))} of two levels into one. */
  @Override
  public boolean supportsNestedAggregations() {
    return false;
  }

  /** It does not, but {@link Shapes} leaves none; Calcite would join a table of the literal. */
  @Override
  public boolean supportsGroupByLiteral() {
    return true;
  }

  @Override
  public boolean supportsAggregateFunction(SqlKind kind) {
    return true;
  }

  @Override
  public boolean supportsAggregateFunctionFilter() {
    return true;
  }

  @Override
  public boolean supportsJoinType(org.apache.calcite.rel.core.JoinRelType joinType) {
    return true;
  }

  /** DuckDB has no length, character set or fraction digits in these types. */
  @Override
  public @Nullable SqlNode getCastSpec(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case CHAR, VARCHAR -> named("VARCHAR");
      case BINARY, VARBINARY -> named("BLOB");
      case FLOAT, DOUBLE -> named("DOUBLE");
      case REAL -> named("FLOAT");
      case TIMESTAMP -> named("TIMESTAMP");
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> named("TIMESTAMPTZ");
      case TIME -> named("TIME");
      case GEOMETRY -> named("GEOMETRY");
      default -> super.getCastSpec(type);
    };
  }

  private static SqlNode named(String type) {
    return new SqlDataTypeSpec(
        new SqlAlienSystemTypeNameSpec(
            type, org.apache.calcite.sql.type.SqlTypeName.ANY, SqlParserPos.ZERO),
        SqlParserPos.ZERO);
  }

  @Override
  public void unparseCall(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
    if (call.getKind() == SqlKind.WITHIN_GROUP
        && call.operand(0) instanceof SqlCall aggregate
        && aggregate.getKind() == SqlKind.LISTAGG) {
      stringAgg(writer, aggregate, call.operand(1));
    } else if (call.getKind() == SqlKind.WITHIN_GROUP
        && call.operand(0) instanceof SqlCall filter
        && filter.getKind() == SqlKind.FILTER
        && filter.operand(0) instanceof SqlCall aggregate
        && aggregate.getKind() == SqlKind.LISTAGG) {
      stringAgg(writer, aggregate, call.operand(1));
      writer.keyword("FILTER");
      SqlWriter.Frame frame = writer.startList("(", ")");
      writer.keyword("WHERE");
      filter.operand(1).unparse(writer, 0, 0);
      writer.endList(frame);
    } else if (call.getKind() == SqlKind.LISTAGG) {
      stringAgg(writer, call, SqlNodeList.EMPTY);
    } else if (call.getKind() == SqlKind.EXISTS) {
      // Without parentheses DuckDB refuses HAVING EXISTS and EXISTS under an operator.
      SqlWriter.Frame frame = writer.startList("(", ")");
      writer.keyword("EXISTS");
      call.operand(0).unparse(writer, 0, 0);
      writer.endList(frame);
    } else {
      super.unparseCall(writer, call, leftPrecedence, rightPrecedence);
    }
  }

  /**
   * Calcite reads {@code STRING_AGG} as {@code LISTAGG … WITHIN GROUP}, which DuckDB does not have.
   */
  private static void stringAgg(SqlWriter writer, SqlCall aggregate, SqlNodeList order) {
    writer.keyword("STRING_AGG");
    SqlWriter.Frame frame = writer.startList("(", ")");
    if (aggregate.getFunctionQuantifier() != null) {
      writer.keyword(aggregate.getFunctionQuantifier().toString());
    }
    List<SqlNode> operands = aggregate.getOperandList();
    operands.get(0).unparse(writer, 0, 0);
    writer.sep(",", true);
    if (aggregate.getOperator() instanceof StringAggregate known) {
      writer.literal("'" + known.separator().replace("'", "''") + "'");
    } else if (operands.size() > 1) {
      operands.get(1).unparse(writer, 0, 0);
    } else {
      writer.literal("','");
    }
    if (!order.isEmpty()) {
      writer.sep("ORDER BY");
      order.unparse(writer, 0, 0);
    }
    writer.endList(frame);
  }
}
