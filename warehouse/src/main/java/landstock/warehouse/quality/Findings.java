package landstock.warehouse.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.RowAppender;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.catalog.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * The findings of one load, in the staging database until {@link #store} puts them into {@code
 * meta.quality_finding}. Used by one thread.
 */
public final class Findings {
  private static final int MOST_SHOWN = 20;

  private final BuildDatabase database;
  private final Rules rules;

  /** Makes the staging tables; database {@code staging} is attached. */
  public Findings(BuildDatabase database, Rules rules) {
    this.database = database;
    this.rules = rules;
    database.execute(
        "CREATE TABLE staging.finding (rule VARCHAR, source VARCHAR, row_number BIGINT,"
            + " column_name VARCHAR, key VARCHAR, value VARCHAR, detail VARCHAR)");
    database.execute(
        "CREATE TABLE staging.rule (rule VARCHAR, severity VARCHAR, rejects BOOLEAN,"
            + " reason_en VARCHAR, reason_zh VARCHAR, next_en VARCHAR, next_zh VARCHAR)");
    try (RowAppender rows = database.append("staging", "main", "rule")) {
      for (Rule rule : rules.byId().values()) {
        rows.row(
            new @Nullable Object[] {
              rule.id(),
              severity(rule.severity()),
              rule.rejects(),
              rule.reason().en(),
              rule.reason().zh(),
              rule.nextStep().en(),
              rule.nextStep().zh()
            });
      }
    }
  }

  /** Where readers put what they find; close it before anything else here is called. */
  public Sink open() {
    return new Sink(database.append("staging", "main", "finding"));
  }

  /** Adds findings of readers. */
  public final class Sink implements FindingSink, AutoCloseable {
    private final RowAppender rows;

    private Sink(RowAppender rows) {
      this.rows = rows;
    }

    @Override
    public void add(Finding f) {
      Rule rule = rules.get(f.rule());
      rows.row(
          new @Nullable Object[] {
            rule.id(), f.source(), f.row(), f.column(), null, f.value(), f.detail()
          });
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  /** Runs every rule that is a query; the models have run. */
  public void check(DataModel model) {
    for (Rule rule : rules.byId().values()) {
      for (String sql : RuleQueries.of(rule, model.datasets())) {
        database.execute(
            "INSERT INTO staging.finding SELECT '"
                + rule.id()
                + "', source, row_number, column_name, CAST(key AS VARCHAR),"
                + " LEFT(CAST(value AS VARCHAR), 200), detail FROM ("
                + sql
                + ")");
      }
    }
  }

  /** One line for each blocking finding so far, the first ones only. */
  public List<String> blocking(Map<String, String> files) {
    List<String> lines = new ArrayList<>();
    for (List<@Nullable Object> row :
        database.query(
            "SELECT f.source, f.row_number, f.column_name, f.value, r.reason_en, f.detail"
                + " FROM staging.finding AS f JOIN staging.rule AS r ON r.rule = f.rule"
                + " WHERE r.severity = 'blocking' ORDER BY ALL LIMIT "
                + MOST_SHOWN)) {
      String source = String.valueOf(row.get(0));
      lines.add(
          files.getOrDefault(source, source)
              + part(", row ", row.get(1))
              + part(", column ", row.get(2))
              + ": "
              + row.get(4)
              + part(": ", row.get(3))
              + part(" (", row.get(5))
              + (row.get(5) == null ? "" : ")"));
    }
    return lines;
  }

  private static String part(String before, @Nullable Object value) {
    return value == null ? "" : before + value;
  }

  /**
   * Rows of a hand-in that models left out, each with a finding of its own; readers' not counted.
   */
  public long leftOut(Dataset dataset, String source) {
    if (!dataset.keyed()) {
      return 0;
    }
    String rejecting =
        rules.byId().values().stream()
            .filter(rule -> rule.rejects() && rule.sql().isPresent())
            .map(rule -> "'" + rule.id() + "'")
            .collect(Collectors.joining(", "));
    return database.count(
        "SELECT COUNT(*) FROM staging.finding WHERE rule IN ("
            + rejecting
            + ") AND source = '"
            + source
            + "'");
  }

  /** Moves everything into {@code meta.quality_finding}; {@code meta.source} is written. */
  public void store() {
    database.execute(
        "INSERT INTO meta.quality_finding BY NAME SELECT"
            + " ROW_NUMBER() OVER (ORDER BY f.source, f.row_number NULLS FIRST, f.rule,"
            + " f.column_name, f.key, f.value, f.detail) AS finding_id,"
            + " f.rule, r.severity, f.source, s.file, f.row_number, f.column_name, f.key, f.value,"
            + " r.reason_en || COALESCE(': ' || f.detail, '') AS message,"
            + " r.reason_zh || COALESCE('：' || f.detail, '') AS message_zh,"
            + " r.next_en AS next_step, r.next_zh AS next_step_zh"
            + " FROM staging.finding AS f JOIN staging.rule AS r ON r.rule = f.rule"
            + " LEFT JOIN meta.source AS s ON s.name = f.source ORDER BY finding_id");
  }

  /** Count per severity; severities without a finding are 0. */
  public Map<String, Long> bySeverity() {
    return counts(
        "SELECT r.severity, COUNT(f.rule) FROM staging.rule AS r LEFT JOIN staging.finding AS f"
            + " ON f.rule = r.rule GROUP BY r.severity");
  }

  /** Count of rows left out per rule. */
  public Map<String, Long> rejected() {
    return counts(
        "SELECT f.rule, COUNT(*) FROM staging.finding AS f JOIN staging.rule AS r"
            + " ON r.rule = f.rule WHERE r.rejects GROUP BY f.rule");
  }

  /** Count of findings per rule. */
  public Map<String, Long> byRule() {
    return counts("SELECT rule, COUNT(*) FROM staging.finding GROUP BY rule");
  }

  private Map<String, Long> counts(String sql) {
    Map<String, Long> counts = new TreeMap<>();
    for (List<@Nullable Object> row : database.query(sql)) {
      if (row.get(1) instanceof Number count) {
        counts.put(String.valueOf(row.get(0)), count.longValue());
      }
    }
    return counts;
  }

  private static String severity(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
