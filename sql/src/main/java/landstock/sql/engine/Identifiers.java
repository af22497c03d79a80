package landstock.sql.engine;

/** The one place where a name or text is put into DuckDB SQL. */
public final class Identifiers {
  private Identifiers() {}

  /** {@code a"b} to {@code "a""b"}. */
  public static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** {@code it's} to {@code 'it''s'}; DuckDB has no other escape in a plain literal. */
  public static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }
}
