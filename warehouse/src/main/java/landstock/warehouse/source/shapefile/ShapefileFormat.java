package landstock.warehouse.source.shapefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.crs.CrsCheck;
import landstock.warehouse.source.geometry.GeometryFault;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Shapefiles. A row is the record of the {@code .shp} and of the {@code .dbf}, from 1, deleted ones
 * counted.
 */
public final class ShapefileFormat implements FileFormat {
  private static final int ROWS_PER_TELL = 1000;

  @Override
  public List<Path> parts(Path file) throws IOException {
    return ShapefileParts.of(file).all();
  }

  @Override
  public void read(Path file, HandIn handIn, Records records, LongConsumer bytesRead)
      throws IOException, Unreadable {
    ShapefileParts parts = ShapefileParts.of(file);
    if (parts.dbf().isEmpty()) {
      throw records.unreadable("part_missing", null, null, "the .dbf, which holds the attributes");
    }
    checkCrs(parts, new CrsCheck(handIn, records));
    try (ShpFile shp = new ShpFile(parts, records);
        DbfFile dbf = new DbfFile(parts.dbf().get(), records)) {
      Optional<String> cpg = ShapefileParts.text(parts.cpg());
      Charset charset = new DbfEncoding(dbf, cpg, handIn.encoding(), records).choose();
      DbfRow row = new DbfRow(dbf.fields(), charset, records);
      rows(shp, dbf, row, records, bytesRead);
    }
  }

  private static void checkCrs(ShapefileParts parts, CrsCheck check)
      throws IOException, Unreadable {
    Optional<String> wkt = ShapefileParts.text(parts.prj());
    if (wkt.isPresent()) {
      check.wkt(wkt.get());
    } else {
      check.unsaid("there is no .prj");
    }
  }

  private static void rows(
      ShpFile shp, DbfFile dbf, DbfRow row, Records records, LongConsumer bytesRead)
      throws IOException, Unreadable {
    ShapeGeometry shapes = new ShapeGeometry(shp.type());
    Optional<ByteBuffer> shape = shp.next();
    for (; shape.isPresent() && shp.row() <= dbf.count(); shape = shp.next()) {
      ByteBuffer attributes = dbf.record(shp.row());
      if (DbfFile.deleted(attributes)) {
        records.reject(shp.row(), "record_deleted", null, "");
      } else {
        Geometry geometry = geometry(shapes, shape.get(), shp.row(), records);
        records.accept(shp.row(), row.texts(attributes, shp.row()), geometry);
      }
      if (shp.row() % ROWS_PER_TELL == 0) {
        bytesRead.accept(shp.position());
      }
    }
    if (shape.isPresent() || shp.row() != dbf.count()) {
      throw records.unreadable(
          "parts_disagree",
          null,
          null,
          "the .dbf has "
              + dbf.count()
              + " records, the .shp "
              + (shape.isPresent() ? "more" : shp.row()));
    }
  }

  private static @Nullable Geometry geometry(
      ShapeGeometry shapes, ByteBuffer content, long row, Records records) {
    try {
      Geometry geometry = shapes.read(content);
      if (shapes.ringsClosed()) {
        records.flag(row, "ring_not_closed", "");
      }
      if (shapes.misdirected() > 0) {
        records.flag(row, "ring_direction", shapes.misdirected() + " ring(s)");
      }
      return geometry;
    } catch (GeometryFault fault) {
      records.flag(row, fault.rule(), fault.detail());
      return null;
    }
  }
}
