package landstock.warehouse.lineage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType.Kind;
import landstock.sql.catalog.Table;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.sql.query.Answer;
import landstock.sql.query.Named;
import landstock.sql.query.Question;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.lineage.Steps.Step;
import landstock.warehouse.staging.CellTexts;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Finds what stands behind a number by asking the snapshot itself. Thread-safe. */
public final class Lineage {
  /** Rows behind one number that are followed; more are counted. */
  static final int MOST_ROWS = 20;

  private static final int DEEPEST = 8;

  private final Function<Question, Answer> ask;
  private final Catalog catalog;
  private final Function<Optional<String>, CellTexts> texts;
  private final Steps steps;

  /**
   * @param ask answers under the caller's own policy, which so decides on the texts, too: a cell is
   *     told only where the value read from it is
   * @param texts of a snapshot, absent meaning the current one
   */
  public Lineage(
      Function<Question, Answer> ask,
      Catalog catalog,
      Function<Optional<String>, CellTexts> texts) {
    this.ask = ask;
    this.catalog = catalog;
    this.texts = texts;
    this.steps = Steps.load(new DataFiles(), catalog);
  }

  /**
   * @param table {@code schema.name}, or a name alone
   * @param key {@code column=value, …} or the values alone, in the order of the grain
   * @param snapshot absent means the current one
   * @throws LandstockException UNKNOWN_NAME for a table or column that is not there,
   *     INVALID_ARGUMENT for a key that does not fit the grain, NOT_FOUND for a row that is not
   *     there
   */
  public Why why(String table, String column, String key, Optional<String> snapshot) {
    Table asked = table(table);
    column(asked, column);
    Map<String, String> wanted = key(asked, key);
    String where =
        wanted.keySet().stream()
            .map(c -> "CAST(\"" + c + "\" AS VARCHAR) = :" + c)
            .collect(Collectors.joining(" AND "));
    List<Map<String, @Nullable String>> rows = rows(asked, where, wanted, snapshot, 1);
    if (rows.isEmpty()) {
      throw new LandstockException(Code.NOT_FOUND, asked.qualifiedName() + " has no row " + wanted)
          .withHint(
              "SELECT " + String.join(", ", asked.grain()) + " FROM " + asked.qualifiedName());
    }
    return Cells.added(why(asked, column, rows.get(0), snapshot, 0), texts.apply(snapshot));
  }

  private Why why(
      Table table,
      String column,
      Map<String, @Nullable String> row,
      Optional<String> snapshot,
      int depth) {
    List<Why> from = new ArrayList<>();
    long more = 0;
    for (Step step : depth < DEEPEST ? steps.of(table) : List.<Step>of()) {
      for (String part : step.madeOf(column)) {
        from.add(why(table, part, row, snapshot, depth + 1));
      }
      String there = step.there(column);
      if (there != null) {
        more += follow(step, named(there, row), column, row, snapshot, depth, from);
      }
    }
    Column declared = column(table, column);
    return new Why(
        table.qualifiedName(),
        column,
        key(table, row),
        row.get(column),
        declared.unit().orElse(null),
        declared.doc(),
        row.containsKey("source_row")
            ? null
            : "model/" + table.schema() + "/" + table.name() + ".sql",
        from,
        more,
        origin(row, snapshot));
  }

  /** Adds what a step leads to; gives the number of rows that were not followed. */
  private long follow(
      Step step,
      String there,
      String column,
      Map<String, @Nullable String> row,
      Optional<String> snapshot,
      int depth,
      List<Why> from) {
    Table read = table(Objects.requireNonNull(step.read()));
    if (read.columns().stream().noneMatch(c -> c.name().equals(there))) {
      return 0; // {measure} names a column of another table
    }
    String where = Objects.requireNonNull(step.where()).replace("{column}", column);
    List<Map<String, @Nullable String>> rows = rows(read, where, row, snapshot, MOST_ROWS + 1);
    rows.stream()
        .limit(MOST_ROWS)
        .forEach(behind -> from.add(why(read, there, behind, snapshot, depth + 1)));
    return rows.size() <= MOST_ROWS ? 0 : count(read, where, row, snapshot) - MOST_ROWS;
  }

  private static String named(String there, Map<String, @Nullable String> row) {
    return there.startsWith("{")
        ? String.valueOf(row.get(there.substring(1, there.length() - 1)))
        : there;
  }

  private Why.@Nullable Origin origin(
      Map<String, @Nullable String> row, Optional<String> snapshot) {
    String source = row.get("source");
    String number = row.get("source_row");
    if (source == null || number == null) {
      return null;
    }
    List<Map<String, @Nullable String>> sources =
        rows(table("meta.source"), "name = :source", row, snapshot, 1);
    return sources.stream()
        .findFirst()
        .map(
            s ->
                new Why.Origin(
                    source,
                    String.valueOf(s.get("file")),
                    Long.parseLong(number),
                    String.valueOf(s.get("owner_zh")),
                    String.valueOf(s.get("owner_en")),
                    String.valueOf(s.get("sha256")),
                    null))
        .orElse(null);
  }

  private List<Map<String, @Nullable String>> rows(
      Table table,
      String where,
      Map<String, ? extends @Nullable String> values,
      Optional<String> snapshot,
      int most) {
    List<String> columns =
        table.columns().stream()
            .filter(c -> c.type().kind() != Kind.GEOMETRY)
            .map(Column::name)
            .toList();
    String sql =
        "SELECT "
            + columns.stream()
                .map(c -> "CAST(\"" + c + "\" AS VARCHAR)")
                .collect(Collectors.joining(", "))
            + " FROM "
            + table.qualifiedName()
            + " WHERE "
            + where
            + " ORDER BY "
            + String.join(", ", table.grain())
            + " LIMIT "
            + most;
    List<Map<String, @Nullable String>> rows = new ArrayList<>();
    try (Answer answer = ask.apply(question(sql, where, values, snapshot))) {
      while (answer.rows().next()) {
        List<FieldVector> vectors = answer.rows().batch().getFieldVectors();
        for (int i = 0; i < answer.rows().batch().getRowCount(); i++) {
          Map<String, @Nullable String> row = new LinkedHashMap<>();
          for (int c = 0; c < columns.size(); c++) {
            Object value = vectors.get(c).getObject(i);
            row.put(columns.get(c), value == null ? null : value.toString());
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private long count(
      Table table, String where, Map<String, @Nullable String> values, Optional<String> snapshot) {
    String sql = "SELECT count(*) FROM " + table.qualifiedName() + " WHERE " + where;
    try (Answer answer = ask.apply(question(sql, where, values, snapshot))) {
      return answer.rows().next()
              && answer.rows().batch().getVector(0).getObject(0) instanceof Number n
          ? n.longValue()
          : 0;
    }
  }

  /** Only the values that the condition names. */
  private static Question question(
      String sql,
      String where,
      Map<String, ? extends @Nullable String> values,
      Optional<String> snapshot) {
    List<@Nullable Object> named = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (where.matches("(?s).*:" + name + "\\b.*")) {
            named.add(new Named(name, value));
          }
        });
    return new Question(sql, named, snapshot, Limits.DEFAULT);
  }

  private Map<String, String> key(Table table, Map<String, @Nullable String> row) {
    Map<String, String> key = new LinkedHashMap<>();
    table.grain().forEach(c -> key.put(c, String.valueOf(row.get(c))));
    return key;
  }

  private static Map<String, String> key(Table table, String text) {
    List<String> grain = table.grain();
    String[] parts = text.split(",", -1);
    Map<String, String> key = new LinkedHashMap<>();
    for (int i = 0; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      String name =
          equals < 0
              ? (i < grain.size() ? grain.get(i) : "")
              : parts[i].substring(0, equals).strip();
      if (grain.contains(name)) {
        key.put(name, parts[i].substring(equals + 1).strip());
      }
    }
    if (key.size() != grain.size() || parts.length != grain.size()) {
      throw new LandstockException(
              Code.INVALID_ARGUMENT,
              "a row of " + table.qualifiedName() + " is told by " + String.join(", ", grain))
          .withHint(
              "write "
                  + grain.stream().map(c -> c + "=…").collect(Collectors.joining(","))
                  + ", or the values alone in that order");
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
