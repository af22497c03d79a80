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
import java.util.Map;
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
import landstock.sql.problem.LandstockException;
import landstock.sql.security.Policy;
import landstock.sql.security.Policy.ColumnRule;
import org.jspecify.annotations.Nullable;

/**
 * Two snapshots of a district of 60 enterprises E0…E59 in streets S0…S5 who pay tax in two years.
 * The policy {@link #STREET_1} shows street S1 alone, no names, and tax as totals only. Its data
 * can be had with other names, and cut to street S1 beforehand.
 */
final class TaxDistrict implements AutoCloseable {

  /** What differs from one copy of the district to another. */
  enum Variant {
    PLAIN,
    /** Other values in every column that the policy hides. */
    OTHER_NAMES,
    /** Only the rows that the policy shows. */
    STREET_1_ONLY,
    /** Without the columns that the policy hides. */
    WITHOUT_COLUMNS
  }

  static final Policy STREET_1 =
      new Policy(
          "street S1",
          Map.of(
              "econ.enterprise", "street_code = 'S1' AND secret IS NOT NULL",
              "econ.tax", "street_code = 'S1'"),
          Map.of(
              "econ.enterprise.secret", ColumnRule.HIDDEN,
              "econ.enterprise.rating", ColumnRule.HIDDEN,
              "econ.vault.code", ColumnRule.HIDDEN,
              "econ.tax.amount", ColumnRule.AGGREGATE_ONLY,
              "econ.tax.revenue", ColumnRule.AGGREGATE_ONLY,
              "econ.tax.staff", ColumnRule.AGGREGATE_ONLY));

  /** As {@link #STREET_1}, of all streets. */
  static final Policy ALL_STREETS = new Policy("all", Map.of(), STREET_1.columnRules());

  /** As {@link #STREET_1}, with every column. */
  static final Policy ROWS_ONLY = new Policy("rows", STREET_1.rowFilters(), Map.of());

  private static final Table ENTERPRISE =
      table(
          "econ.enterprise",
          "credit_code",
          "credit_code text entity, street_code text public, industry text quasi,"
              + " secret text entity, founded integer public, rating integer sensitive,"
              + " geom geometry public, xmin double public, ymin double public,"
              + " xmax double public, ymax double public");
  private static final Table TAX =
      table(
          "econ.tax",
          "credit_code year",
          "credit_code text entity, street_code text public, year integer public,"
              + " amount decimal(18-2) sensitive, revenue double sensitive, staff integer sensitive,"
              + " area_m2 double public");
  private static final Table STREET =
      table("econ.street", "street_code", "street_code text public, name text public");
  private static final Table VAULT = table("econ.vault", "code", "code text entity");
  private static final Table SNAPSHOT =
      table("meta.snapshot", "id", "id text public, survey_date date public");

  static final Catalog CATALOG =
      new Catalog("test", List.of(ENTERPRISE, TAX, STREET, VAULT, SNAPSHOT));

  private final DuckEngine engine;
  private final Queries queries;

  TaxDistrict(Path folder, Variant variant) {
    this(folder, variant, CATALOG);
  }

  /**
   * @param catalog what is known of the tables that there are
   */
  TaxDistrict(Path folder, Variant variant, Catalog catalog) {
    List<SnapshotFile> files = new ArrayList<>();
    try {
      files.add(build(folder, "tax-2023", 2023, variant));
      files.add(build(folder, "tax-2024", 2024, variant));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    files.forEach(f -> rows.add(Arrays.asList(f.id(), f.surveyDate())));
    engine =
        DuckEngine.open(
            files,
            List.of(new InstanceTable(SNAPSHOT, rows)),
            new DuckEngine.Settings(2, 512, 256));
    queries = new Queries(catalog, files, engine);
  }

  Queries queries() {
    return queries;
  }

  List<String> rows(String sql, Policy policy) {
    Question question = new Question(sql, List.of(), Optional.empty(), Limits.DEFAULT);
    try (Answer answer = queries.ask(question, policy)) {
      return SmallDistrict.rows(answer);
    }
  }

  /** Rows in any order, or the failure in full, with its place, hint and suggestions. */
  List<String> outcome(String sql, Policy policy) {
    try {
      return rows(sql, policy).stream().sorted().toList();
    } catch (LandstockException e) {
      return List.of(e.code() + ": " + e.text() + " " + e.position() + e.hint() + e.suggestions());
    }
  }

  private static SnapshotFile build(Path folder, String id, int year, Variant variant)
      throws SQLException {
    Path file = folder.resolve(id + variant + ".duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA econ");
      String name = variant == Variant.OTHER_NAMES ? "'other ' || (97 - i)" : "'secret ' || i";
      String rating = variant == Variant.OTHER_NAMES ? "(71 - i * 3)" : "i * 7 % 20";
      statement.execute(
          """
          CREATE TABLE econ.enterprise AS
          SELECT 'E' || i AS credit_code, 'S' || (i %% 6) AS street_code,
              CASE WHEN i %% 9 = 0 THEN NULL ELSE 'C' || (i %% 4) END AS industry,
              %s AS secret, (1980 + i %% 40)::INTEGER AS founded, (%s)::INTEGER AS rating,
              ('POINT(' || i || ' 0.5)')::GEOMETRY AS geom,
              i::DOUBLE AS xmin, 0.5::DOUBLE AS ymin, i::DOUBLE AS xmax, 0.5::DOUBLE AS ymax
          FROM range(60) t(i)
          """
              .formatted(name, rating));
      statement.execute(
          """
          CREATE TABLE econ.tax AS
          SELECT 'E' || (i %% 60) AS credit_code, 'S' || (i %% 6) AS street_code,
              (%d + i // 60)::INTEGER AS year, (i * 13 %% 101 - 5)::DECIMAL(18, 2) AS amount,
              (i * 31 %% 977)::DOUBLE AS revenue, (i * 7 %% 50)::INTEGER AS staff,
              (i * 1.5 + 1)::DOUBLE AS area_m2
          FROM range(120) t(i)
          """
              .formatted(year - 2));
      statement.execute(
          "CREATE TABLE econ.street AS SELECT 'S' || i AS street_code, 'Street ' || i AS name"
              + " FROM range(6) t(i)");
      statement.execute("CREATE TABLE econ.vault AS SELECT '" + variant + "' AS code");
      if (variant == Variant.WITHOUT_COLUMNS) {
        statement.execute("ALTER TABLE econ.enterprise DROP COLUMN secret");
        statement.execute("ALTER TABLE econ.enterprise DROP COLUMN rating");
        statement.execute("DROP TABLE econ.vault");
      }
      if (variant == Variant.STREET_1_ONLY) {
        statement.execute("DELETE FROM econ.enterprise WHERE street_code <> 'S1'");
        statement.execute("DELETE FROM econ.tax WHERE street_code <> 'S1'");
      }
    }
    return new SnapshotFile(id, "district", file, LocalDate.of(year, 12, 31), Instant.EPOCH, 4548);
  }

  private static Table table(String name, String grain, String columns) {
    List<Column> list = new ArrayList<>();
    for (String column : columns.split(", *")) {
      String[] parts = column.strip().split(" ");
      list.add(
          new Column(
              parts[0],
              ColumnType.parse(parts[1].replace('-', ',')),
              parts[0].equals("area_m2") ? Optional.of("m2") : Optional.empty(),
              new Label("列" + parts[0], parts[0]),
              "What " + parts[0] + " is.",
              Sensitivity.valueOf(parts[2].toUpperCase(java.util.Locale.ROOT)),
              List.of(),
              Optional.empty()));
    }
    String[] path = name.split("\\.");
    return new Table(path[0], path[1], new Label("表", name), "", List.of(grain.split(" ")), list);
  }

  @Override
  public void close() {
    engine.close();
  }
}
