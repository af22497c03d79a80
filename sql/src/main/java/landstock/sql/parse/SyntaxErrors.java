package landstock.sql.parse;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.calcite.sql.parser.SqlParseException;

/** Turns failures of Calcite's parser into ours: what was met, and where. */
final class SyntaxErrors {
  private SyntaxErrors() {}

  private static final Pattern UNEXPECTED = Pattern.compile("Encountered \"([^\"]*)\"");
  private static final Pattern NEAR =
      Pattern.compile("Incorrect syntax near the keyword '([^']*)'");
  private static final Pattern CHARACTER = Pattern.compile("\\((\\d+)\\)");
  private static final Pattern LEXICAL = Pattern.compile("Lexical error[^.]*\\.\\s*(.*)");

  static LandstockException translate(SqlParseException e) {
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
      text = character(lexical.group(1).strip());
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

  /** What the parser's reader of words met. */
  private static String character(String lexical) {
    Matcher code = CHARACTER.matcher(lexical);
    if (lexical.contains("<EOF>")) {
      return "the statement ends inside a quoted text, a quoted name or a comment";
    }
    if (!code.find()) {
      return "a character that no statement holds";
    }
    int point = Integer.parseInt(code.group(1));
    String shown =
        Character.isLetterOrDigit(point) || (point > ' ' && point < 127)
            ? "'" + Character.toString(point) + "' "
            : "";
    return "the character "
        + shown
        + String.format(Locale.ROOT, "(U+%04X)", point)
        + " cannot stand here";
  }
}
