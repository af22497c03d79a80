package landstock.warehouse.lineage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Table;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.lineage.Why.Origin;
import org.jspecify.annotations.Nullable;

/** Follows one number of one snapshot to its end. */
final class Trail {
  /**
   * Rows behind one number that are followed; more are counted. Behind each of these half as many
   * are, and so on: a street has more records than anybody reads.
   */
  private static final int MOST_ROWS = 20;

  private static final int LEAST_ROWS = 2;

  private static final int DEEPEST = 8;
  private static final int MOST_FILES = 10_000;

  private final Steps steps;
  private final TextRows rows;
  private final Table sources;
  private final Table findings;
  private final Map<String, Optional<HandedIn>> handIns = new HashMap<>();

  /**
   * @param sources meta.source
   * @param findings meta.quality_finding
   */
  Trail(Steps steps, TextRows rows, Table sources, Table findings) {
    this.steps = steps;
    this.rows = rows;
    this.sources = sources;
    this.findings = findings;
  }

  /**
   * A hand-in.
   *
   * @param first its first record
   * @param files of several, by the number of their first record; empty where there is one
   */
  private record HandedIn(Origin first, NavigableMap<Long, String> files) {
    Origin at(long row) {
      Map.Entry<Long, String> file = files.floorEntry(row);
      return file == null
          ? first.at(row, null, row)
          : first.at(row, file.getValue(), row - file.getKey() + 1);
    }
  }

  Why why(Table table, Column column, Map<String, @Nullable String> row) {
    return why(table, column.name(), row, 0, MOST_ROWS);
  }

  private Why why(
      Table table, String column, Map<String, @Nullable String> row, int depth, int most) {
    List<Why> from = new ArrayList<>();
    long more = 0;
    for (Way way : depth < DEEPEST ? steps.from(table, column) : List.<Way>of()) {
      if (!way.leadsOnFrom(row)) {
        continue;
      }
      if (way instanceof Way.Parts parts) {
        parts.columns().forEach(part -> from.add(why(table, part, row, depth + 1, most)));
      } else if (way instanceof Way.Rows behind) {
        more += follow(behind, row, depth, most, from);
      }
    }
    Column declared = declared(table, column).orElseThrow();
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
        origin(row));
  }

  /** Adds what a way leads to; gives the number of rows that were not followed. */
  private long follow(
      Way.Rows way, Map<String, @Nullable String> row, int depth, int most, List<Why> from) {
    String there =
        StepReader.WORD
            .matcher(way.column())
            .replaceAll(m -> Matcher.quoteReplacement(String.valueOf(row.get(m.group(1)))));
    if (declared(way.read(), there).isEmpty()) {
      return 0; // what the row names is a column of another table
    }
    String where = way.where().replace("{there}", "\"" + there + "\"");
    int followed = way.first() ? 1 : most;
    int next = way.first() ? most : Math.max(LEAST_ROWS, most / 2);
    List<Map<String, @Nullable String>> found = rows.of(way.read(), where, row, followed + 1);
    found.stream()
        .limit(followed)
        .forEach(behind -> from.add(why(way.read(), there, behind, depth + 1, next)));
    return way.first() || found.size() <= followed
        ? 0
        : rows.count(way.read(), where, row) - followed;
  }

  private static Optional<Column> declared(Table table, String name) {
    return table.columns().stream().filter(c -> c.name().equals(name)).findFirst();
  }

  private static Map<String, String> key(Table table, Map<String, @Nullable String> row) {
    Map<String, String> key = new LinkedHashMap<>();
    for (String column : table.grain()) {
      String value = row.get(column);
      key.put(column, value == null ? "" : value);
    }
    return key;
  }

  private @Nullable Origin origin(Map<String, @Nullable String> row) {
    String source = row.get("source");
    String number = row.get("source_row");
    if (source == null || number == null) {
      return null;
    }
    return handIns
        .computeIfAbsent(source, this::handIn)
        .map(handIn -> handIn.at(Long.parseLong(number)))
        .orElse(null);
  }

  /** A hand-in is the same for all of its records. */
  private Optional<HandedIn> handIn(String source) {
    return first(source)
        .map(first -> new HandedIn(first, first.severalFiles() ? files(source) : none()));
  }

  private static NavigableMap<Long, String> none() {
    return new TreeMap<>();
  }

  /** Who may not see findings is told the number over all files. */
  private NavigableMap<Long, String> files(String source) {
    NavigableMap<Long, String> files = new TreeMap<>();
    try {
      for (Map<String, @Nullable String> told :
          rows.of(
              findings,
              "source = :source AND rule = 'several_files'",
              Map.of("source", source),
              MOST_FILES)) {
        String first = told.get("row_number");
        String name = told.get("value");
        if (first != null && name != null) {
          files.put(Long.valueOf(first), name);
        }
      }
      return files;
    } catch (LandstockException e) {
      if (e.code() == Code.FORBIDDEN) {
        return none();
      }
      throw e;
    }
  }

  private Optional<Origin> first(String source) {
    return rows.of(sources, "name = :source", Map.of("source", source), 1).stream()
        .findFirst()
        .map(
            s ->
                new Origin(
                    source,
                    String.valueOf(s.get("file")),
                    1,
                    null,
                    1,
                    String.valueOf(s.get("owner_zh")),
                    String.valueOf(s.get("owner_en")),
                    String.valueOf(s.get("sha256")),
                    null));
  }
}
