package landstock.sql.render;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import landstock.sql.algebra.StoredTable;
import landstock.sql.operator.GenerateSeries;
import landstock.sql.problem.LandstockException;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.Sample;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalRepeatUnion;
import org.apache.calcite.rel.rel2sql.RelToSqlConverter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.pretty.SqlPrettyWriter;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Relational algebra to a DuckDB syntax tree, and that to text. Public only because Calcite calls
 * it by reflection.
 */
public final class DuckSql extends RelToSqlConverter {
  DuckSql() {
    super(DuckDialect.INSTANCE);
  }

  /** Every table is named in full, with its database: nothing of a session can stand in for it. */
  @Override
  public Result visit(TableScan scan) {
    StoredTable stored = scan.getTable().unwrap(StoredTable.class);
    if (stored == null) {
      return super.visit(scan);
    }
    SqlIdentifier name =
        new SqlIdentifier(
            ImmutableList.of(stored.database(), stored.table().schema(), stored.table().name()),
            SqlParserPos.ZERO);
    return result(name, ImmutableList.of(Clause.FROM), scan, null);
  }

  /**
   * DuckDB 2.0 takes an outer join whose other side is provably empty for no rows at all, and drops
   * a LIMIT above it as needless. It cannot tell what a sub-query says, and keeps that limit. (To
   * ask for the statement would take the names from columns that have none of their own.)
   */
  @Override
  public Result visit(Sort sort) {
    Result sorted = super.visit(sort);
    SqlSelect select = sorted.asSelect();
    if (select.getFetch() != null && select.getOrderList() == null && joinsOuter(sort)) {
      select.setFetch(select(new SqlNodeList(List.of(select.getFetch()), POS), null));
    }
    return sorted;
  }

  private static boolean joinsOuter(RelNode node) {
    boolean outer =
        (node instanceof Join join && join.getJoinType().isOuterJoin())
            || (node instanceof Correlate correlate && correlate.getJoinType().isOuterJoin());
    return outer || node.getInputs().stream().anyMatch(DuckSql::joinsOuter);
  }

  /** The input stands in FROM under its alias, whatever it is. */
  public Result visit(Derived derived) {
    return named(visitInput(derived, 0), derived);
  }

  /**
   * Calcite writes every LATERAL as a comma, so that LEFT JOIN LATERAL would lose its rows; and it
   * names what has a name already.
   */
  @Override
  public Result visit(Correlate correlate) {
    Result left = named(visitInput(correlate, 0), correlate.getLeft());
    correlTableMap.put(correlate.getCorrelationId(), left.qualifiedContext());
    Result right = named(visitInput(correlate, 1), correlate.getRight());
    SqlNode source = right.asFrom();
    if (source instanceof SqlCall as
        && as.getKind() == SqlKind.AS
        && as.operand(0).getKind() != SqlKind.UNNEST) {
      List<SqlNode> operands = new ArrayList<>(as.getOperandList());
      operands.set(0, SqlStdOperatorTable.LATERAL.createCall(POS, operands.get(0)));
      source = SqlStdOperatorTable.AS.createCall(POS, operands);
    }
    boolean outer = correlate.getJoinType() == JoinRelType.LEFT;
    SqlNode join =
        new SqlJoin(
            POS,
            left.asFrom(),
            SqlLiteral.createBoolean(false, POS),
            (outer ? JoinType.LEFT : JoinType.INNER).symbol(POS),
            source,
            JoinConditionType.ON.symbol(POS),
            SqlLiteral.createBoolean(true, POS));
    return result(join, left, right);
  }

  /** A side of a join under its alias, with the columns that it has there. */
  private Result named(Result side, RelNode rel) {
    SqlNode from = side.asFrom();
    String alias = from instanceof SqlJoin ? null : SqlValidatorUtil.alias(from, 0);
    return alias == null
        ? side
        : result(
            from,
            ImmutableList.of(Clause.FROM),
            alias,
            rel.getRowType(),
            ImmutableMap.of(alias, rel.getRowType()));
  }

  @Override
  public Result visit(Sample sample) {
    Result input = visitInput(sample, 0);
    SqlNode sampled = new Sampling(sample.getSamplingParameters()).createCall(POS, input.asFrom());
    return derived(everythingFrom(sampled), "sample", sample);
  }

  /** Recursion as DuckDB's own, bounded; both parts in the types of the whole. */
  public Result visit(RepeatUnion union) {
    RelNode typed =
        LogicalRepeatUnion.create(
            RelOptUtil.createCastRel(union.getSeedRel().getInput(0), union.getRowType(), false),
            RelOptUtil.createCastRel(
                union.getIterativeRel().getInput(0), union.getRowType(), false),
            union.all,
            union.getTransientTable());
    SqlNode both =
        (union.all ? SqlStdOperatorTable.UNION_ALL : SqlStdOperatorTable.UNION)
            .createCall(
                POS, visitInput(typed, 0).asStatement(), visitInput(typed, 1).asStatement());
    List<String> names = union.getTransientTable().getQualifiedName();
    SqlIdentifier name = new SqlIdentifier(names.get(names.size() - 1), POS);
    List<SqlNode> columns = new ArrayList<>();
    List<SqlNode> outputs = new ArrayList<>();
    for (int i = 0; i < union.getRowType().getFieldCount(); i++) {
      SqlIdentifier column =
          new SqlIdentifier(union.getTransientTable().getRowType().getFieldNames().get(i), POS);
      columns.add(column);
      outputs.add(
          SqlStdOperatorTable.AS.createCall(
              POS, column, new SqlIdentifier(union.getRowType().getFieldNames().get(i), POS)));
    }
    SqlNode item =
        new SqlWithItem(
            POS, name, new SqlNodeList(columns, POS), both, SqlLiteral.createBoolean(true, POS));
    SqlNode with =
        new SqlWith(
            POS,
            new SqlNodeList(List.of(item), POS),
            Bounded.select(new SqlNodeList(outputs, POS), name, "the recursion of " + name));
    return derived(with, "recursion", union);
  }

  @Override
  public Result visit(TableFunctionScan scan) {
    if (!(scan.getCall() instanceof RexCall call)
        || !(call.getOperator() instanceof GenerateSeries)) {
      return super.visit(scan);
    }
    String column = scan.getRowType().getFieldNames().get(0);
    SqlNode series =
        SqlStdOperatorTable.AS.createCall(
            POS,
            tableFunctionScanContext(List.of()).toSql(null, call),
            new SqlIdentifier("series", POS),
            new SqlIdentifier("value", POS));
    SqlNode value =
        SqlStdOperatorTable.CAST.createCall(
            POS,
            new SqlIdentifier("value", POS),
            java.util.Objects.requireNonNull(
                dialect.getCastSpec(scan.getRowType().getFieldList().get(0).getType())));
    SqlNodeList columns =
        new SqlNodeList(
            List.of(SqlStdOperatorTable.AS.createCall(POS, value, new SqlIdentifier(column, POS))),
            POS);
    return derived(Bounded.select(columns, series, "generate_series"), "series", scan);
  }

  /** A query of ours in FROM, under a name that nothing else has. */
  private Result derived(SqlNode query, String name, RelNode rel) {
    String alias = SqlValidatorUtil.uniquify(name, aliasSet, SqlValidatorUtil.EXPR_SUGGESTER);
    return result(
        SqlStdOperatorTable.AS.createCall(POS, query, new SqlIdentifier(alias, POS)),
        ImmutableList.of(Clause.FROM),
        alias,
        rel.getRowType(),
        ImmutableMap.of(alias, rel.getRowType()));
  }

  private static SqlSelect everythingFrom(SqlNode source) {
    return select(SqlNodeList.SINGLETON_STAR, source);
  }

  private static SqlSelect select(SqlNodeList columns, @Nullable SqlNode source) {
    return new SqlSelect(
        POS, null, columns, source, null, null, null, null, null, null, null, null, null);
  }

  /** DuckDB's sum of integers is a HUGEINT; ours is a BIGINT. */
  @Override
  public void addSelect(List<SqlNode> selectList, SqlNode node, RelDataType rowType) {
    RelDataType type = rowType.getFieldList().get(selectList.size()).getType();
    boolean cast = type.getSqlTypeName() == SqlTypeName.BIGINT && sum(node);
    super.addSelect(selectList, cast ? castToBigint(node) : node, rowType);
  }

  private static boolean sum(SqlNode node) {
    return switch (node.getKind()) {
      case SUM, SUM0 -> true;
      case FILTER, OVER -> sum(((SqlCall) node).operand(0));
      default -> false;
    };
  }

  private static SqlNode castToBigint(SqlNode node) {
    SqlDataTypeSpec bigint =
        new SqlDataTypeSpec(
            new SqlBasicTypeNameSpec(SqlTypeName.BIGINT, SqlParserPos.ZERO), SqlParserPos.ZERO);
    return SqlStdOperatorTable.CAST.createCall(SqlParserPos.ZERO, node, bigint);
  }

  /** Parameters keep their number, for text order need not be theirs. */
  static final class Writer extends SqlPrettyWriter {
    private static final long MAX_PRINTED = 1_000_000;

    private long printed;

    Writer() {
      super(
          SqlPrettyWriter.config()
              .withDialect(DuckDialect.INSTANCE)
              .withAlwaysUseParentheses(false)
              .withQuoteAllIdentifiers(true)
              .withSelectListItemsOnSeparateLines(false)
              .withUpdateSetListNewline(false)
              .withIndentation(0));
    }

    /** A function whose rendering says an argument twice doubles its text with every nesting. */
    @Override
    public void print(String text) {
      printed += text.length();
      if (printed > MAX_PRINTED) {
        throw new LandstockException(
                LandstockException.Code.TOO_LARGE, "functions nest too deep in one another")
            .withHint("compute the inner ones in a WITH query first");
      }
      super.print(text);
    }

    @Override
    public void dynamicParam(int index) {
      print("$" + (index + 1));
      setNeedWhitespace(true);
    }
  }
}
