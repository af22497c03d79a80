package landstock.warehouse.source.postgis;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.Set;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.PlainNumber;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.TakenColumns;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.crs.CrsCheck;
import landstock.warehouse.source.geometry.GeometryFault;
import landstock.warehouse.source.geometry.GeometryMaker;
import landstock.warehouse.source.geometry.WellKnownBinary;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Hands over the rows of a query, a page at a time. Used by one thread. */
final class QueryRows {
  private static final int ROWS_PER_PAGE = 1000;
  private static final int NONE = -1;
  private static final Set<String> NUMBERS = Set.of("float4", "float8", "numeric");

  /** Both come as hexadecimal EWKB; geography is in degrees, EPSG:4326 if nothing else is said. */
  private static final Set<String> SHAPES = Set.of("geometry", "geography");

  private final Connection connection;
  private final Query query;
  private final Records records;
  private final CrsCheck check;
  private final GeometryMaker maker = new GeometryMaker();
  private final WellKnownBinary wkb = new WellKnownBinary(maker);
  private final BitSet numbers = new BitSet();
  private int geometryColumn = NONE;
  private @Nullable Integer srid;

  QueryRows(Connection connection, Query query, HandIn handIn, Records records) {
    this.connection = connection;
    this.query = query;
    this.records = records;
    this.check = new CrsCheck(handIn, records);
  }

  void read() throws SQLException, Unreadable {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_PER_PAGE);
      try (ResultSet rows = statement.executeQuery(query.sql())) {
        int[] columns = columns(rows.getMetaData());
        long row = 0;
        while (rows.next()) {
          row++;
          @Nullable String[] texts = new @Nullable String[records.width()];
          for (int i = 0; i < columns.length; i++) {
            if (columns[i] != Records.NONE) {
              String text = rows.getString(i + 1);
              texts[columns[i]] = text != null && numbers.get(i) ? PlainNumber.of(text) : text;
            }
          }
          String hex = geometryColumn == NONE ? null : rows.getString(geometryColumn);
          records.accept(row, texts, hex == null ? null : geometry(hex, row));
        }
      }
    }
  }

  /** Looks up the headers. */
  private int[] columns(ResultSetMetaData meta) throws SQLException, Unreadable {
    int[] columns = new int[meta.getColumnCount()];
    TakenColumns taken = new TakenColumns(records);
    for (int i = 0; i < columns.length; i++) {
      String header = meta.getColumnLabel(i + 1);
      String type = meta.getColumnTypeName(i + 1).replaceAll("^.*\\.|\"", "");
      numbers.set(i, NUMBERS.contains(type));
      if (SHAPES.contains(type)) {
        if (geometryColumn != NONE) {
          throw records.unreadable(
              "column_twice", null, header, "two columns of geometry; name one in a SELECT");
        }
        geometryColumn = i + 1;
        columns[i] = Records.NONE;
        continue;
      }
      columns[i] = taken.take(header, null);
    }
    records.checkHeaders();
    return columns;
  }

  private @Nullable Geometry geometry(String hex, long row) throws SQLException, Unreadable {
    try {
      Geometry geometry = wkb.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
      checkSrid(wkb.srid().orElse(0));
      if (maker.ringsClosed()) {
        records.flag(row, "ring_not_closed", "");
      }
      return geometry;
    } catch (IllegalArgumentException e) {
      records.flag(row, "geometry_unreadable", "it is not hexadecimal");
    } catch (GeometryFault fault) {
      records.flag(row, fault.rule(), fault.detail());
    }
    return null;
  }

  /** The first one must be that of the pack, and the others the same. */
  private void checkSrid(int found) throws SQLException, Unreadable, GeometryFault {
    OptionalInt first = srid == null ? OptionalInt.empty() : OptionalInt.of(srid);
    if (first.isPresent()) {
      if (first.getAsInt() != found) {
        throw new GeometryFault(
            "geometry_crs_differs", "SRID " + found + " after SRID " + first.getAsInt());
      }
      return;
    }
    srid = found;
    if (found == 0) {
      check.unsaid("its SRID is 0");
      return;
    }
    describe(found);
  }

  private void describe(int found) throws SQLException, Unreadable {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT auth_name, auth_srid, srtext FROM spatial_ref_sys WHERE srid = " + found)) {
      if (!row.next()) {
        check.unsaid("its SRID " + found + " is not described on the server");
      } else if (check.knows(String.valueOf(row.getString(1)), String.valueOf(row.getString(2)))) {
        check.code(row.getString(1), row.getString(2));
      } else {
        check.wkt(String.valueOf(row.getString(3)));
      }
    }
  }
}
