package landstock.sql.operator;

import static landstock.sql.function.Category.NUMERIC;
import static landstock.sql.operator.Declaration.calcite;
import static landstock.sql.operator.Declaration.scalar;

import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Trigonometry: angles in radians. */
final class AngleFunctions {
  private AngleFunctions() {}

  static List<Declaration> all() {
    return List.of(
        of("sin", SqlStdOperatorTable.SIN, "Sine", "正弦", "sin(0)", "0.0"),
        of("cos", SqlStdOperatorTable.COS, "Cosine", "余弦", "cos(0)", "1.0"),
        of("tan", SqlStdOperatorTable.TAN, "Tangent", "正切", "tan(0)", "0.0"),
        ours("cot", "cot({0})", "Cotangent", "余切", "round(cot(pi() / 4), 9)", "1.0"),
        inverse("asin", SqlStdOperatorTable.ASIN, "Arc sine", "反正弦", "asin(0)", "0.0"),
        inverse("acos", SqlStdOperatorTable.ACOS, "Arc cosine", "反余弦", "acos(1)", "0.0"),
        of("atan", SqlStdOperatorTable.ATAN, "Arc tangent", "反正切", "atan(0)", "0.0"),
        calcite(NUMERIC, "atan2", SqlStdOperatorTable.ATAN2)
            .form("number, number -> double")
            .example("degrees(atan2(1, 0))", "90.0")
            .says("Angle of the point (second, first).", "点 (x, y) 的方位角，参数次序为 (y, x)，弧度。"),
        ours("sinh", "sinh({0})", "Hyperbolic sine", "双曲正弦", "sinh(0)", "0.0"),
        ours("cosh", "cosh({0})", "Hyperbolic cosine", "双曲余弦", "cosh(0)", "1.0"),
        ours("tanh", "tanh({0})", "Hyperbolic tangent", "双曲正切", "tanh(0)", "0.0"),
        ours("asinh", "asinh({0})", "Inverse hyperbolic sine", "反双曲正弦", "asinh(0)", "0.0"),
        ours(
            "acosh",
            NumericFunctions.domain("{0} < 1", "acosh", "acosh({0})"),
            "Inverse hyperbolic cosine",
            "反双曲余弦",
            "acosh(1)",
            "0.0"),
        ours(
            "atanh",
            NumericFunctions.domain("{0} <= -1 OR {0} >= 1", "atanh", "atanh({0})"),
            "Inverse hyperbolic tangent",
            "反双曲正切",
            "atanh(0)",
            "0.0"),
        of(
            "degrees",
            SqlStdOperatorTable.DEGREES,
            "Radians as degrees",
            "弧度转角度",
            "degrees(pi())",
            "180.0"),
        of(
            "radians",
            SqlStdOperatorTable.RADIANS,
            "Degrees as radians",
            "角度转弧度",
            "radians(180) = pi()",
            "true"),
        calcite(NUMERIC, "pi", SqlStdOperatorTable.PI)
            .form("-> double", "pi()")
            .example("round(pi(), 4)", "3.1416")
            .says("π.", "圆周率 π。"));
  }

  private static Declaration of(
      String name, SqlOperator operator, String en, String zh, String example, String result) {
    return calcite(NUMERIC, name, operator)
        .form("number -> double")
        .example(example, result)
        .says(en + ".", zh + "。");
  }

  private static Declaration inverse(
      String name, SqlOperator operator, String en, String zh, String example, String result) {
    return calcite(NUMERIC, name, operator)
        .form(
            "number -> double",
            NumericFunctions.domain("{0} < -1 OR {0} > 1", name, name + "({0})"))
        .example(example, result)
        .says(en + "; outside -1 to 1 it fails.", zh + "；超出 [-1, 1] 报错。");
  }

  private static Declaration ours(
      String name, String duckDb, String en, String zh, String example, String result) {
    return scalar(NUMERIC, name)
        .form("number -> double", duckDb)
        .example(example, result)
        .says(en + ".", zh + "。");
  }
}
