package landstock.api.bench;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.warehouse.datafile.DataFiles;

/** Statements that ask for more than any machine has, from the files beside this class. */
final class Deaths {
  private static final Pattern REPEATED = Pattern.compile("«(.*?)\\*(\\d+)»");

  private Deaths() {}

  /** In DuckDB's own words. */
  static List<String> ofEngine() {
    return read("deaths-engine.txt");
  }

  /** In our SQL, on made-up parcels. */
  static List<String> ofQuestions() {
    return read("deaths-questions.txt");
  }

  private static List<String> read(String file) {
    return DataFiles.resource("landstock/api/bench/" + file)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Deaths::expand)
        .toList();
  }

  /** {@code «(*3»} becomes {@code (((}; a {@code #} the number of the repetition. */
  static String expand(String line) {
    return REPEATED.matcher(line).replaceAll(m -> Matcher.quoteReplacement(repeated(m)));
  }

  private static String repeated(MatchResult match) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Integer.parseInt(match.group(2)); i++) {
      text.append(match.group(1).replace("#", String.valueOf(i)));
    }
    return text.toString();
  }
}
