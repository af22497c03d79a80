package landstock.sql.operator;

import static landstock.sql.function.Category.STATISTICS;
import static landstock.sql.operator.Declaration.aggregate;
import static landstock.sql.operator.Declaration.calcite;

import java.util.List;
import java.util.stream.Stream;
import landstock.sql.function.FunctionKind;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Optionality;

/** Statistics of a group: doubles, whatever the argument. */
final class StatisticalFunctions {
  private StatisticalFunctions() {}

  private static final String SAMPLE = " FROM (VALUES (1), (2), (4), (9)) t(x)";
  private static final String POINTS = " FROM (VALUES (1, 0), (3, 1), (5, 2)) t(y, x)";

  /** Calcite's own answers the type of what it orders by, so a decimal would be rounded. */
  static final SqlOperator PERCENTILE_CONT =
      SqlBasicAggFunction.create(
              "PERCENTILE_CONT",
              SqlKind.PERCENTILE_CONT,
              ReturnTypes.explicit(SqlTypeName.DOUBLE)
                  .andThen(
                      (binding, type) ->
                          binding.getTypeFactory().createTypeWithNullability(type, true)),
              OperandTypes.UNIT_INTERVAL_NUMERIC_LITERAL)
          .withFunctionType(SqlFunctionCategory.SYSTEM)
          .withGroupOrder(Optionality.MANDATORY)
          .withPercentile(true)
          .withAllowsFraming(false);

  static List<Declaration> all() {
    return Stream.concat(univariate().stream(), bivariate().stream()).toList();
  }

  private static List<Declaration> univariate() {
    return List.of(
        aggregate(STATISTICS, "median")
            .form("number -> double", "median(CAST({0} AS DOUBLE))")
            .example("median(x)" + SAMPLE, "3.0")
            .says(
                "Median; between the two middle values where their number is even.",
                "中位数；偶数个时取中间两数均值。"),
        own("percentile_cont", PERCENTILE_CONT)
            .form("'number' -> double")
            .example("percentile_cont(0.25) WITHIN GROUP (ORDER BY x)" + SAMPLE, "1.75")
            .says(
                "Quantile, interpolated: percentile_cont(0.9) WITHIN GROUP (ORDER BY x).",
                "插值分位数，写作 percentile_cont(0.9) WITHIN GROUP (ORDER BY x)。"),
        own("percentile_disc", SqlStdOperatorTable.PERCENTILE_DISC)
            .form("'number' -> any")
            .example("percentile_disc(0.5) WITHIN GROUP (ORDER BY x)" + SAMPLE, "2")
            .says("Quantile, one of the values.", "分位数（取实际值）。"),
        own("mode", SqlStdOperatorTable.MODE)
            .form("any -> same")
            .example("mode(x) FROM (VALUES (1), (2), (2)) t(x)", "2")
            .says(
                "Most frequent value; also mode() WITHIN GROUP (ORDER BY x).",
                "众数；也可写作 mode() WITHIN GROUP (ORDER BY x)。"),
        spread(
            "stddev_samp",
            "round(stddev_samp(x), 6)",
            "3.559026",
            "Standard deviation of a sample; NULL of one row",
            "样本标准差；仅一行时为 NULL"),
        spread(
            "stddev",
            "round(stddev(x), 6)",
            "3.559026",
            "The same as stddev_samp",
            "同 stddev_samp"),
        spread(
            "stddev_pop",
            "round(stddev_pop(x), 6)",
            "3.082207",
            "Standard deviation of all",
            "总体标准差"),
        spread(
            "var_samp",
            "round(var_samp(x), 6)",
            "12.666667",
            "Variance of a sample; NULL of one row",
            "样本方差；仅一行时为 NULL"),
        spread(
            "variance", "round(variance(x), 6)", "12.666667", "The same as var_samp", "同 var_samp"),
        spread("var_pop", "round(var_pop(x), 6)", "9.5", "Variance of all", "总体方差"));
  }

  private static Declaration spread(
      String name, String example, String result, String en, String zh) {
    return aggregate(STATISTICS, name)
        .form("number -> double", name + "(CAST({0} AS DOUBLE))")
        .example(example + SAMPLE, result)
        .says(en + ".", zh + "。");
  }

  private static List<Declaration> bivariate() {
    return List.of(
        pair("covar_pop", "1.3333", "Covariance of all pairs", "总体协方差"),
        pair("covar_samp", "2.0", "Covariance of a sample", "样本协方差"),
        pair(
            "corr",
            "1.0",
            "Correlation after Pearson; NaN where one side does not vary (PostgreSQL: NULL)",
            "皮尔逊相关系数；任一变量无变化时为 NaN"),
        pair("regr_slope", "2.0", "Slope of the line of least squares", "最小二乘直线斜率"),
        pair("regr_intercept", "1.0", "Where that line has x = 0", "最小二乘直线截距"),
        pair("regr_r2", "1.0", "Share of the variance that the line explains", "决定系数 R²"),
        pair("regr_avgx", "1.0", "Mean of x over the pairs", "x 的均值"),
        pair("regr_avgy", "3.0", "Mean of y over the pairs", "y 的均值"),
        pair("regr_sxx", "2.0", "Sum of squared deviations of x", "x 的离差平方和"),
        pair("regr_syy", "8.0", "Sum of squared deviations of y", "y 的离差平方和"),
        pair("regr_sxy", "4.0", "Sum of products of deviations", "离差乘积和"),
        aggregate(STATISTICS, "regr_count")
            .form("number, number -> integer", "regr_count({0}, {1})")
            .example("regr_count(y, x)" + POINTS, "3")
            .says("Number of pairs without NULL.", "两者均非 NULL 的行数。"));
  }

  /** The first argument is y, the second x, as the standard has it. */
  private static Declaration pair(String name, String result, String en, String zh) {
    return aggregate(STATISTICS, name)
        .form("number, number -> double", name + "({0}, {1})")
        .example("round(" + name + "(y, x), 4)" + POINTS, result)
        .says(en + "; arguments are y, x.", zh + "；参数次序为 y, x。");
  }

  private static Declaration.Draft own(String name, SqlOperator operator) {
    return calcite(FunctionKind.AGGREGATE, STATISTICS, name, operator);
  }
}
