package landstock.sql.worker;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Sensitivity;
import landstock.sql.catalog.Table;
import landstock.sql.engine.DuckEngine;
import landstock.sql.engine.Engine;
import landstock.sql.engine.InstanceTable;
import landstock.sql.engine.SnapshotFile;

/**
 * A snapshot {@code one} with a table {@code t} of the numbers 0 to 99,999, and the engines on it.
 */
final class OneTable {
  static final String ID = "one";
  static final Duration GRACE = Duration.ofSeconds(2);

  private OneTable() {}

  /** Where engines can run. */
  enum Place {
    IN_PROCESS {
      @Override
      Engine open(Path file) {
        return DuckEngine.open(
            List.of(snapshot(file)), tables(), new DuckEngine.Settings(2, 512, 256));
      }
    },
    IN_WORKERS {
      @Override
      Engine open(Path file) {
        return workers(file, 2);
      }
    };

    abstract Engine open(Path file);
  }

  static Path build(Path folder) throws SQLException {
    Path file = folder.resolve("one.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t AS SELECT range AS i FROM range(100000)");
    }
    return file;
  }

  /** Small ones: 512 MiB of DuckDB, 256 MiB of Java, 1.9 GiB of addresses. */
  static WorkerSettings settings(int workers) {
    return new WorkerSettings(workers, 2, 512, 256, 256, 1_900, GRACE, Duration.ofMinutes(10));
  }

  static WorkerEngine workers(Path file, int workers) {
    return WorkerEngine.open(List.of(snapshot(file)), tables(), settings(workers));
  }

  static SnapshotFile snapshot(Path file) {
    return new SnapshotFile(ID, ID, file, LocalDate.EPOCH, Instant.EPOCH, 4548);
  }

  private static List<InstanceTable> tables() {
    List<Column> columns =
        List.of(
            column("id", ColumnType.TEXT),
            column("day", ColumnType.parse("date")),
            column("moment", ColumnType.parse("timestamp")),
            column("count", ColumnType.parse("bigint")),
            column("current", ColumnType.parse("boolean")));
    Table table =
        new Table("meta", "note", new Label("注", "Note"), "A row.", List.of("id"), columns);
    return List.of(
        new InstanceTable(
            table,
            List.of(
                Arrays.asList(
                    "和平",
                    LocalDate.of(2024, 12, 31),
                    LocalDateTime.of(2025, 1, 1, 8, 30),
                    7L,
                    true),
                Arrays.asList("none", null, null, null, null))));
  }

  private static Column column(String name, ColumnType type) {
    return new Column(
        name,
        type,
        Optional.empty(),
        new Label(name, name),
        "",
        Sensitivity.PUBLIC,
        List.of(),
        Optional.empty());
  }
}
