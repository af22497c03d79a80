package landstock.sql.query;

import java.util.Random;

/** Statements of every clause over the tables of {@link TaxDistrict}, most of them well formed. */
final class RandomSql {
  private static final String[] NUMBERS = {
    "amount", "revenue", "staff", "area_m2", "t.year", "founded", "rating"
  };
  private static final String[] TEXTS = {
    "e.credit_code", "e.street_code", "industry", "secret", "t.street_code"
  };
  private static final String[] AGGREGATES = {"sum", "avg", "count", "min", "max"};

  private final Random random;

  RandomSql(Random random) {
    this.random = random;
  }

  String query() {
    String from = from();
    String where = maybe(" WHERE " + condition());
    return switch (random.nextInt(8)) {
      case 0 -> "SELECT " + text() + ", " + number() + from + where;
      case 1 -> "SELECT " + aggregate() + ", " + aggregate() + from + where;
      case 2 -> grouped(from, where);
      case 3 -> "SELECT DISTINCT " + text() + from + where;
      case 4 ->
          "WITH w AS (SELECT "
              + number()
              + " AS a, "
              + text()
              + " AS b"
              + from
              + where
              + ") SELECT "
              + pick("sum(a)", "count(*)", "avg(a), max(b)", "count(DISTINCT b)")
              + " FROM w";
      case 5 ->
          "SELECT e.credit_code FROM enterprise e WHERE "
              + pick("", "NOT ")
              + "EXISTS (SELECT 1 FROM tax t WHERE t.credit_code = e.credit_code AND "
              + condition()
              + ")";
      case 6 ->
          "SELECT "
              + text()
              + ", "
              + pick("sum", "count", "max")
              + "("
              + number()
              + ") OVER (PARTITION BY "
              + text()
              + ")"
              + from
              + where;
      default ->
          "SELECT "
              + text()
              + from
              + where
              + pick(" UNION ", " EXCEPT ", " INTERSECT ")
              + "SELECT "
              + text()
              + from();
    };
  }

  private String grouped(String from, String where) {
    String key = text();
    String by = pick(key, "ROLLUP(" + key + ")", "GROUPING SETS ((" + key + "), ())");
    return "SELECT "
        + key
        + ", "
        + aggregate()
        + from
        + where
        + " GROUP BY "
        + by
        + maybe(" HAVING " + aggregate() + " > 3");
  }

  private String from() {
    String time = pick("", "", " FOR SYSTEM_TIME AS OF DATE '2023-12-31'");
    return " FROM enterprise"
        + time
        + " AS e "
        + pick("JOIN", "JOIN", "LEFT JOIN", "FULL JOIN")
        + " tax AS t ON e.credit_code = t.credit_code"
        + maybe(" AND t.year = " + pick("2022", "2023"));
  }

  private String condition() {
    return switch (random.nextInt(7)) {
      case 0 -> number() + pick(" > ", " < ", " = ") + random.nextInt(60);
      case 1 -> text() + " = '" + pick("S1", "S2", "C1", "secret 7") + "'";
      case 2 -> text() + " IS " + pick("", "NOT ") + "NULL";
      case 3 -> "(" + condition() + pick(" AND ", " OR ") + condition() + ")";
      case 4 ->
          "t.credit_code IN (SELECT credit_code FROM tax WHERE staff > " + random.nextInt(40) + ")";
      case 5 -> number() + " > (SELECT " + aggregateOfTax() + " FROM tax)";
      default -> "NOT (" + text() + " LIKE '%1%')";
    };
  }

  private String aggregateOfTax() {
    return pick("avg(amount)", "avg(staff)", "max(area_m2)", "count(*)");
  }

  private String aggregate() {
    // Rounded, for the last bit of a deviation depends on the order of the rows.
    String deviation = "CAST(stddev_pop(" + number() + ") AS DECIMAL(20, 4))";
    return pick("count(*)", deviation, pick(AGGREGATES) + "(" + number() + ")");
  }

  private String number() {
    String number = pick(NUMBERS);
    return pick(
        number,
        number,
        "(" + number + " + " + pick(NUMBERS) + ")",
        "CASE WHEN " + text() + " > 'D' THEN " + number + " END",
        "coalesce(" + number + ", 0)");
  }

  private String text() {
    return pick(TEXTS);
  }

  private String maybe(String clause) {
    return random.nextBoolean() ? clause : "";
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
