package landstock.warehouse.source.postgis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import landstock.warehouse.load.LoadSummary;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.testdata.Collected;
import landstock.warehouse.testdata.PostgresServer;
import landstock.warehouse.testdata.SmallCity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;

/** Against a real server. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgisFormatTest {
  private @Nullable PostgresServer server;

  private PostgresServer server() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server;
  }

  @BeforeAll
  void start() throws Exception {
    server = PostgresServer.start();
    for (int left = 100; left > 0; left--) {
      try (Connection connection = connect()) {
        assertThat(connection.isValid(1)).isTrue();
        break;
      } catch (SQLException e) {
        assertThat(left).as(e.getMessage()).isGreaterThan(1);
        Thread.sleep(100);
      }
    }
    execute(
        "CREATE EXTENSION postgis",
        "CREATE SCHEMA land",
        "CREATE TABLE land.parcel (gid serial PRIMARY KEY, \"ZDDM\" text, \"ZDMJ\" float8,"
            + " geom geometry(Polygon, 4548))",
        "INSERT INTO land.parcel (\"ZDDM\", \"ZDMJ\", geom) VALUES ('"
            + SmallCity.P1
            + "', 10000, ST_MakeEnvelope(517000, 4330000, 517100, 4330100, 4548)), ('"
            + SmallCity.P2
            + "', 10000, ST_MakeEnvelope(517100, 4330000, 517200, 4330100, 4548))",
        "CREATE TABLE land.odd (k int, d date, n numeric, b boolean, g geometry)",
        "INSERT INTO land.odd VALUES (1, '2020-02-29', 1.50, true, 'SRID=4548;POINT Z (1 2 3)'),"
            + " (2, NULL, NULL, NULL, 'SRID=4549;POINT (1 2)'), (3, NULL, NULL, NULL, NULL)",
        "CREATE VIEW land.v AS SELECT * FROM land.odd");
  }

  @AfterAll
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "tester");
    Connection connection = new Driver().connect(server().url(), properties);
    if (connection == null) {
      throw new SQLException("no connection");
    }
    return connection;
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Path connectionFile(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("db.yaml"), "url: " + server().url() + "\nuser: tester\n");
  }

  private Collected read(Path folder, String layer) throws IOException, Unreadable {
    Collected read = new Collected();
    new PostgisFormat()
        .read(
            connectionFile(folder),
            Collected.handIn(Format.POSTGIS, 4548, StandardCharsets.UTF_8, layer, null),
            read,
            b -> {});
    return read;
  }

  private String refusal(Path folder, String layer) {
    Unreadable refusal = catchThrowableOfType(Unreadable.class, () -> read(folder, layer));
    assertThat(refusal).as(layer).isNotNull();
    return refusal.finding().rule() + " " + refusal.finding().detail();
  }

  @Test
  void values_come_as_texts_and_heights_are_dropped(@TempDir Path folder) throws Exception {
    Collected read = read(folder, "land.odd");
    assertThat(read.rows)
        .containsExactly(
            "1 [1, 2020-02-29, 1.5, t]", "2 [2, null, null, null]", "3 [3, null, null, null]");
    assertThat(String.valueOf(read.geometries.get(0))).isEqualTo("POINT (1 2)");
    assertThat(read.findings).containsExactly("geometry_crs_differs 2 SRID 4549 after SRID 4548");
  }

  @Test
  void geography_is_geometry_in_degrees(@TempDir Path folder) throws Exception {
    String layer = "SELECT 1e20::float8 AS n, 'POINT (117 39)'::geography AS g";
    Collected read = new Collected();
    new PostgisFormat()
        .read(
            connectionFile(folder),
            Collected.handIn(Format.POSTGIS, 4326, StandardCharsets.UTF_8, layer, null),
            read,
            b -> {});
    assertThat(read.rows).containsExactly("1 [100000000000000000000]");
    assertThat(String.valueOf(read.geometries.get(0))).isEqualTo("POINT (117 39)");
    assertThat(refusal(folder, layer)).startsWith("crs_differs");
  }

  @Test
  void a_select_and_a_view_are_read_and_their_order_doubted(@TempDir Path folder) throws Exception {
    assertThat(read(folder, "SELECT k FROM land.odd ORDER BY k DESC").rows)
        .containsExactly("1 [3]", "2 [2]", "3 [1]");
    assertThat(read(folder, "land.v").findings).anyMatch(f -> f.startsWith("order_unstable"));
  }

  @Test
  void nothing_can_be_written(@TempDir Path folder) throws Exception {
    assertThat(
            refusal(folder, "WITH gone AS (DELETE FROM land.odd RETURNING *) SELECT * FROM gone"))
        .contains("source_unreachable", "read-only transaction");
    assertThat(refusal(folder, "SELECT 1; DROP TABLE land.odd")).contains("source_unreachable");
    assertThat(read(folder, "land.odd").rows).hasSize(3);
  }

  @Test
  void what_is_missing_is_named(@TempDir Path folder) throws Exception {
    assertThat(refusal(folder, "land.nothing")).contains("layer_missing", "no such table");
    Path file = Files.writeString(folder.resolve("x.yaml"), "url: http://x\n");
    Unreadable refusal =
        catchThrowableOfType(
            Unreadable.class,
            () ->
                new PostgisFormat()
                    .read(
                        file,
                        Collected.handIn(Format.POSTGIS, 4548, StandardCharsets.UTF_8, "a.b", null),
                        new Collected(),
                        b -> {}));
    assertThat(refusal.finding().rule()).isEqualTo("file_broken");
  }

  @Test
  void the_same_rows_give_the_same_content_as_from_a_file(@TempDir Path folder) throws Exception {
    SmallCity files = new SmallCity(folder.resolve("files"));
    files.write(
        "parcel.geojson",
        SmallCity.inItsCrs(SmallCity.square(SmallCity.P1, 0), SmallCity.square(SmallCity.P2, 100)));
    SmallCity database = new SmallCity(folder.resolve("database"));
    connectionFile(database.folder());
    database.pack(
        "file: parcel.geojson, format: geojson",
        "file: db.yaml, format: postgis, layer: 'SELECT \"ZDDM\", \"ZDMJ\", geom FROM land.parcel ORDER BY gid'");
    database.delete("parcel.geojson");
    LoadSummary fromFiles = files.load(folder.resolve("home1"));
    LoadSummary fromServer = database.load(folder.resolve("home2"));
    assertThat(fromServer.contentHash()).isEqualTo(fromFiles.contentHash());
  }
}
