package landstock.sql.render;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import landstock.sql.algebra.StoredTable;
import landstock.sql.problem.LandstockException;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.rel2sql.RelToSqlConverter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.pretty.SqlPrettyWriter;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

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

  /** The input stands in FROM under its alias, whatever it is. */
  public Result visit(Derived derived) {
    SqlNode from = visitInput(derived, 0).asFrom();
    String alias = SqlValidatorUtil.alias(from, 0);
    return result(
        from,
        ImmutableList.of(Clause.FROM),
        alias,
        derived.getRowType(),
        ImmutableMap.of(alias, derived.getRowType()));
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
