package landstock.warehouse.synthesis.handin;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/** A GeoPackage of one layer, as QGIS writes it, without a spatial index. */
public final class GeoPackageLayer implements LayerFile {
  private static final int HEADER_BYTES = 40;
  private static final byte LITTLE_ENDIAN_WITH_BOX = 0b0000_0011;
  private static final byte EMPTY = 0b0001_0001;
  private static final int ROWS_PER_BATCH = 1000;

  private final String table;
  private final List<LayerField> fields;
  private final int srid;
  private final Connection connection;
  private final PreparedStatement insert;
  private final WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);
  private final Envelope extent = new Envelope();
  private long rows;

  /**
   * @param file replaced where it exists
   * @param table name of the layer
   * @param geometryType such as POLYGON, MULTIPOLYGON or GEOMETRY
   * @param srid 4326, 4490 or a Gauss-Kruger grid of CGCS2000
   * @param written when its contents changed last
   */
  public GeoPackageLayer(
      Path file,
      String table,
      List<LayerField> fields,
      String geometryType,
      int srid,
      LocalDate written)
      throws IOException {
    this.table = table;
    this.fields = List.copyOf(fields);
    this.srid = srid;
    Files.deleteIfExists(file);
    try {
      this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      connection.setAutoCommit(false);
      tables(geometryType, written);
      this.insert = connection.prepareStatement(insert());
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private void tables(String geometryType, LocalDate written) throws SQLException {
    execute("PRAGMA application_id = 0x47504B47");
    execute("PRAGMA user_version = 10300");
    execute(
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,"
            + " organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,"
            + " definition TEXT NOT NULL, description TEXT)");
    execute(
        "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,"
            + " identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL,"
            + " min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER"
            + " REFERENCES gpkg_spatial_ref_sys(srs_id))");
    execute(
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,"
            + " geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL,"
            + " m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name))");
    system(-1, "NONE", -1, "undefined");
    system(0, "NONE", 0, "undefined");
    system(4326, "EPSG", 4326, CrsText.of(4326));
    if (srid != 4326) {
      system(srid, "EPSG", srid, CrsText.of(srid));
    }
    execute(
        "CREATE TABLE "
            + quote(table)
            + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom "
            + geometryType
            + fields.stream()
                .map(f -> ", " + quote(f.name()) + " " + type(f))
                .collect(Collectors.joining())
            + ")");
    update(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id)"
            + " VALUES (?, 'features', ?, ?, ?)",
        table,
        table,
        written + "T00:00:00.000Z",
        srid);
    update(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
        table,
        geometryType,
        srid);
  }

  private void system(int id, String organization, int code, String definition)
      throws SQLException {
    update(
        "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)",
        organization + ":" + code,
        id,
        organization,
        code,
        definition);
  }

  private String insert() {
    return "INSERT INTO "
        + quote(table)
        + " (geom"
        + fields.stream().map(f -> ", " + quote(f.name())).collect(Collectors.joining())
        + ") VALUES (?"
        + ", ?".repeat(fields.size())
        + ")";
  }

  private static String type(LayerField field) {
    return switch (field.kind()) {
      case TEXT -> "TEXT(" + field.width() + ")";
      case WHOLE -> "INTEGER";
      case NUMBER -> "DOUBLE";
      case DATE -> "DATE";
    };
  }

  @Override
  public void add(Map<String, ?> attributes, @Nullable Geometry geometry) throws IOException {
    try {
      insert.setBytes(1, geometry == null ? null : blob(geometry));
      for (int i = 0; i < fields.size(); i++) {
        insert.setObject(i + 2, stored(attributes.get(fields.get(i).name())));
      }
      insert.addBatch();
      rows++;
      if (rows % ROWS_PER_BATCH == 0) {
        insert.executeBatch();
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static @Nullable Object stored(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.doubleValue();
    }
    return value instanceof LocalDate || value instanceof Verbatim ? value.toString() : value;
  }

  /** GeoPackage 1.3, 2.1.3. */
  private byte[] blob(Geometry geometry) {
    byte[] body = wkb.write(geometry);
    boolean empty = geometry.isEmpty();
    ByteBuffer blob =
        ByteBuffer.allocate((empty ? 8 : HEADER_BYTES) + body.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    blob.put((byte) 'G').put((byte) 'P').put((byte) 0).put(empty ? EMPTY : LITTLE_ENDIAN_WITH_BOX);
    blob.putInt(srid);
    if (!empty) {
      Envelope box = geometry.getEnvelopeInternal();
      extent.expandToInclude(box);
      blob.putDouble(box.getMinX()).putDouble(box.getMaxX());
      blob.putDouble(box.getMinY()).putDouble(box.getMaxY());
    }
    return blob.put(body).array();
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    try (Connection closing = connection) {
      insert.executeBatch();
      insert.close();
      if (!extent.isNull()) {
        update(
            "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?",
            extent.getMinX(),
            extent.getMinY(),
            extent.getMaxX(),
            extent.getMaxY());
      }
      closing.commit();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
