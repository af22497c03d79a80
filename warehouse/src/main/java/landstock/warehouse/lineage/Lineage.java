package landstock.warehouse.lineage;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType.Kind;
import landstock.sql.catalog.Table;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.staging.CellTexts;
import org.jspecify.annotations.Nullable;

/** Finds what stands behind a number by asking the snapshot itself. Thread-safe. */
public final class Lineage {
  /** No dataset has as many columns. */
  private static final int MOST_HEADERS = 1_000;

  private final Function<Question, Answer> ask;
  private final Catalog catalog;
  private final Steps steps;

  /**
   * @param ask answers under the caller's own policy, which so decides on the texts, too: a cell is
   *     told only where the value read from it is
   */
  public Lineage(Function<Question, Answer> ask, Catalog catalog) {
    this.ask = ask;
    this.catalog = catalog;
    this.steps = Steps.load(new DataFiles(), catalog);
  }

  /**
   * @param table {@code schema.name}, or a name alone
   * @param key {@code column=value, …} or the values alone, in the order of the grain; an empty
   *     value means NULL, as in {@code street_code=,year=2023} or {@code ,2023}
   * @param snapshot id of the one that all is asked of
   * @param texts of its cells
   * @throws LandstockException UNKNOWN_NAME for a table or column that is not there,
   *     INVALID_ARGUMENT for a key that does not fit the grain, NOT_FOUND for a row that is not
   *     there
   */
  public Why why(String table, String column, String key, String snapshot, CellTexts texts) {
    Table asked = table(table);
    Column explained = column(asked, column);
    Map<String, @Nullable String> wanted = key(asked, key);
    String where =
        wanted.keySet().stream()
            .map(c -> "CAST(\"" + c + "\" AS VARCHAR) IS NOT DISTINCT FROM :" + c)
            .collect(Collectors.joining(" AND "));
    TextRows rows = new TextRows(ask, snapshot);
    List<Map<String, @Nullable String>> found = rows.of(asked, where, wanted, 1);
    if (found.isEmpty()) {
      throw new LandstockException(Code.NOT_FOUND, asked.qualifiedName() + " has no row " + wanted)
          .withHint(
              "SELECT " + String.join(", ", asked.grain()) + " FROM " + asked.qualifiedName());
    }
    Why why =
        new Trail(steps, rows, table("meta.source"), table("meta.quality_finding"))
            .why(asked, explained, found.get(0));
    return new Cells(texts, source -> headers(rows, source), this::written).added(why);
  }

  private boolean written(Why why) {
    return column(table(why.table()), why.column()).type().kind() != Kind.GEOMETRY;
  }

  /** Column to header, as the load read a hand-in. */
  private Map<String, String> headers(TextRows rows, String source) {
    Map<String, String> headers = new HashMap<>();
    for (Map<String, @Nullable String> row :
        rows.of(
            table("meta.source_column"),
            "source = :source",
            Map.of("source", source),
            MOST_HEADERS)) {
      headers.put(String.valueOf(row.get("column_name")), String.valueOf(row.get("header")));
    }
    return headers;
  }

  private static Map<String, @Nullable String> key(Table table, String text) {
    List<String> grain = table.grain();
    String[] parts = text.split(",", -1);
    Map<String, @Nullable String> key = new LinkedHashMap<>();
    for (int i = 0; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      String name =
          equals < 0
              ? (i < grain.size() ? grain.get(i) : "")
              : parts[i].substring(0, equals).strip();
      if (grain.contains(name)) {
        String value = parts[i].substring(equals + 1).strip();
        key.put(name, value.isEmpty() ? null : value);
      }
    }
    if (key.size() != grain.size() || parts.length != grain.size()) {
      throw new LandstockException(
              Code.INVALID_ARGUMENT,
              "a row of " + table.qualifiedName() + " is told by " + String.join(", ", grain))
          .withHint(
              "write "
                  + grain.stream().map(c -> c + "=…").collect(Collectors.joining(","))
                  + ", or the values alone in that order; an empty value means NULL");
    }
    return key;
  }

  private Table table(String name) {
    List<Table> found =
        catalog.tables().stream()
            .filter(t -> t.qualifiedName().equals(name) || t.name().equals(name))
            .toList();
    if (found.isEmpty()) {
      throw new LandstockException(Code.UNKNOWN_NAME, "there is no table '" + name + "'")
          .withSuggestions(
              Nearest.to(name, catalog.tables().stream().map(Table::qualifiedName).toList()));
    }
    return found.get(0);
  }

  private static Column column(Table table, String name) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    return table.columns().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new LandstockException(
                        Code.UNKNOWN_NAME, table.qualifiedName() + " has no column '" + name + "'")
                    .withSuggestions(Nearest.to(name, names)));
  }
}
