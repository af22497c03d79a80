package landstock.sql.query;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.operator.Operators;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;

/** Turns Calcite's failures into ours: kind, place, nearest names. */
final class SqlErrors {
  private SqlErrors() {}

  private static final Pattern UNEXPECTED = Pattern.compile("Encountered \"([^\"]*)\"");
  private static final Pattern NEAR =
      Pattern.compile("Incorrect syntax near the keyword '([^']*)'");
  private static final Pattern LEXICAL = Pattern.compile("Lexical error[^.]*\\.\\s*(.*)");
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "(?:Column|Object|Table) '([^']*)' not found(?: in any table| in table '[^']*')?.*|"
              + "No match found for function signature (\\w+)\\(?.*|.*Unknown identifier '([^']*)'.*",
          Pattern.DOTALL);

  static LandstockException syntax(SqlParseException e) {
    String message = String.valueOf(e.getMessage());
    Matcher unexpected = UNEXPECTED.matcher(message);
    Matcher near = NEAR.matcher(message);
    Matcher lexical = LEXICAL.matcher(message);
    String text;
    if (unexpected.find()) {
      String token = unexpected.group(1).strip();
      text =
          token.equals("<EOF>") || token.isEmpty()
              ? "the statement ends too early"
              : "syntax error at '" + token + "'";
    } else if (near.find()) {
      text = "syntax error near '" + near.group(1) + "'";
    } else if (lexical.find()) {
      text = "syntax error: " + lexical.group(1).strip();
    } else if (e.getCause() instanceof StackOverflowError) {
      return new LandstockException(Code.TOO_LARGE, "the statement nests too deep");
    } else {
      text = "syntax error: " + message.lines().findFirst().orElse("");
    }
    LandstockException failure = new LandstockException(Code.SYNTAX, text, e);
    return e.getPos() == null
        ? failure
        : failure.at(e.getPos().getLineNum(), e.getPos().getColumnNum());
  }

  /**
   * A failure of validation.
   *
   * @param names of tables and columns that the caller could have meant
   */
  static LandstockException meaning(CalciteContextException e, Collection<String> names) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message = String.valueOf(cause.getMessage());
    Matcher unknown = UNKNOWN.matcher(message);
    LandstockException failure;
    if (unknown.matches()) {
      failure = unknown(unknown, names, e);
    } else {
      failure = new LandstockException(Code.INVALID_QUERY, message, e);
    }
    return e.getPosLine() > 0 ? failure.at(e.getPosLine(), e.getPosColumn()) : failure;
  }

  private static LandstockException unknown(
      Matcher unknown, Collection<String> names, CalciteContextException e) {
    boolean function = unknown.group(2) != null;
    String name =
        function
            ? unknown.group(2)
            : unknown.group(1) != null ? unknown.group(1) : unknown.group(3);
    String message = String.valueOf(unknown.group());
    String text =
        function
            ? message.replace("No match found for function signature", "there is no function")
            : message.replaceAll("; did you mean.*", "");
    return new LandstockException(Code.UNKNOWN_NAME, text, e)
        .withSuggestions(Nearest.to(String.valueOf(name), function ? Operators.names() : names));
  }
}
