package landstock.sql.operator;

import static landstock.sql.function.Category.AGGREGATE;
import static landstock.sql.operator.Declaration.aggregate;
import static landstock.sql.operator.Declaration.calcite;

import java.util.List;
import landstock.sql.function.FunctionKind;
import landstock.sql.function.Nulls;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Functions of the rows of a group; all of them take FILTER, and OVER a window. */
final class AggregateFunctions {
  private AggregateFunctions() {}

  private static final String T123 = " FROM (VALUES (1), (2), (NULL)) t(x)";
  private static final String PAIRS = " FROM (VALUES ('a', 3), ('b', 7)) t(k, v)";

  static List<Declaration> all() {
    return List.of(
        own("count", SqlStdOperatorTable.COUNT)
            .nulls(Nulls.NEVER)
            .form("any... -> integer")
            .example("count(x)" + T123, "2")
            .example("count(*)" + T123, "3")
            .says(
                "Number of rows, or of those where the argument is not NULL.", "行数，或参数非 NULL 的行数。"),
        own("sum", SqlStdOperatorTable.SUM)
            .form("number -> number")
            .example("sum(x)" + T123, "3")
            .example("sum(x) FROM (VALUES (0.10), (0.20)) t(x)", "0.30")
            .says(
                "Sum: of integers a BIGINT (beyond it fails), of decimals a DECIMAL(38, s), exact.",
                "求和：整数得 BIGINT（溢出报错），小数得 DECIMAL(38, s)，精确。"),
        own("avg", SqlStdOperatorTable.AVG)
            .form("number -> double")
            .example("avg(x)" + T123, "1.5")
            .says(
                "Mean, always a double; sum(x) / count(x) stays decimal.",
                "平均值，结果为双精度；需精确小数用 sum(x) / count(x)。"),
        own("min", SqlStdOperatorTable.MIN)
            .form("any -> same")
            .example("min(x)" + T123, "1")
            .says("Least value.", "最小值。"),
        own("max", SqlStdOperatorTable.MAX)
            .form("any -> same")
            .example("max(x)" + T123, "2")
            .says("Greatest value.", "最大值。"),
        own("any_value", SqlStdOperatorTable.ANY_VALUE)
            .form("any -> same")
            .example("any_value(x) FROM (VALUES (5)) t(x)", "5")
            .says("Some value of the group.", "组内任一值。"),
        own("bool_and", SqlLibraryOperators.BOOL_AND)
            .form("boolean -> boolean")
            .example("bool_and(x > 0)" + T123, "true")
            .says("Whether all are true.", "是否全部为真。"),
        own("bool_or", SqlLibraryOperators.BOOL_OR)
            .form("boolean -> boolean")
            .example("bool_or(x > 1)" + T123, "true")
            .says("Whether any is true.", "是否有为真的。"),
        own("every", SqlStdOperatorTable.EVERY)
            .form("boolean -> boolean", "bool_and({0})")
            .example("every(x > 1)" + T123, "false")
            .says("The same as bool_and.", "同 bool_and。"),
        own("string_agg", SqlLibraryOperators.STRING_AGG)
            .form("text, text -> text")
            .example("string_agg(k, ',' ORDER BY k DESC)" + PAIRS, "b,a")
            .says(
                "Texts joined, in the order said: string_agg(DISTINCT k, ',' ORDER BY k).",
                "按指定次序连接文本。"),
        own("listagg", SqlStdOperatorTable.LISTAGG)
            .form("text -> text")
            .form("text, text -> text")
            .example("listagg(k, '+') WITHIN GROUP (ORDER BY k)" + PAIRS, "a+b")
            .says("The same in the standard's words.", "string_agg 的标准写法。"),
        own("array_agg", SqlLibraryOperators.ARRAY_AGG)
            .nulls(Nulls.COUNTED)
            .form("any -> same[]")
            .example("array_agg(v ORDER BY v DESC)" + PAIRS, "[7,3]")
            .says("Values as an array, in the order said.", "按指定次序聚合为数组。"),
        chosen("arg_max", "max_by", "max_by(k, v)", "b", "greatest", "最大"),
        chosen("arg_min", "min_by", "min_by(k, v)", "a", "least", "最小"),
        bits("bit_and", "bit_and(x) FROM (VALUES (6), (3)) t(x)", "2", "and", "与"),
        bits("bit_or", "bit_or(x) FROM (VALUES (6), (3)) t(x)", "7", "or", "或"),
        own("grouping", SqlStdOperatorTable.GROUPING)
            .nulls(Nulls.NEVER)
            .form("any... -> integer")
            .example("grouping(k)" + PAIRS + " GROUP BY ROLLUP (k) ORDER BY 1 DESC LIMIT 1", "1")
            .says(
                "In GROUPING SETS, ROLLUP and CUBE: 1 where the row is not grouped by that key.",
                "分组集中该键未参与分组时为 1。"),
        own("approx_count_distinct", SqlStdOperatorTable.APPROX_COUNT_DISTINCT)
            .nulls(Nulls.NEVER)
            .form("any -> integer")
            .example("approx_count_distinct(x)" + T123, "2")
            .says(
                "About how many different values there are, within a few per cent.",
                "去重计数的近似值（误差百分之几）。"));
  }

  private static Declaration.Draft own(String name, SqlOperator operator) {
    return calcite(FunctionKind.AGGREGATE, AGGREGATE, name, operator);
  }

  private static Declaration chosen(
      String name, String alias, String example, String result, String which, String zh) {
    return aggregate(AGGREGATE, name)
        .also(alias)
        .form("any, any -> same", name + "({0}, {1})")
        .example(example + PAIRS, result)
        .says(
            "The first argument of the row where the second is " + which + ".",
            "第二参数" + zh + "的行的第一参数。");
  }

  private static Declaration bits(
      String name, String example, String result, String which, String zh) {
    return aggregate(AGGREGATE, name)
        .form("integer -> same", name + "({0})")
        .example(example, result)
        .says("Bitwise " + which + ".", "按位" + zh + "。");
  }
}
