package landstock.warehouse.source.geopackage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import landstock.warehouse.source.PlainNumber;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.TakenColumns;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.geometry.GeometryFault;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Hands over the rows of a layer. Used by one thread. */
final class LayerRows {
  private static final int ROWS_PER_TELL = 1000;
  private static final char UNDECODABLE = '\uFFFD';

  private final Layer layer;
  private final Records records;
  private final int[] columns;
  private final GeoPackageGeometry geometries;

  /** Looks up the headers. */
  LayerRows(Layer layer, Records records) throws Unreadable {
    this.layer = layer;
    this.records = records;
    this.geometries = new GeoPackageGeometry(layer.srsId());
    this.columns = new int[layer.columns().size()];
    TakenColumns taken = new TakenColumns(records);
    for (int i = 0; i < columns.length; i++) {
      String header = layer.columns().get(i);
      boolean key = layer.key().filter(header::equals).isPresent();
      columns[i] = key ? Records.NONE : taken.take(header, null);
    }
    records.checkHeaders();
  }

  void read(ForeignSqlite sqlite, long bytes, LongConsumer bytesRead)
      throws SQLException, Unreadable {
    int first = layer.key().isPresent() ? 2 : 1;
    long row = 0;
    try (Statement statement = sqlite.statement();
        ResultSet result = statement.executeQuery(layer.select())) {
      while (result.next()) {
        row = layer.key().isPresent() ? result.getLong(1) : row + 1;
        sqlite.alive();
        @Nullable String[] texts = new @Nullable String[records.width()];
        for (int i = 0; i < columns.length; i++) {
          if (columns[i] != Records.NONE) {
            texts[columns[i]] = text(result.getObject(first + i), row);
          }
        }
        boolean shaped = layer.geometry().isPresent();
        Object blob = shaped ? result.getObject(first + columns.length) : null;
        records.accept(row, texts, blob == null ? null : geometry(blob, row));
        if (row % ROWS_PER_TELL == 0) {
          bytesRead.accept(Math.min(bytes, row));
        }
      }
    }
    bytesRead.accept(bytes);
  }

  private @Nullable String text(@Nullable Object value, long row) throws Unreadable {
    if (value == null) {
      return null;
    }
    if (value instanceof byte[] blob) {
      return HexFormat.of().formatHex(blob, 0, Math.min(blob.length, 100));
    }
    if (value instanceof Double number) {
      return PlainNumber.of(number);
    }
    String text = value.toString();
    if (text.indexOf(UNDECODABLE) >= 0) {
      throw records.unreadable("wrong_encoding", row, text, "a GeoPackage is UTF-8");
    }
    return text;
  }

  private @Nullable Geometry geometry(Object blob, long row) {
    try {
      if (!(blob instanceof byte[] bytes)) {
        throw GeometryFault.unreadable("it is not binary");
      }
      Geometry geometry = geometries.read(bytes);
      if (geometries.ringsClosed()) {
        records.flag(row, "ring_not_closed", "");
      }
      return geometry;
    } catch (GeometryFault fault) {
      records.flag(row, fault.rule(), fault.detail());
      return null;
    }
  }
}
