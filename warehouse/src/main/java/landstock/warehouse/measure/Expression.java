package landstock.warehouse.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Table;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;

/**
 * A scalar expression over the columns of one table: names, numbers, texts and a handful of words.
 *
 * @param sql with every column qualified with {@code f}
 * @param columns that it names
 */
record Expression(String sql, List<Column> columns) {
  private static final Set<String> WORDS =
      Set.of(
          "case",
          "when",
          "then",
          "else",
          "end",
          "is",
          "not",
          "null",
          "and",
          "or",
          "in",
          "right",
          "coalesce");
  private static final Pattern TOKEN = Pattern.compile("'[^']*'|[A-Za-z_][A-Za-z_0-9]*");

  Expression {
    columns = List.copyOf(columns);
  }

  /**
   * @throws LandstockException UNKNOWN_NAME naming a column the table does not have
   */
  static Expression parse(String place, String text, Table table) {
    List<Column> columns = new ArrayList<>();
    StringBuilder sql = new StringBuilder();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      String token = matcher.group();
      boolean plain = token.startsWith("'") || WORDS.contains(token.toLowerCase(Locale.ROOT));
      if (!plain) {
        columns.add(column(place, token, table));
      }
      matcher.appendReplacement(sql, Matcher.quoteReplacement(plain ? token : "f." + token));
    }
    matcher.appendTail(sql);
    return new Expression(sql.toString(), columns);
  }

  static Column column(String place, String name, Table table) {
    return table
        .findColumn(name)
        .orElseThrow(
            () ->
                new LandstockException(
                        Code.UNKNOWN_NAME,
                        place + ": " + table.qualifiedName() + " has no column '" + name + "'")
                    .withSuggestions(
                        Nearest.to(name, table.columns().stream().map(Column::name).toList())));
  }
}
