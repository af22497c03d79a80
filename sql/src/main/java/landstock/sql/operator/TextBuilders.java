package landstock.sql.operator;

import static landstock.sql.function.Category.TEXT;
import static landstock.sql.operator.Declaration.calcite;
import static landstock.sql.operator.Declaration.scalar;

import java.util.List;
import landstock.sql.function.Nulls;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Functions of text that can give more than they get; each has a bound, so that none explodes. */
final class TextBuilders {
  private TextBuilders() {}

  /** Characters that a text made by one call may have. */
  static final int MAX_CHARACTERS = 200_000;

  /** Characters that a text may be padded to, or times that it may be repeated. */
  static final int MAX_LENGTH = 10_000;

  static List<Declaration> all() {
    return List.of(
        scalar(TEXT, "concat")
            .nulls(Nulls.NEVER)
            .form("any... -> text", "concat({*})")
            .example("concat('P', 12, NULL)", "P12")
            .says("All arguments as one text; NULL counts as empty.", "连接所有参数；NULL 视为空串。"),
        scalar(TEXT, "concat_ws")
            .nulls(Nulls.AS_SAID)
            .form("text, any... -> text", "concat_ws({*})")
            .example("concat_ws('-', '440306', NULL, 7)", "440306-7")
            .says(
                "The others joined by the first; NULL is left out, a NULL separator gives NULL.",
                "以首个参数为分隔符连接其余参数；跳过 NULL，分隔符为 NULL 则得 NULL。"),
        padded("lpad", "left", "左侧", "00007"),
        padded("rpad", "right", "右侧", "70000"),
        scalar(TEXT, "repeat")
            .form(
                "text, integer -> text",
                tooLong("length({0}) * {1}", "repeat") + " repeat({0}, {1<" + MAX_LENGTH + "}) END")
            .example("repeat('ab', 3)", "ababab")
            .says(
                "The text n times, n at most 10,000, at most 200,000 characters in all.",
                "重复 n 次（n ≤ 10000，结果 ≤ 200000 字符）。"),
        scalar(TEXT, "replace")
            .form(
                "text, text, text -> text",
                "CASE WHEN length({2}) > length({1}) AND length({0}) * length({2}) > "
                    + MAX_CHARACTERS
                    + " THEN ls_fail('replace may give "
                    + MAX_CHARACTERS
                    + " characters at most') WHEN {1} = '' THEN {0}"
                    + " ELSE replace({0}, {1}, {2}) END")
            .example("replace('R2-7', '-', '/')", "R2/7")
            .says(
                "Every occurrence of the second text replaced by the third; where that may grow, to"
                    + " at most 200,000 characters.",
                "替换所有出现的子串；可能变长时结果 ≤ 200000 字符。"),
        calcite(TEXT, "overlay", SqlStdOperatorTable.OVERLAY)
            .form("text, text, integer -> text", overlay("length({1})"))
            .form("text, text, integer, integer -> text", overlay("{3}"))
            .example("overlay('440306' placing '05' from 5 for 2)", "440305")
            .says(
                "The second text put over the first, from a position, over as many characters.",
                "从指定位置起用另一文本覆盖若干字符。"),
        scalar(TEXT, "chr")
            .form(
                "integer -> text",
                "CASE WHEN {0} < 1 OR {0} > 1114111 THEN ls_fail('chr takes 1 to 1114111')"
                    + " ELSE chr(CAST({0} AS INTEGER)) END")
            .example("chr(20013)", "中")
            .says("The character of a code point.", "Unicode 码位对应的字符。"));
  }

  static String tooLong(String length, String name) {
    return "CASE WHEN "
        + length
        + " > "
        + MAX_CHARACTERS
        + " THEN ls_fail('"
        + name
        + " may give "
        + MAX_CHARACTERS
        + " characters at most') ELSE";
  }

  private static String overlay(String taken) {
    return "CASE WHEN {2} < 1 THEN ls_fail('overlay counts from 1') ELSE left({0}, {2} - 1) || {1}"
        + " || substr({0}, CASE WHEN {2} + "
        + taken
        + " < 1 THEN 1 ELSE {2} + "
        + taken
        + " END) END";
  }

  /** PostgreSQL pads with nothing where the fill is empty; DuckDB fails. */
  private static Declaration padded(String name, String side, String zh, String result) {
    String negative = "CASE WHEN {1} < 0 THEN left({0}, 0) ELSE ";
    return scalar(TEXT, name)
        .form("text, integer -> text", negative + name + "({0}, {1<" + MAX_LENGTH + "}, ' ') END")
        .form(
            "text, integer, text -> text",
            "CASE WHEN {1} < 0 THEN left({0}, 0) WHEN {2} = '' THEN left({0}, {1}) ELSE "
                + name
                + "({0}, {1<"
                + MAX_LENGTH
                + "}, {2}) END")
        .example(name + "('7', 5, '0')", result)
        .says(
            "Filled on the " + side + " to so many characters, 10,000 at most; longer text is cut.",
            "在" + zh + "填充到指定长度（≤ 10000）；过长则截断。");
  }
}
