package landstock.sql.validate;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Functions of other dialects, and what does the same here. */
final class ForeignFunctions {
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("NVL", "COALESCE(x, y)"),
          Map.entry("IFNULL", "COALESCE(x, y)"),
          Map.entry("ISNULL", "COALESCE(x, y), or x IS NULL"),
          Map.entry("NVL2", "CASE WHEN x IS NOT NULL THEN a ELSE b END"),
          Map.entry("DECODE", "CASE x WHEN a THEN b ELSE c END"),
          Map.entry("IIF", "CASE WHEN … THEN … ELSE … END"),
          Map.entry("IF", "CASE WHEN … THEN … ELSE … END"),
          Map.entry("SYSDATE", "CURRENT_DATE"),
          Map.entry("GETDATE", "CURRENT_TIMESTAMP"),
          Map.entry("CURDATE", "CURRENT_DATE"),
          Map.entry("NOW", "CURRENT_TIMESTAMP"),
          Map.entry("LEN", "LENGTH(x)"),
          Map.entry("CHARINDEX", "POSITION(a IN b)"),
          Map.entry("INSTR", "POSITION(a IN b)"),
          Map.entry("LOCATE", "POSITION(a IN b)"),
          Map.entry("DATEADD", "d + INTERVAL '1 day'"),
          Map.entry("DATE_ADD", "d + INTERVAL '1 day'"),
          Map.entry("DATE_SUB", "d - INTERVAL '1 day'"),
          Map.entry("ADDDATE", "d + 1"),
          Map.entry("DATEDIFF", "d1 - d2, the number of days"),
          Map.entry("DATE_DIFF", "d1 - d2, the number of days"),
          Map.entry("ADD_MONTHS", "d + INTERVAL '1 month'"),
          Map.entry("TO_DATE", "CAST(x AS DATE)"),
          Map.entry("TO_NUMBER", "CAST(x AS DECIMAL(18, 2))"),
          Map.entry("CONVERT", "CAST(x AS type)"),
          Map.entry("GROUP_CONCAT", "STRING_AGG(x, ',')"),
          Map.entry("LISTAGG_DISTINCT", "STRING_AGG(DISTINCT x, ',')"),
          Map.entry("UCASE", "UPPER(x)"),
          Map.entry("LCASE", "LOWER(x)"),
          Map.entry("SUBSTR", "SUBSTRING(x FROM 1 FOR 3)"),
          Map.entry("MID", "SUBSTRING(x FROM 1 FOR 3)"),
          Map.entry("STUFF", "SUBSTRING and ||"),
          Map.entry("REGEXP_LIKE", "x ~ 'expression'"),
          Map.entry("RLIKE", "x ~ 'expression'"),
          Map.entry("REGEXP_MATCH", "x ~ 'expression'"),
          Map.entry("RAND", "TABLESAMPLE BERNOULLI (10)"),
          Map.entry("RANDOM", "TABLESAMPLE BERNOULLI (10)"),
          Map.entry("ROWNUM", "LIMIT, or ROW_NUMBER() OVER (…)"));

  private ForeignFunctions() {}

  static Optional<String> hint(String name) {
    return Optional.ofNullable(INSTEAD.get(name.toUpperCase(Locale.ROOT)))
        .map(instead -> "write " + instead);
  }
}
