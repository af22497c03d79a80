package landstock.sql.validate;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.operator.MissingFunctions;
import landstock.sql.operator.Operators;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import org.apache.calcite.runtime.CalciteContextException;

/** Turns failures of Calcite's validator into ours: kind, place, nearest names. */
final class MeaningErrors {
  private MeaningErrors() {}

  private static final Pattern UNKNOWN =
      Pattern.compile(
          "(?:Column|Object|Table) '([^']*)' not found(?: in any table| in table '[^']*')?.*|"
              + "No match found for function signature (\\w+)\\(?.*|.*Unknown identifier '([^']*)'.*",
          Pattern.DOTALL);

  /**
   * A failure of validation.
   *
   * @param names of tables and columns that the caller could have meant
   */
  static LandstockException translate(CalciteContextException e, Collection<String> names) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message = PlainWords.of(String.valueOf(cause.getMessage()));
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
    LandstockException failure =
        new LandstockException(Code.UNKNOWN_NAME, text, e)
            .withSuggestions(
                Nearest.to(String.valueOf(name), function ? Operators.names() : names));
    Optional<String> instead =
        function ? MissingFunctions.hint(String.valueOf(name)) : Optional.empty();
    return instead.isPresent() ? failure.withHint(instead.get()) : failure;
  }
}
