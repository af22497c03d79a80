package landstock.sql.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlWriter;

/**
 * A rendering as text: the engine's SQL with {@code {0}}, {@code {1}}… for the arguments, {@code
 * {*}} for all of them and {@code {1*}} for those from the second on. {@code {1<10000}} is an
 * argument that fails above a bound. A DISTINCT goes behind the first bracket.
 *
 * @param text as the engine reads it; where operators stand outside of brackets, in brackets
 */
record Template(String text) implements Rendering {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d*)(\\*?)(?:<(\\d+))?}");

  @Override
  public void write(SqlWriter writer, SqlCall call, List<SqlNode> arguments) {
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      String before = text.substring(from, place.start());
      boolean distinct = from == 0 && call.getFunctionQuantifier() != null;
      writer.print(distinct ? before.replaceFirst("\\(", "(DISTINCT ") : before);
      writer.setNeedWhitespace(false);
      write(writer, call, arguments, place.toMatchResult());
      writer.setNeedWhitespace(false);
      from = place.end();
    }
    writer.print(text.substring(from));
    writer.setNeedWhitespace(true);
  }

  private static void write(
      SqlWriter writer, SqlCall call, List<SqlNode> arguments, MatchResult place) {
    int first = place.group(1).isEmpty() ? 0 : Integer.parseInt(place.group(1));
    if (place.group(3) != null) {
      bounded(writer, call, arguments.get(first), Long.parseLong(place.group(3)));
      return;
    }
    int last = place.group(2).isEmpty() ? first + 1 : arguments.size();
    for (int i = first; i < last; i++) {
      if (i > first) {
        writer.print(", ");
        writer.setNeedWhitespace(false);
      }
      argument(writer, arguments.get(i));
    }
  }

  /** In brackets where it is a compound, for operators may stand around it. */
  private static void argument(SqlWriter writer, SqlNode argument) {
    boolean compound =
        argument instanceof SqlCall call && !(call.getOperator() instanceof SqlFunction);
    if (compound) {
      writer.print("(");
      writer.setNeedWhitespace(false);
    }
    argument.unparse(writer, 0, 0);
    if (compound) {
      writer.setNeedWhitespace(false);
      writer.print(")");
    }
  }

  /** A literal within the bound as it is; anything else is compared when it runs. */
  private static void bounded(SqlWriter writer, SqlCall call, SqlNode argument, long bound) {
    if (argument instanceof SqlNumericLiteral number && number.longValue(false) <= bound) {
      argument.unparse(writer, 0, 0);
      return;
    }
    String checked =
        "CASE WHEN {0} > "
            + bound
            + " THEN CAST(ls_fail('a length may be "
            + bound
            + " at most') AS INTEGER) ELSE CAST({0} AS INTEGER) END";
    new Template(checked).write(writer, call, List.of(argument));
  }

  /** The text of a literal argument. */
  static String literal(SqlNode argument) {
    String value = ((SqlLiteral) argument).getValueAs(String.class);
    return value == null ? "" : value;
  }

  /** Arguments with one of them replaced. */
  static List<SqlNode> with(List<SqlNode> arguments, int position, SqlNode other) {
    List<SqlNode> changed = new ArrayList<>(arguments);
    changed.set(position, other);
    return changed;
  }
}
