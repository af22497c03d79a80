package landstock.sql.proof;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Sensitivity;
import landstock.sql.catalog.Table;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.BuildSettings;
import landstock.sql.engine.SnapshotFile;

/**
 * Small tables that bite: NULL in every column, duplicates, ties, no rows at all, negative and
 * large decimals, empty and Chinese texts, quotes and wildcards in texts, days at the borders of
 * years.
 */
public final class ProofData {
  private static final String SCHEMA = "main";
  private static final int SRID = 4548;

  private static final List<Table> TABLES =
      List.of(
          table(
              "fact",
              "id integer, grp integer, i integer, b bigint, d decimal(18-2), m decimal(12-4),"
                  + " x double, s text, f boolean, dt date, ts timestamp"),
          table("dim", "id integer, grp integer, name text, d decimal(10-2), dt date"),
          table("nothing", "id integer, i integer, s text, d decimal(10-2)"),
          table("single", "id integer, i integer, s text"),
          table("街道", "编码 integer, 名称 text, 面积 decimal(14-2), 用途 text, 启用 date"),
          table(
              "shape",
              "id integer, kind text, geom geometry, xmin double, ymin double, xmax double,"
                  + " ymax double"));

  static final Catalog CATALOG = new Catalog("proof", TABLES);

  private static final List<String> STATEMENTS =
      List.of(
          """
          CREATE TABLE fact AS SELECT
            k::INTEGER AS id,
            CASE WHEN k % 11 = 3 THEN NULL ELSE (k * 7 % 5)::INTEGER END AS grp,
            CASE WHEN k % 7 = 0 THEN NULL ELSE ((k * 13) % 9 - 4)::INTEGER END AS i,
            CASE WHEN k % 9 = 5 THEN NULL
              WHEN k % 8 = 1 THEN 9007199254740993 - k ELSE (k - 20)::BIGINT END AS b,
            CASE WHEN k % 10 = 4 THEN NULL WHEN k % 13 = 6 THEN 9999999999999.99
              WHEN k % 6 = 2 THEN -1234567.89 ELSE (k * 37 % 100 - 50) / 4.0 END::DECIMAL(18, 2) AS d,
            CASE WHEN k % 12 = 7 THEN NULL ELSE (k * 17 % 1000 - 500) / 7.0 END::DECIMAL(12, 4) AS m,
            CASE WHEN k % 8 = 6 THEN NULL WHEN k % 15 = 9 THEN 0.0 ELSE (k * 29 % 83 - 41) / 4.0 END
              ::DOUBLE AS x,
            [NULL, '', 'a', 'A', '住宅', 'b', '商业用地', 'it''s', '100%', 'a_b', ' pad ', 'ab', 'b']
              [(k * 5 % 13)::INTEGER + 1] AS s,
            CASE k % 3 WHEN 0 THEN NULL WHEN 1 THEN true ELSE false END AS f,
            CASE WHEN k % 10 = 8 THEN NULL ELSE
              [DATE '1999-12-31', DATE '2000-01-01', DATE '2000-02-29', DATE '2023-12-31',
               DATE '2024-01-01', DATE '2024-02-29', DATE '2024-12-30'][(k % 7)::INTEGER + 1] END AS dt,
            CASE WHEN k % 9 = 2 THEN NULL ELSE
              TIMESTAMP '2023-12-31 23:59:59.5' + to_seconds((k % 6) * 86399) END AS ts
          FROM range(1, 49) t(k)
          """,
          """
          CREATE TABLE dim AS SELECT
            CASE WHEN k = 13 THEN NULL ELSE (k * 3 % 17)::INTEGER END AS id,
            CASE WHEN k % 6 = 5 THEN NULL ELSE (k % 4)::INTEGER END AS grp,
            [NULL, '北街', '南街', '', 'a', 'b', '100%'][(k % 7)::INTEGER + 1] AS name,
            CASE WHEN k % 5 = 4 THEN NULL ELSE (k * 12.25 - 60) END::DECIMAL(10, 2) AS d,
            CASE WHEN k % 4 = 3 THEN NULL ELSE DATE '2023-12-30' + (k % 5)::INTEGER END AS dt
          FROM range(0, 19) t(k)
          """,
          "CREATE TABLE nothing (id INTEGER, i INTEGER, s VARCHAR, d DECIMAL(10, 2))",
          "CREATE TABLE single AS SELECT 1::INTEGER AS id, NULL::INTEGER AS i, '住宅' AS s",
          """
          CREATE TABLE "街道" AS SELECT
            k::INTEGER AS "编码", ['东门', '西门', '和平里', NULL, '东门'][(k % 5)::INTEGER + 1] AS "名称",
            CASE WHEN k % 6 = 1 THEN NULL ELSE k * 1000.55 END::DECIMAL(14, 2) AS "面积",
            ['住宅', '商业', '工业', NULL][(k % 4)::INTEGER + 1] AS "用途",
            DATE '2020-12-30' + (k % 4)::INTEGER AS "启用"
          FROM range(1, 16) t(k)
          """);

  private ProofData() {}

  /** Writes the tables to a file; geometry is added as text and box by whoever has some. */
  public static SnapshotFile build(Path folder, List<Shape> shapes) {
    Path file = folder.resolve("proof.duckdb");
    try (BuildDatabase database =
        BuildDatabase.write(file, BuildSettings.ofThisMachine(folder.resolve("spill")))) {
      STATEMENTS.forEach(database::execute);
      database.execute(
          "CREATE TABLE shape (id INTEGER, kind VARCHAR, geom GEOMETRY,"
              + " xmin DOUBLE, ymin DOUBLE, xmax DOUBLE, ymax DOUBLE)");
      for (Shape shape : shapes) {
        database.execute(shape.insert());
      }
      database.checkpoint();
    }
    return new SnapshotFile(
        "proof", "proof", file, LocalDate.of(2024, 12, 31), Instant.EPOCH, SRID);
  }

  /** A row of {@code shape}. */
  public record Shape(
      int id, String kind, String wkt, double xmin, double ymin, double xmax, double ymax) {
    private String insert() {
      return "INSERT INTO shape VALUES (%s, '%s', '%s'::GEOMETRY, %s, %s, %s, %s)"
          .formatted(id, kind, wkt, xmin, ymin, xmax, ymax);
    }
  }

  private static Table table(String name, String columns) {
    List<Column> list = new ArrayList<>();
    for (String column : columns.split(", *")) {
      String[] parts = column.strip().split(" ");
      list.add(
          new Column(
              parts[0],
              ColumnType.parse(parts[1].replace('-', ',')),
              Optional.empty(),
              new Label(parts[0], parts[0]),
              "",
              Sensitivity.PUBLIC,
              List.of(),
              Optional.empty()));
    }
    return new Table(SCHEMA, name, new Label(name, name), "", List.of(list.get(0).name()), list);
  }
}
