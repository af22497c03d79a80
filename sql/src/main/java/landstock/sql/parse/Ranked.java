package landstock.sql.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.Token;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Litmus;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * {@code DISTINCT ON (a)} is the first row of each {@code a}: {@code QUALIFY ROW_NUMBER() OVER
 * (PARTITION BY a ORDER BY …) = 1}; {@code FETCH FIRST n ROWS WITH TIES} is {@code QUALIFY RANK()
 * OVER (ORDER BY …) <= n}. Calcite's grammar has neither, so the tokens carry a mark that its tree
 * shows.
 */
final class Ranked extends SqlShuttle {
  private static final String MARK = "distinct on";

  /** Places of the numbers of rows that are meant with ties. */
  private final Set<Place> ties;

  private Ranked(Set<Place> ties) {
    this.ties = ties;
  }

  /** Marks both in the tokens; what is given back unfolds the marks in the tree. */
  static Ranked mark(Tokens tokens) {
    Set<Place> ties = new HashSet<>();
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (tokens.is(i, "distinct", "on", "(") && tokens.is(i - 1, "select")) {
        tokens.insert(tokens.closing(i + 2) + 1, ",");
        tokens.replace(i, 2, "\"" + MARK + "\"");
      } else if (tokens.is(i, "with", "ties") && i > 1) {
        Token number = tokens.get(i - 2);
        ties.add(new Place(number.beginLine, number.beginColumn));
        tokens.replace(i, 2, "ONLY");
      }
    }
    return new Ranked(ties);
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof SqlOrderBy order) {
      return super.visit(ordered(order));
    }
    if (call instanceof SqlSelect select && marker(select) != null) {
      return super.visit(distinct(select, SqlNodeList.EMPTY));
    }
    return super.visit(call);
  }

  private SqlCall ordered(SqlOrderBy order) {
    SqlNode query = order.query;
    if (query instanceof SqlSelect select && marker(select) != null) {
      query = distinct(select, order.orderList);
    }
    SqlNode fetch = order.fetch;
    if (fetch != null && ties.contains(place(fetch))) {
      if (!(query instanceof SqlSelect select)
          || order.orderList.isEmpty()
          || order.offset != null
          || select.isDistinct()
          || select.getQualify() != null) {
        throw problem(
            fetch,
            "WITH TIES needs one SELECT with ORDER BY, and no DISTINCT, QUALIFY or OFFSET",
            "put the rest into a sub-query: SELECT … FROM (…) ORDER BY x FETCH FIRST 3 ROWS WITH TIES");
      }
      SqlNode rank = over(SqlStdOperatorTable.RANK, List.of(), resolved(select, order.orderList));
      select.setQualify(
          SqlStdOperatorTable.LESS_THAN_OR_EQUAL.createCall(
              fetch.getParserPosition(), rank, fetch));
      fetch = null;
    }
    return query == order.query && fetch == order.fetch
        ? order
        : new SqlOrderBy(order.getParserPosition(), query, order.orderList, order.offset, fetch);
  }

  private static @Nullable SqlCall marker(SqlSelect select) {
    return !select.getSelectList().isEmpty()
            && select.getSelectList().get(0) instanceof SqlCall call
            && call.getOperator().getName().equals(MARK)
        ? call
        : null;
  }

  private static SqlSelect distinct(SqlSelect select, SqlNodeList order) {
    SqlCall mark = Objects.requireNonNull(marker(select));
    List<SqlNode> items = select.getSelectList().getList();
    select.setSelectList(
        new SqlNodeList(
            items.subList(1, items.size()), select.getSelectList().getParserPosition()));
    List<SqlNode> keys = resolved(select, mark.getOperandList());
    List<SqlNode> sorted = resolved(select, order);
    for (int i = 0; i < Math.min(keys.size(), sorted.size()); i++) {
      SqlNode first = bare(sorted.get(i));
      if (keys.stream().noneMatch(key -> key.equalsDeep(first, Litmus.IGNORE))) {
        throw problem(
            order.get(i),
            "DISTINCT ON and ORDER BY must begin with the same expressions",
            "write DISTINCT ON (a) … ORDER BY a, then what decides which row of a is kept");
      }
    }
    if (select.getQualify() != null) {
      throw problem(
          mark, "DISTINCT ON with QUALIFY is not answered", "put one of them into a sub-query");
    }
    SqlNode number = over(SqlStdOperatorTable.ROW_NUMBER, keys, sorted);
    SqlParserPos place = mark.getParserPosition();
    select.setQualify(
        SqlStdOperatorTable.EQUALS.createCall(
            place, number, SqlNumericLiteral.createExactNumeric("1", place)));
    return select;
  }

  private static SqlNode over(SqlOperator function, List<SqlNode> keys, List<SqlNode> order) {
    SqlParserPos place =
        keys.isEmpty() ? order.get(0).getParserPosition() : keys.get(0).getParserPosition();
    SqlWindow window =
        SqlWindow.create(
            null,
            null,
            new SqlNodeList(keys, place),
            new SqlNodeList(order, place),
            SqlLiteral.createBoolean(false, place),
            null,
            null,
            null,
            place);
    return SqlStdOperatorTable.OVER.createCall(place, function.createCall(place), window);
  }

  /** Ordinals and output names as the expressions that they stand for, each a copy of its own. */
  private static List<SqlNode> resolved(SqlSelect select, Iterable<SqlNode> items) {
    List<SqlNode> resolved = new ArrayList<>();
    for (SqlNode item : items) {
      resolved.add(resolve(select, item));
    }
    return resolved;
  }

  private static SqlNode resolve(SqlSelect select, SqlNode item) {
    if (item instanceof SqlCall call && direction(call)) {
      return call.getOperator()
          .createCall(call.getParserPosition(), resolve(select, call.operand(0)));
    }
    SqlNode meant = item;
    SqlNodeList outputs = select.getSelectList();
    if (item instanceof SqlNumericLiteral ordinal) {
      int index = ordinal.intValue(true);
      if (index < 1 || index > outputs.size()) {
        throw problem(item, "there is no output column " + index, "count from 1");
      }
      meant = outputs.get(index - 1);
      if (meant instanceof SqlIdentifier name && name.isStar()) {
        throw problem(item, "an ordinal cannot count through *", "name the column");
      }
      if (meant instanceof SqlCall as && as.getKind() == SqlKind.AS) {
        meant = as.operand(0);
      }
    } else if (item instanceof SqlIdentifier name && name.isSimple()) {
      for (SqlNode output : outputs) {
        if (output instanceof SqlCall as
            && as.getKind() == SqlKind.AS
            && as.operand(1) instanceof SqlIdentifier alias
            && alias.getSimple().equals(name.getSimple())) {
          meant = as.operand(0);
        }
      }
    }
    return Objects.requireNonNull(meant.accept(new Copy()));
  }

  static SqlNodeList copy(SqlNodeList nodes) {
    List<SqlNode> copies = new ArrayList<>();
    for (SqlNode node : nodes) {
      copies.add(Objects.requireNonNull(node.accept(new Copy())));
    }
    return new SqlNodeList(copies, nodes.getParserPosition());
  }

  private static SqlNode bare(SqlNode item) {
    return item instanceof SqlCall call && direction(call) ? bare(call.operand(0)) : item;
  }

  private static boolean direction(SqlCall call) {
    return switch (call.getKind()) {
      case DESCENDING, NULLS_FIRST, NULLS_LAST -> true;
      default -> false;
    };
  }

  private static Place place(SqlNode node) {
    return new Place(
        node.getParserPosition().getLineNum(), node.getParserPosition().getColumnNum());
  }

  private static LandstockException problem(SqlNode node, String message, String hint) {
    return new LandstockException(Code.INVALID_QUERY, message)
        .withHint(hint)
        .at(place(node).line(), place(node).column());
  }

  /** The validator writes into the tree: no node may stand in it twice. */
  private static final class Copy extends SqlShuttle {
    @Override
    public @Nullable SqlNode visit(SqlIdentifier id) {
      return id.clone(id.getParserPosition());
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      CallCopyingArgHandler handler = new CallCopyingArgHandler(call, true);
      call.getOperator().acceptCall(this, call, false, handler);
      return handler.result();
    }
  }
}
