package landstock.sql.operator;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What to write instead of functions that other engines have and ours has not. */
public final class MissingFunctions {
  private MissingFunctions() {}

  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("ifnull", "write coalesce(a, b)"),
          Map.entry("nvl", "write coalesce(a, b)"),
          Map.entry("isnull", "write a IS NULL, or coalesce(a, b)"),
          Map.entry("if", "write CASE WHEN … THEN … ELSE … END"),
          Map.entry("iif", "write CASE WHEN … THEN … ELSE … END"),
          Map.entry("decode", "write CASE a WHEN … THEN … END"),
          Map.entry("random", "answers must repeat; take a sample by md5 of a key"),
          Map.entry("rand", "answers must repeat; take a sample by md5 of a key"),
          Map.entry("gen_random_uuid", "answers must repeat; md5 of a key is as unique"),
          Map.entry("format", "write concat, lpad and to_char"),
          Map.entry("age", "write date_diff('month', a, b) or timestampdiff(MONTH, a, b)"),
          Map.entry("dateadd", "write day + INTERVAL '1' MONTH, or timestampadd(MONTH, 1, day)"),
          Map.entry("date_add", "write day + INTERVAL '1' MONTH, or timestampadd(MONTH, 1, day)"),
          Map.entry("date_sub", "write day - INTERVAL '1' MONTH, or date_diff('day', a, b)"),
          Map.entry("year", "write extract(year FROM day)"),
          Map.entry("month", "write extract(month FROM day)"),
          Map.entry("day", "write extract(day FROM day)"),
          Map.entry("group_concat", "write string_agg(a, ',')"),
          Map.entry("list", "write array_agg(a)"),
          Map.entry("instr", "write strpos(text, part)"),
          Map.entry("len", "write length(text)"),
          Map.entry("regexp_match", "write regexp_extract(text, pattern, group)"),
          Map.entry("regexp_matches", "write regexp_like(text, pattern)"),
          Map.entry("count_if", "write count(*) FILTER (WHERE …)"),
          Map.entry("countif", "write count(*) FILTER (WHERE …)"),
          Map.entry("to_number", "write CAST(text AS DECIMAL(18, 2))"),
          Map.entry("st_npoints", "write ST_NumPoints(geometry)"));

  /** What to write instead of a function, if it is one that people look for. */
  public static Optional<String> hint(String name) {
    return Optional.ofNullable(INSTEAD.get(name.toLowerCase(Locale.ROOT)));
  }
}
