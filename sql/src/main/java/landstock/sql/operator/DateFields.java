package landstock.sql.operator;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.SqlTypeName;

/** Names of parts of a date, which an engine must know before it runs. */
final class DateFields {
  private DateFields() {}

  private static final Set<String> UNITS =
      Set.of(
          "microseconds",
          "milliseconds",
          "microsecond",
          "millisecond",
          "second",
          "minute",
          "hour",
          "day",
          "week",
          "month",
          "quarter",
          "year",
          "decade",
          "century",
          "millennium");

  private static final Set<String> PARTS =
      Set.of("dow", "isodow", "doy", "isoyear", "epoch", "seconds", "dayofweek", "dayofyear");

  /** A rendering whose first argument is a unit. */
  static Rendering checked(String duckDb) {
    return (writer, call, arguments) -> {
      if (isText(arguments.get(0))) {
        check(Template.literal(arguments.get(0)), false);
      }
      new Template(duckDb).write(writer, call, arguments);
    };
  }

  /** Seconds and milliseconds keep their fraction, as in PostgreSQL; DuckDB would cut it. */
  static void part(SqlWriter writer, SqlCall call, List<SqlNode> arguments) {
    String duckDb = "date_part({0}, {1})";
    if (isText(arguments.get(0))) {
      String field = Template.literal(arguments.get(0)).toLowerCase(Locale.ROOT);
      check(field, true);
      duckDb =
          switch (field) {
            case "second", "seconds" -> "(date_part('microseconds', {1}) / 1000000)";
            case "millisecond", "milliseconds" -> "(date_part('microseconds', {1}) / 1000)";
            default -> duckDb;
          };
    }
    new Template(duckDb).write(writer, call, arguments);
  }

  private static boolean isText(SqlNode argument) {
    return argument instanceof SqlLiteral literal && literal.getTypeName() == SqlTypeName.CHAR;
  }

  private static void check(String field, boolean part) {
    String lower = field.toLowerCase(Locale.ROOT);
    if (UNITS.contains(lower) || (part && PARTS.contains(lower))) {
      return;
    }
    throw new LandstockException(Code.INVALID_QUERY, "there is no unit of time '" + field + "'")
        .withSuggestions(Nearest.to(lower, UNITS))
        .withHint("units are second, minute, hour, day, week, month, quarter, year, decade…");
  }
}
