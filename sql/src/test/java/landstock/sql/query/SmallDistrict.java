package landstock.sql.query;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Sensitivity;
import landstock.sql.catalog.Table;
import landstock.sql.engine.DuckEngine;
import landstock.sql.engine.InstanceTable;
import landstock.sql.engine.Limits;
import landstock.sql.engine.SnapshotFile;
import landstock.sql.security.Policy;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * Two snapshots of a district that fits in the head: parcel P0…P999 is the unit square from (i, 0)
 * to (i + 1, 1) in street S(i mod 6), of value 100 i - 5, in 2024 plus i mod 10; building Bj is a
 * point in the middle of parcel P(j mod 900).
 */
final class SmallDistrict implements AutoCloseable {
  static final int SRID = 4548;

  private static final Table PARCEL =
      table(
          "land",
          "parcel",
          "parcel_code text, street_code text, use_code text, area_m2 double, value decimal(18-2),"
              + " n integer, surveyed date, changed timestamp, geom geometry, xmin double,"
              + " ymin double, xmax double, ymax double");
  private static final Table BUILDING =
      table(
          "land",
          "building",
          "building_code text, parcel_code text, year integer, gfa_m2 double, geom geometry,"
              + " xmin double, ymin double, xmax double, ymax double");
  private static final Table SNAPSHOT = table("meta", "snapshot", "id text, survey_date date");

  static final Catalog CATALOG = new Catalog("test", List.of(PARCEL, BUILDING, SNAPSHOT));

  private final List<SnapshotFile> files = new ArrayList<>();
  private final DuckEngine engine;
  private final Queries queries;

  SmallDistrict(Path folder) {
    try {
      files.add(build(folder, "small-2023", 2023, 0));
      files.add(build(folder, "small-2024", 2024, 1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    files.forEach(f -> rows.add(Arrays.asList(f.id(), f.surveyDate())));
    engine =
        DuckEngine.open(
            files,
            List.of(new InstanceTable(SNAPSHOT, rows)),
            new DuckEngine.Settings(2, 1024, 512));
    queries = new Queries(CATALOG, files, engine);
  }

  Queries queries() {
    return queries;
  }

  DuckEngine engine() {
    return engine;
  }

  /** All rows, each as text with {@code NULL} spelt out. */
  List<String> rows(String sql, @Nullable Object... parameters) {
    return rows(sql, Policy.OPEN, parameters);
  }

  List<String> rows(String sql, Policy policy, @Nullable Object... parameters) {
    Question question =
        new Question(sql, Arrays.asList(parameters), Optional.empty(), Limits.DEFAULT);
    try (Answer answer = queries.ask(question, policy)) {
      return rows(answer);
    }
  }

  static List<String> rows(Answer answer) {
    List<String> rows = new ArrayList<>();
    while (answer.rows().next()) {
      for (int i = 0; i < answer.rows().batch().getRowCount(); i++) {
        List<String> cells = new ArrayList<>();
        for (FieldVector vector : answer.rows().batch().getFieldVectors()) {
          cells.add(cell(vector, i));
        }
        rows.add(String.join(" | ", cells));
      }
    }
    return rows;
  }

  private static String cell(FieldVector vector, int row) {
    Object value = vector.getObject(row);
    if (value instanceof Integer days && vector instanceof org.apache.arrow.vector.DateDayVector) {
      return LocalDate.ofEpochDay(days).toString();
    }
    if (value instanceof byte[] bytes) {
      return java.util.HexFormat.of().formatHex(bytes);
    }
    return value == null ? "NULL" : value.toString();
  }

  private static SnapshotFile build(Path folder, String id, int year, int growth)
      throws SQLException {
    Path file = folder.resolve(id + ".duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA land");
      statement.execute(
          """
          CREATE TABLE land.parcel AS
          SELECT 'P' || i AS parcel_code, 'S' || (i % 6) AS street_code,
              CASE WHEN i % 7 = 0 THEN NULL ELSE 'U' || (i % 5) END AS use_code,
              (i * 1.5)::DOUBLE AS area_m2, (100 * i - 5 + %d * (i %% 10))::DECIMAL(18, 2) AS value,
              (i %% 13)::INTEGER AS n, DATE '2020-01-01' + (i %% 800)::INTEGER AS surveyed,
              TIMESTAMP '2020-01-01 10:00:00' + INTERVAL (i) MINUTE AS changed,
              ('POLYGON((' || i || ' 0,' || i + 1 || ' 0,' || i + 1 || ' 1,' || i || ' 1,' || i
                  || ' 0))')::GEOMETRY AS geom,
              i::DOUBLE AS xmin, 0::DOUBLE AS ymin, (i + 1)::DOUBLE AS xmax, 1::DOUBLE AS ymax
          FROM range(1000) t(i)
          """
              .replace("%%", "%")
              .replace("%d", String.valueOf(growth)));
      statement.execute(
          """
          CREATE TABLE land.building AS
          SELECT 'B' || i AS building_code, 'P' || (i % 900) AS parcel_code,
              (1950 + i % 70)::INTEGER AS year, (i * 10)::DOUBLE AS gfa_m2,
              ('POINT(' || (i % 900) + 0.5 || ' 0.5)')::GEOMETRY AS geom,
              (i % 900) + 0.5::DOUBLE AS xmin, 0.5::DOUBLE AS ymin,
              (i % 900) + 0.5::DOUBLE AS xmax, 0.5::DOUBLE AS ymax
          FROM range(1500) t(i)
          """);
    }
    return new SnapshotFile(id, "district", file, LocalDate.of(year, 12, 31), Instant.EPOCH, SRID);
  }

  private static Table table(String schema, String name, String columns) {
    List<Column> list = new ArrayList<>();
    for (String column : columns.split(", *")) {
      String[] parts = column.strip().split(" ");
      list.add(
          new Column(
              parts[0],
              ColumnType.parse(parts[1].replace('-', ',')),
              parts[0].equals("area_m2") ? Optional.of("m2") : Optional.empty(),
              new Label(parts[0], parts[0]),
              "",
              Sensitivity.PUBLIC,
              List.of(),
              Optional.empty()));
    }
    return new Table(schema, name, new Label(name, name), "", List.of(list.get(0).name()), list);
  }

  @Override
  public void close() {
    engine.close();
  }
}
