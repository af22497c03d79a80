package landstock.sql.operator;

import static landstock.sql.operator.Declaration.calcite;

import java.util.List;
import landstock.sql.function.Category;
import landstock.sql.function.FunctionKind;
import landstock.sql.function.Nulls;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Functions that need OVER. */
final class WindowFunctions {
  private WindowFunctions() {}

  /** Values 10, 20, 20, 40; the example takes the last row. */
  private static final String ROWS =
      " FROM (VALUES (10), (20), (20), (40)) t(x) ORDER BY x DESC LIMIT 1";

  static List<Declaration> all() {
    return List.of(
        rank(
            "row_number",
            SqlStdOperatorTable.ROW_NUMBER,
            "-> integer",
            "row_number()",
            "4",
            "Number of the row, from 1",
            "行号，从 1 起"),
        rank(
            "rank",
            SqlStdOperatorTable.RANK,
            "-> integer",
            "rank()",
            "4",
            "Rank with gaps: equal rows share the first number",
            "排名（并列占位）"),
        rank(
            "dense_rank",
            SqlStdOperatorTable.DENSE_RANK,
            "-> integer",
            "dense_rank()",
            "3",
            "Rank without gaps",
            "排名（并列不占位）"),
        rank(
            "percent_rank",
            SqlStdOperatorTable.PERCENT_RANK,
            "-> double",
            "percent_rank()",
            "1.0",
            "(rank - 1) / (rows - 1)",
            "相对排名 (rank-1)/(行数-1)"),
        rank(
            "cume_dist",
            SqlStdOperatorTable.CUME_DIST,
            "-> double",
            "cume_dist()",
            "1.0",
            "Share of rows up to this one and its equals",
            "累积分布"),
        rank(
            "ntile",
            SqlStdOperatorTable.NTILE,
            "integer -> integer",
            "ntile(2)",
            "2",
            "Which of n parts as equal as can be",
            "均分为 n 组的组号"),
        value(
            "lag",
            SqlStdOperatorTable.LAG,
            "any, integer, any -> same",
            "lag(x, 1, 0)",
            "20",
            "Value so many rows before, 1 unless said; the default where there is none",
            "前第 n 行的值（默认 1），不存在时取默认值"),
        value(
            "lead",
            SqlStdOperatorTable.LEAD,
            "any, integer, any -> same",
            "lead(x, 1, 0)",
            "0",
            "Value so many rows after, 1 unless said; the default where there is none",
            "后第 n 行的值（默认 1），不存在时取默认值"),
        value(
            "first_value",
            SqlStdOperatorTable.FIRST_VALUE,
            "any -> same",
            "first_value(x)",
            "10",
            "Value of the first row of the frame; takes IGNORE NULLS",
            "窗口帧首行的值；可用 IGNORE NULLS"),
        value(
            "last_value",
            SqlStdOperatorTable.LAST_VALUE,
            "any -> same",
            "last_value(x)",
            "40",
            "Value of the last row of the frame; takes IGNORE NULLS",
            "窗口帧末行的值；可用 IGNORE NULLS"),
        value(
            "nth_value",
            SqlStdOperatorTable.NTH_VALUE,
            "any, integer -> same",
            "nth_value(x, 2)",
            "20",
            "Value of the nth row of the frame",
            "窗口帧第 n 行的值"));
  }

  private static Declaration rank(
      String name,
      SqlOperator operator,
      String form,
      String call,
      String result,
      String en,
      String zh) {
    return calcite(FunctionKind.WINDOW, Category.WINDOW, name, operator)
        .nulls(Nulls.NEVER)
        .form(form)
        .example(call + " OVER (ORDER BY x)" + ROWS, result)
        .says(en + ".", zh + "。");
  }

  private static Declaration value(
      String name,
      SqlOperator operator,
      String form,
      String call,
      String result,
      String en,
      String zh) {
    return calcite(FunctionKind.WINDOW, Category.WINDOW, name, operator)
        .nulls(Nulls.COUNTED)
        .form(form)
        .example(call + " OVER (ORDER BY x)" + ROWS, result)
        .says(en + ".", zh + "。");
  }
}
