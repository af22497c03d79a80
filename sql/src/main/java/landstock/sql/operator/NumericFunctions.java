package landstock.sql.operator;

import static landstock.sql.function.Category.NUMERIC;
import static landstock.sql.operator.Declaration.calcite;
import static landstock.sql.operator.Declaration.scalar;

import java.util.List;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Arithmetic. Decimals stay decimals where the result can be one. */
final class NumericFunctions {
  private NumericFunctions() {}

  /** Outside its domain PostgreSQL fails; DuckDB gives NaN or an infinity. */
  static String domain(String condition, String name, String call) {
    return domain(condition, name, "DOUBLE", call);
  }

  private static String domain(String condition, String name, String type, String call) {
    return "CASE WHEN "
        + condition
        + " THEN CAST(ls_fail('"
        + name
        + " is not defined for this number') AS "
        + type
        + ") ELSE "
        + call
        + " END";
  }

  static List<Declaration> all() {
    return List.of(
        calcite(NUMERIC, "abs", SqlStdOperatorTable.ABS)
            .form("number -> same")
            .example("abs(-2.50)", "2.50")
            .says("Without its sign.", "绝对值。"),
        calcite(NUMERIC, "ceil", SqlStdOperatorTable.CEIL)
            .also("ceiling")
            .form("number -> same")
            .recast()
            .example("ceil(-1.2)", "-1")
            .says(
                "The next whole number up; ceil(day TO MONTH): the next beginning.",
                "向上取整；也可 ceil(日期 TO MONTH)。"),
        calcite(NUMERIC, "floor", SqlStdOperatorTable.FLOOR)
            .form("number -> same")
            .recast()
            .example("floor(-1.2)", "-2")
            .says(
                "The next whole number down; floor(day TO MONTH): its beginning.",
                "向下取整；也可 floor(日期 TO MONTH)。"),
        scalar(NUMERIC, "round")
            .form("number -> rounded")
            .form("number, 'integer' -> rounded")
            .recast()
            .example("round(2.5)", "3")
            .example("round(1234.565, 2)", "1234.57")
            .says(
                "Rounded, half away from zero, to so many digits behind the point (before it where"
                    + " negative).",
                "四舍五入（远离零）到指定小数位；负数为整数位。"),
        scalar(NUMERIC, "trunc")
            .also("truncate")
            .form("number -> rounded", "trunc({0})")
            .form("number, 'integer' -> rounded", "trunc({0}, {1})")
            .recast()
            .example("trunc(-1.29, 1)", "-1.2")
            .says("Digits behind the point cut off, but so many.", "截去小数部分，可保留若干位。"),
        calcite(NUMERIC, "mod", SqlStdOperatorTable.MOD)
            .form("number, number -> same")
            .recast()
            .example("mod(-7, 3)", "-1")
            .says(
                "Remainder, with the sign of the first; NULL for a divisor of 0. Also a % b.",
                "余数，符号随被除数；除数为 0 得 NULL。也写作 a % b。"),
        scalar(NUMERIC, "div")
            .form("integer, integer -> integer", "({0} // nullif({1}, 0))")
            .form("number, number -> number", "trunc({0} / nullif({1}, 0))")
            .example("div(-7, 2)", "-3")
            .says(
                "Whole quotient, cut towards zero; NULL for a divisor of 0.",
                "整除商（向零取整）；除数为 0 得 NULL。"),
        calcite(NUMERIC, "power", SqlStdOperatorTable.POWER)
            .form("number, number -> double")
            .example("power(2, 10)", "1024.0")
            .says("The first to the power of the second.", "幂。"),
        scalar(NUMERIC, "sqrt")
            .form("number -> double", domain("{0} < 0", "sqrt", "sqrt({0})"))
            .example("sqrt(2.25)", "1.5")
            .says("Square root; a negative number fails.", "平方根；负数报错。"),
        calcite(NUMERIC, "cbrt", SqlStdOperatorTable.CBRT)
            .form("number -> double")
            .example("cbrt(-8)", "-2.0")
            .says("Cube root.", "立方根。"),
        calcite(NUMERIC, "exp", SqlStdOperatorTable.EXP)
            .form("number -> double")
            .example("exp(0)", "1.0")
            .says("e to that power.", "e 的幂。"),
        calcite(NUMERIC, "ln", SqlStdOperatorTable.LN)
            .form("number -> double", domain("{0} <= 0", "ln", "ln({0})"))
            .example("ln(1)", "0.0")
            .says("Natural logarithm; of 0 or less fails.", "自然对数；非正数报错。"),
        calcite(NUMERIC, "log10", SqlStdOperatorTable.LOG10)
            .form("number -> double", domain("{0} <= 0", "log10", "log10({0})"))
            .example("log10(1000)", "3.0")
            .says("Logarithm to base 10; of 0 or less fails.", "以 10 为底的对数；非正数报错。"),
        scalar(NUMERIC, "log")
            .form("number -> double", domain("{0} <= 0", "log", "log10({0})"))
            .form(
                "number, number -> double",
                domain("{0} <= 0 OR {0} = 1 OR {1} <= 0", "log", "log({0}, {1})"))
            .example("log(2, 8)", "3.0")
            .says(
                "Logarithm to base 10, or of the second to the base of the first.",
                "以 10 为底的对数；两个参数时首个为底。"),
        calcite(NUMERIC, "sign", SqlStdOperatorTable.SIGN)
            .form("number -> same")
            .recast()
            .example("sign(-2)", "-1")
            .says("-1, 0 or 1.", "符号：-1、0 或 1。"),
        scalar(NUMERIC, "gcd")
            .form("integer, integer -> integer")
            .example("gcd(12, 18)", "6")
            .says("Greatest common divisor.", "最大公约数。"),
        scalar(NUMERIC, "lcm")
            .form("integer, integer -> integer")
            .example("lcm(4, 6)", "12")
            .says("Least common multiple.", "最小公倍数。"),
        scalar(NUMERIC, "factorial")
            .form(
                "integer -> decimal(38,0)",
                "CAST("
                    + domain(
                        "{0} < 0 OR {0} > 33",
                        "factorial", "HUGEINT", "factorial(CAST({0} AS INTEGER))")
                    + " AS DECIMAL(38, 0))")
            .example("factorial(5)", "120")
            .says("Product of 1 to n, n at most 33.", "阶乘（n ≤ 33）。"),
        scalar(NUMERIC, "width_bucket")
            .form("number, number, number, integer -> int", WIDTH_BUCKET)
            .example("width_bucket(35, 0, 100, 10)", "4")
            .says(
                "Which of n equal parts from the second to the third holds the first; 0 below, n +"
                    + " 1 above.",
                "等宽分组的组号；低于下界为 0，高于上界为 n+1。"));
  }

  private static final String WIDTH_BUCKET =
      "CASE WHEN {3} < 1 OR {1} = {2} THEN CAST(ls_fail('width_bucket needs two bounds and a number of"
          + " parts above 0') AS INTEGER) WHEN ({1} < {2} AND {0} < {1}) OR ({1} > {2} AND {0} > {1})"
          + " THEN 0 WHEN ({1} < {2} AND {0} >= {2}) OR ({1} > {2} AND {0} <= {2}) THEN CAST({3} + 1"
          + " AS INTEGER) ELSE CAST(floor(({0} - {1}) * {3} / ({2} - {1})) AS INTEGER) + 1 END";
}
