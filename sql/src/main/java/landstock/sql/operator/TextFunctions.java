package landstock.sql.operator;

import static landstock.sql.function.Category.TEXT;
import static landstock.sql.operator.Declaration.calcite;
import static landstock.sql.operator.Declaration.scalar;

import java.util.List;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Functions of text that take it apart or look into it: none gives more than it gets. */
final class TextFunctions {
  private TextFunctions() {}

  /**
   * Positions before the first character count, as in PostgreSQL: {@code substr('hello', -1, 3)} is
   * {@code h}. DuckDB would count a negative start from the end.
   */
  private static final String FROM = "substr({0}, CASE WHEN {1} < 1 THEN 1 ELSE {1} END)";

  private static final String FROM_FOR =
      "CASE WHEN {2} < 0 THEN ls_fail('a length may not be negative') WHEN {1} + {2} <= 1 THEN"
          + " left({0}, 0) WHEN {1} < 1 THEN substr({0}, 1, {1} + {2} - 1)"
          + " ELSE substr({0}, {1}, {2}) END";

  static List<Declaration> all() {
    return List.of(
        calcite(TEXT, "upper", SqlStdOperatorTable.UPPER)
            .form("text -> text")
            .example("upper('r2 宝安')", "R2 宝安")
            .says("In capitals.", "转换为大写。"),
        calcite(TEXT, "lower", SqlStdOperatorTable.LOWER)
            .form("text -> text")
            .example("lower('ABC 宝安')", "abc 宝安")
            .says("In small letters.", "转换为小写。"),
        scalar(TEXT, "initcap")
            .form(
                "text -> text",
                "array_to_string(list_transform(regexp_extract_all(lower({0}),"
                    + " '[\\pL\\pN]+|[^\\pL\\pN]+'), lambda w: upper(w[1]) || w[2:]), '')")
            .example("initcap('bao''an QU')", "Bao'An Qu")
            .says("Each word with a capital first letter.", "每个单词首字母大写。"),
        scalar(TEXT, "length")
            .also("char_length", "character_length")
            .form("text -> int", "CAST(length({0}) AS INTEGER)")
            .example("length('宝安区')", "3")
            .says("Number of characters.", "字符数。"),
        scalar(TEXT, "octet_length")
            .form("text -> int", "CAST(strlen({0}) AS INTEGER)")
            .example("octet_length('宝安区')", "9")
            .says("Number of bytes in UTF-8.", "UTF-8 编码的字节数。"),
        scalar(TEXT, "substr")
            .also("substring")
            .form("text, integer -> text", FROM)
            .form("text, integer, integer -> text", FROM_FOR)
            .example("substr('hello', 2, 3)", "ell")
            .example("substring('hello' from -1 for 3)", "h")
            .says(
                "Characters from a position (the first is 1), as many as said.",
                "从指定位置（首字符为 1）起的若干字符。"),
        scalar(TEXT, "left")
            .form("text, integer -> text")
            .example("left('宝安区', -1)", "宝安")
            .says(
                "The first characters; a negative number leaves out the last ones.",
                "前若干个字符；负数表示去掉末尾若干个。"),
        scalar(TEXT, "right")
            .form("text, integer -> text")
            .example("right('hello', 2)", "lo")
            .says(
                "The last characters; a negative number leaves out the first ones.",
                "后若干个字符；负数表示去掉开头若干个。"),
        calcite(TEXT, "position", SqlStdOperatorTable.POSITION)
            .form("text, text -> int", "CAST(strpos({1}, {0}) AS INTEGER)")
            .example("position('安' in '宝安区')", "2")
            .says(
                "Where the first text begins in the second, 0 where it does not; the empty text at 1.",
                "子串首次出现的位置，不存在为 0；空串为 1。写作 position(a in b)。"),
        scalar(TEXT, "strpos")
            .form("text, text -> int", "CAST(strpos({0}, {1}) AS INTEGER)")
            .example("strpos('宝安区', '区')", "3")
            .says("Where the second text begins in the first, else 0.", "子串首次出现的位置，否则 0。"),
        scalar(TEXT, "split_part")
            .form(
                "text, text, integer -> text",
                "CASE WHEN {2} = 0 THEN ls_fail('split_part counts from 1') WHEN {1} = '' THEN"
                    + " CASE WHEN {2} IN (1, -1) THEN {0} ELSE left({0}, 0) END"
                    + " ELSE split_part({0}, {1}, {2}) END")
            .example("split_part('440306-001-0023', '-', 2)", "001")
            .says(
                "The nth part between separators, from the end where n is negative.",
                "按分隔符取第 n 段；n 为负时从末尾数起。"),
        scalar(TEXT, "starts_with")
            .form("text, text -> boolean")
            .example("starts_with('440306', '4403')", "true")
            .says("Whether the first begins with the second.", "是否以指定文本开头。"),
        scalar(TEXT, "ends_with")
            .form("text, text -> boolean")
            .example("ends_with('a.csv', '.csv')", "true")
            .says("Whether the first ends with the second.", "是否以指定文本结尾。"),
        scalar(TEXT, "contains")
            .form("text, text -> boolean")
            .example("contains('宝安区', '安')", "true")
            .says("Whether the second occurs in the first.", "是否包含指定文本。"),
        scalar(TEXT, "ascii")
            .form("text -> int")
            .example("ascii('中')", "20013")
            .says(
                "Code point of the first character, 0 of the empty text.",
                "首字符的 Unicode 码位；空串为 0。"),
        scalar(TEXT, "reverse")
            .form("text -> text")
            .example("reverse('abc')", "cba")
            .says("Backwards.", "反转文本。"),
        calcite(TEXT, "translate", SqlLibraryOperators.TRANSLATE3)
            .form("text, text, text -> text", "translate({*})")
            .example("translate('12345', '143', 'ax')", "a2x5")
            .says(
                "Each character of the second text replaced by its counterpart in the third, or dropped.",
                "按字符逐一替换；无对应字符则删除。"),
        scalar(TEXT, "md5")
            .form("text -> text")
            .example("md5('a')", "0cc175b9c0f1b6a831c399e269772661")
            .says("MD5 of its UTF-8 bytes, hexadecimal.", "UTF-8 字节的 MD5（十六进制）。"),
        scalar(TEXT, "sha256")
            .form("text -> text")
            .example(
                "sha256('a')", "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb")
            .says("SHA-256 of its UTF-8 bytes, hexadecimal.", "UTF-8 字节的 SHA-256（十六进制）。"),
        calcite(TEXT, "trim", SqlStdOperatorTable.TRIM)
            .form("text -> text")
            .example("trim(both 'x' from 'xabxx')", "ab")
            .says(
                "Without spaces, or the characters said, at its ends: trim(leading 'x' from t).",
                "去掉两端（或一端）的空格或指定字符。"),
        trimmed("btrim", "trim", "both ends", "两端", "ab"),
        trimmed("ltrim", "ltrim", "the left end", "左端", "abxx"),
        trimmed("rtrim", "rtrim", "the right end", "右端", "xxab"));
  }

  /** Only spaces go by default; DuckDB's own default takes every white space. */
  private static Declaration trimmed(
      String name, String duckDb, String where, String zh, String result) {
    return scalar(TEXT, name)
        .form("text -> text", duckDb + "({0}, ' ')")
        .form("text, text -> text", duckDb + "({0}, {1})")
        .example(name + "('xxabxx', 'x')", result)
        .says("Without spaces, or the characters said, at " + where + ".", "去掉" + zh + "的空格或指定字符。");
  }
}
