package landstock.sql.render;

import landstock.sql.algebra.Types;
import landstock.sql.operator.FunctionCatalog;
import landstock.sql.operator.GroupsFrame;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.SqlAlienSystemTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.dialect.DuckDBSqlDialect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.SqlParserUtil;
import org.apache.calcite.sql.type.SqlTypeUtil;
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

  /** Calcite would leave out {@code CAST(text AS INTEGER)} before a comparison. */
  @Override
  public boolean supportsImplicitTypeCoercion(RexCall call) {
    return false;
  }

  /** Calcite would merge {@code SUM(COUNT(*))} of two levels into one. */
  @Override
  public boolean supportsNestedAggregations() {
    return false;
  }

  /** Calcite would write a list of rows as a UNION ALL, which nests as deep as it is long. */
  @Override
  public boolean supportsAliasedValues() {
    return true;
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
      default -> SqlTypeUtil.isInterval(type) ? named("INTERVAL") : super.getCastSpec(type);
    };
  }

  static SqlNode named(String type) {
    return new SqlDataTypeSpec(
        new SqlAlienSystemTypeNameSpec(
            type, org.apache.calcite.sql.type.SqlTypeName.ANY, SqlParserPos.ZERO),
        SqlParserPos.ZERO);
  }

  @Override
  public void unparseCall(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
    if (call instanceof SqlSelect select) {
      Brackets.aroundHaving(select);
    }
    if (call.getKind() == SqlKind.OVER
        && call.operand(1) instanceof SqlWindow window
        && GroupsFrame.marks(window)) {
      call.operand(0).unparse(writer, leftPrecedence, SqlStdOperatorTable.OVER.getLeftPrec());
      writer.keyword("OVER");
      GroupsWindow.write(writer, window);
    } else if (call.getKind() == SqlKind.WITHIN_GROUP
        && call.operand(0) instanceof SqlCall aggregate) {
      withinGroup(writer, call, aggregate, leftPrecedence, rightPrecedence);
    } else if (call.getKind() == SqlKind.LISTAGG) {
      OrderedAggregates.stringAgg(writer, call, SqlNodeList.EMPTY);
    } else if (call.getKind() == SqlKind.IGNORE_NULLS || call.getKind() == SqlKind.RESPECT_NULLS) {
      nullTreatment(writer, call);
    } else if (call.getKind() == SqlKind.SAFE_CAST) {
      writer.print("TRY_CAST");
      SqlWriter.Frame frame = writer.startList("(", ")");
      call.operand(0).unparse(writer, 0, 0);
      writer.sep("AS");
      call.operand(1).unparse(writer, 0, 0);
      writer.endList(frame);
    } else if (call.getKind() == SqlKind.EXISTS) {
      // Without parentheses DuckDB refuses HAVING EXISTS and EXISTS under an operator.
      SqlWriter.Frame frame = writer.startList("(", ")");
      writer.keyword("EXISTS");
      // A SELECT brings its own parentheses here, a set operation does not.
      boolean bare = call.operand(0).isA(SqlKind.SET_QUERY);
      SqlWriter.Frame query = bare ? writer.startList("(", ")") : null;
      call.operand(0).unparse(writer, 0, 0);
      if (query != null) {
        writer.endList(query);
      }
      writer.endList(frame);
    } else if (call.getKind() == SqlKind.LIKE && call.operandCount() == 2 && mayEscape(call)) {
      super.unparseCall(writer, escaping(call), leftPrecedence, rightPrecedence);
    } else if (DatePeriods.isCeil(call)) {
      DatePeriods.ceil(writer, call);
    } else if (FunctionCatalog.duckDb(call.getOperator(), call.operandCount()).isPresent()) {
      FunctionCatalog.duckDb(call.getOperator(), call.operandCount()).get().write(writer, call);
    } else {
      super.unparseCall(writer, call, leftPrecedence, rightPrecedence);
    }
  }

  /** Calcite would write {@code a - (b + c)} of dates and intervals without its parentheses. */
  @Override
  public void unparseSqlDatetimeArithmetic(
      SqlWriter writer, SqlCall call, SqlKind kind, int leftPrecedence, int rightPrecedence) {
    SqlOperator sign = kind == SqlKind.PLUS ? SqlStdOperatorTable.PLUS : SqlStdOperatorTable.MINUS;
    SqlWriter.Frame frame = writer.startList("(", ")");
    call.operand(0).unparse(writer, 0, sign.getLeftPrec());
    writer.sep(sign.getName(), true);
    call.operand(1).unparse(writer, sign.getRightPrec() + 1, 0);
    writer.endList(frame);
  }

  /** DuckDB has one unit to an interval, and its sign inside the quotes. */
  @Override
  public void unparseSqlIntervalLiteral(
      SqlWriter writer, SqlIntervalLiteral literal, int leftPrecedence, int rightPrecedence) {
    SqlIntervalLiteral.IntervalValue value =
        literal.getValueAs(SqlIntervalLiteral.IntervalValue.class);
    SqlIntervalQualifier qualifier = value.getIntervalQualifier();
    String amount = value.getIntervalLiteral();
    String unit = qualifier.getStartUnit().name();
    boolean negative = value.getSign() < 0;
    if (!qualifier.isSingleDatetimeField()) {
      boolean months = qualifier.isYearMonth();
      long total =
          months ? SqlParserUtil.intervalToMonths(value) : SqlParserUtil.intervalToMillis(value);
      amount = String.valueOf(Math.abs(total));
      unit = months ? "MONTH" : "MILLISECOND";
      negative = total < 0;
    }
    writer.keyword("INTERVAL");
    writer.literal("'" + (negative ? "-" : "") + amount + "'");
    writer.keyword(unit);
  }

  private static boolean mayEscape(SqlCall like) {
    return !(like.operand(1) instanceof SqlLiteral pattern)
        || String.valueOf(pattern.toValue()).indexOf('\\') >= 0;
  }

  /** A backslash escapes unless told otherwise in PostgreSQL; in DuckDB nothing does. */
  private static SqlCall escaping(SqlCall like) {
    return like.getOperator()
        .createCall(
            like.getParserPosition(),
            like.operand(0),
            like.operand(1),
            SqlLiteral.createCharString("\\", like.getParserPosition()));
  }

  /** DuckDB has {@code IGNORE NULLS} inside the brackets. */
  private static void nullTreatment(SqlWriter writer, SqlCall call) {
    SqlCall function = call.operand(0);
    writer.print(function.getOperator().getName());
    SqlWriter.Frame frame = writer.startList("(", ")");
    for (SqlNode operand : function.getOperandList()) {
      writer.sep(",");
      operand.unparse(writer, 0, 0);
    }
    writer.setNeedWhitespace(true);
    writer.print(call.getKind() == SqlKind.IGNORE_NULLS ? "IGNORE NULLS" : "RESPECT NULLS");
    writer.endList(frame);
  }

  private void withinGroup(
      SqlWriter writer, SqlCall call, SqlCall aggregate, int leftPrecedence, int rightPrecedence) {
    switch (aggregate.getKind()) {
      case LISTAGG -> OrderedAggregates.stringAgg(writer, aggregate, call.operand(1));
      case FILTER -> filtered(writer, call, aggregate, leftPrecedence, rightPrecedence);
      case ARRAY_AGG -> OrderedAggregates.ordered(writer, aggregate, call.operand(1));
      case PERCENTILE_CONT ->
          super.unparseCall(
              writer, OrderedAggregates.asDoubles(call), leftPrecedence, rightPrecedence);
      default -> super.unparseCall(writer, call, leftPrecedence, rightPrecedence);
    }
  }

  /** FILTER stands after the order inside the brackets, so it is written last. */
  private void filtered(
      SqlWriter writer, SqlCall call, SqlCall filter, int leftPrecedence, int rightPrecedence) {
    SqlCall inner =
        call.getOperator().createCall(call.getParserPosition(), filter.operand(0), call.operand(1));
    withinGroup(writer, inner, filter.operand(0), leftPrecedence, rightPrecedence);
    writer.keyword("FILTER");
    SqlWriter.Frame frame = writer.startList("(", ")");
    writer.keyword("WHERE");
    filter.operand(1).unparse(writer, 0, 0);
    writer.endList(frame);
  }
}
