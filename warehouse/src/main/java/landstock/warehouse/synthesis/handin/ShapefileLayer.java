package landstock.warehouse.synthesis.handin;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A shapefile of polygons, lines or points: {@code .shp}, {@code .shx}, {@code .dbf}, {@code .prj}
 * and {@code .cpg}, as ArcGIS writes them. The same features give the same bytes.
 */
public final class ShapefileLayer implements LayerFile {
  private static final int HEADER_BYTES = 100;
  private static final int FILE_CODE = 9994;
  private static final int VERSION = 1000;

  /** What the shapes are. */
  public enum Shape {
    POINT(1),
    LINE(3),
    POLYGON(5);

    private final int type;

    Shape(int type) {
      this.type = type;
    }
  }

  private final ShapeBytes shapes;
  private final int type;
  private final FileChannel shp;
  private final FileChannel shx;
  private final OutputStream shpOut;
  private final OutputStream shxOut;
  private final DbfWriter dbf;
  private final Envelope extent = new Envelope();
  private int words = HEADER_BYTES / 2;
  private int rows;

  /**
   * @param shp ends in .shp; its siblings are written beside it
   * @param charset GBK, GB18030 or UTF-8; headers have at most 10 bytes in it
   * @param srid 4326, 4490 or a Gauss-Kruger grid of CGCS2000
   * @param written date in the header of the .dbf
   */
  public ShapefileLayer(
      Path shp, List<LayerField> fields, Shape shape, Charset charset, int srid, LocalDate written)
      throws IOException {
    this(shp, fields, shape, charset, srid, written, Optional.of(charset.name()));
  }

  /**
   * @param cpg what the .cpg says, which may be a lie; without it there is none
   */
  ShapefileLayer(
      Path shp,
      List<LayerField> fields,
      Shape shape,
      Charset charset,
      int srid,
      LocalDate written,
      Optional<String> cpg)
      throws IOException {
    this.type = shape.type;
    this.shapes = new ShapeBytes(shape);
    this.shp = create(shp);
    this.shx = create(sibling(shp, "shx"));
    this.shpOut = new BufferedOutputStream(Channels.newOutputStream(this.shp), 1 << 16);
    this.shxOut = new BufferedOutputStream(Channels.newOutputStream(this.shx), 1 << 16);
    shpOut.write(new byte[HEADER_BYTES]);
    shxOut.write(new byte[HEADER_BYTES]);
    this.dbf = new DbfWriter(sibling(shp, "dbf"), fields, charset, written);
    Files.writeString(sibling(shp, "prj"), CrsText.of(srid));
    Files.deleteIfExists(sibling(shp, "cpg"));
    if (cpg.isPresent()) {
      Files.writeString(sibling(shp, "cpg"), cpg.get());
    }
  }

  private static FileChannel create(Path path) throws IOException {
    return FileChannel.open(
        path,
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static Path sibling(Path shp, String ending) {
    String name = String.valueOf(shp.getFileName());
    if (!name.endsWith(".shp")) {
      throw new IllegalArgumentException("the name of a shapefile ends in .shp, not " + name);
    }
    return shp.resolveSibling(name.substring(0, name.length() - 3) + ending);
  }

  @Override
  public void add(Map<String, ?> attributes, @Nullable Geometry geometry) throws IOException {
    byte[] content = shapes.of(geometry);
    dbf.add(attributes);
    rows++;
    shxOut.write(pair(words, content.length / 2));
    shpOut.write(pair(rows, content.length / 2));
    shpOut.write(content);
    words += (8 + content.length) / 2;
    if (geometry != null) {
      extent.expandToInclude(geometry.getEnvelopeInternal());
    }
  }

  private static byte[] pair(int first, int second) {
    return ByteBuffer.allocate(8).putInt(first).putInt(second).array();
  }

  @Override
  public long rows() {
    return rows;
  }

  private ByteBuffer header(int lengthWords) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.putInt(0, FILE_CODE).putInt(24, lengthWords).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(28, VERSION).putInt(32, type);
    if (!extent.isNull()) {
      header.putDouble(36, extent.getMinX()).putDouble(44, extent.getMinY());
      header.putDouble(52, extent.getMaxX()).putDouble(60, extent.getMaxY());
    }
    return header;
  }

  @Override
  public void close() throws IOException {
    shpOut.flush();
    shxOut.flush();
    shp.write(header(words), 0);
    shx.write(header(HEADER_BYTES / 2 + 4 * rows), 0);
    shp.close();
    shx.close();
    dbf.close();
  }
}
