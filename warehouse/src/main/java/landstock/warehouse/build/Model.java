package landstock.warehouse.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * One {@code .sql} file: a SELECT that makes one table.
 *
 * @param table qualified name of what it makes; schema {@code staging} for a step between
 * @param what first line of its header
 * @param grain columns no two rows share
 * @param returns names of the columns, in order
 * @param sql the SELECT
 * @param references qualified tables it reads, in alphabetical order
 */
public record Model(
    String table,
    String what,
    List<String> grain,
    List<String> returns,
    String sql,
    List<String> references) {

  private static final Pattern REFERENCE =
      Pattern.compile("(?i)(?<!distinct )\\b(?:from|join)\\s+([a-z_]+\\.[a-z_0-9]+)");

  public Model {
    grain = List.copyOf(grain);
    returns = List.copyOf(returns);
    references = List.copyOf(references);
  }

  /**
   * Reads a file.
   *
   * @throws LandstockException INVALID_ARGUMENT if its header is not complete
   */
  static Model parse(String table, String text) {
    List<String> header = text.lines().takeWhile(l -> l.startsWith("--")).toList();
    if (header.isEmpty() || header.get(0).length() < 4) {
      throw problem(table, "its first line must say what it makes: -- …");
    }
    if (field(table, header, "Source").isBlank()) {
      throw problem(table, "-- Source: is empty");
    }
    String sql = text.lines().filter(l -> !l.strip().startsWith("--")).reduce("", Model::line);
    if (sql.contains(";")) {
      throw problem(table, "a model is one SELECT without a semicolon");
    }
    TreeSet<String> references = new TreeSet<>();
    Matcher matcher = REFERENCE.matcher(sql);
    while (matcher.find()) {
      references.add(matcher.group(1));
    }
    return new Model(
        table,
        header.get(0).substring(2).strip(),
        names(field(table, header, "Grain")),
        names(field(table, header, "Returns")),
        sql.strip(),
        new ArrayList<>(references));
  }

  private static String line(String before, String line) {
    return before + line + '\n';
  }

  /** Text of {@code -- Name: …} with its continuation lines, which are indented. */
  private static String field(String table, List<String> header, String name) {
    StringBuilder text = new StringBuilder();
    boolean inside = false;
    for (String line : header) {
      String body = line.substring(2);
      if (body.startsWith(" " + name + ":")) {
        inside = true;
        text.append(body.substring(name.length() + 2).strip());
      } else if (inside && body.startsWith("   ")) {
        text.append(' ').append(body.strip());
      } else {
        inside = false;
      }
    }
    if (text.isEmpty()) {
      throw problem(table, "its header has no '-- " + name + ":'");
    }
    return text.toString();
  }

  private static List<String> names(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
  }

  private static LandstockException problem(String table, String what) {
    return new LandstockException(Code.INVALID_ARGUMENT, "model " + table + ": " + what);
  }
}
