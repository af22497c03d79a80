package landstock.sql.operator;

import static landstock.sql.function.Category.PATTERN;
import static landstock.sql.operator.Declaration.scalar;

import java.util.List;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * Regular expressions, in RE2's grammar: time is linear in the text, so there are no back
 * references and no look-around.
 */
final class PatternFunctions {
  private PatternFunctions() {}

  /**
   * A replacement may hold the whole text for every two of its characters ({@code \0}), once for
   * each match.
   */
  private static final String REPLACE =
      TextBuilders.tooLong("(length({0}) + 1) * (length({2}) + 1)", "regexp_replace")
          + " regexp_replace({0}, {1}, {2}";

  static List<Declaration> all() {
    return List.of(
        scalar(PATTERN, "regexp_like")
            .form("text, text -> boolean", "regexp_matches({0}, {1})")
            .form("text, text, 'text' -> boolean", flags("ic", "regexp_matches({0}, {1}, {2})"))
            .example("regexp_like('440306-001', '^\\d{6}-')", "true")
            .says(
                "Whether a part of the text matches; flag i minds no case.",
                "是否有部分匹配正则表达式；标志 i 不分大小写。"),
        scalar(PATTERN, "regexp_replace")
            .form("text, text, text -> text", REPLACE + ") END")
            .form("text, text, text, 'text' -> text", flags("gic", REPLACE + ", {3}) END"))
            .example("regexp_replace('R2 7 ', '\\s+', '', 'g')", "R27")
            .says(
                "The first match replaced, with flag g every one; \\1 is a group, \\0 the match."
                    + " Length of text times length of replacement is 200,000 at most.",
                "替换首个匹配（标志 g 为全部）；\\1 为分组，\\0 为整个匹配。文本长度×替换长度 ≤ 200000。"),
        scalar(PATTERN, "regexp_substr")
            .form(
                "text, text -> text",
                "CASE WHEN regexp_matches({0}, {1}) THEN regexp_extract({0}, {1}) END")
            .example("regexp_substr('宝安区7号', '\\d+')", "7")
            .says("The first match; NULL where there is none.", "首个匹配；无匹配则为 NULL。"),
        scalar(PATTERN, "regexp_extract")
            .form(
                "text, text, 'integer' -> text",
                "CASE WHEN regexp_matches({0}, {1}) THEN regexp_extract({0}, {1}, {2}) END")
            .example("regexp_extract('R2-7', '([A-Z]\\d)-(\\d+)', 2)", "7")
            .says(
                "A group of the first match, counted from 1; NULL where there is no match.",
                "首个匹配的第 n 个分组；无匹配则为 NULL。"),
        scalar(PATTERN, "regexp_count")
            .form("text, text -> int", "CAST(len(regexp_extract_all({0}, {1})) AS INTEGER)")
            .example("regexp_count('a1b22', '\\d+')", "2")
            .says("How many matches there are.", "匹配的个数。"));
  }

  /** Refuses flags other than these; DuckDB knows some that PostgreSQL has for something else. */
  private static Rendering flags(String known, String duckDb) {
    return (writer, call, arguments) -> {
      String flags = Template.literal(arguments.get(arguments.size() - 1));
      if (!flags.matches("[" + known + "]*")) {
        throw new LandstockException(
                Code.INVALID_QUERY, "'" + flags + "' has a flag that is not known")
            .withHint("flags are " + String.join(", ", known.split("")));
      }
      new Template(duckDb).write(writer, call, arguments);
    };
  }
}
