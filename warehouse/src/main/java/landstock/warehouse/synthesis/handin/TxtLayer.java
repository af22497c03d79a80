package landstock.warehouse.synthesis.handin;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import landstock.warehouse.source.txt.TxtDocument;
import landstock.warehouse.source.txt.TxtParcel;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** 国土 TXT of polygons, GBK, lines ended as Windows does. Holds the whole file in memory. */
final class TxtLayer implements LayerFile {
  private static final int DECIMALS = 3;
  private static final int AREA = 1;

  /** In hectares; told only where it is not that of the corners. */
  static final String STATED_AREA = "地块面积";

  private final Path path;
  private final int zone;
  private final List<TxtParcel> parcels = new ArrayList<>();

  /**
   * @param zone of three degrees, which stands before eastings
   */
  TxtLayer(Path path, int zone) {
    this.path = path;
    this.zone = zone;
  }

  /**
   * @param geometry a polygon, the zone before its eastings
   */
  @Override
  public void add(Map<String, ?> attributes, @Nullable Geometry geometry) {
    if (!(geometry instanceof Polygon polygon)) {
      throw new IllegalArgumentException("the layer holds polygons, not " + geometry);
    }
    TxtParcel drawn =
        TxtParcel.of(
            List.of(
                text(attributes, "地块编号"),
                text(attributes, "地块名称"),
                text(attributes, "图幅号"),
                text(attributes, "地块用途"),
                text(attributes, "地类编码")),
            polygon,
            OptionalInt.empty(),
            DECIMALS);
    List<String> fields = new ArrayList<>(drawn.fields());
    if (attributes.get(STATED_AREA) != null) {
      fields.set(AREA, text(attributes, STATED_AREA));
    }
    fields.add(text(attributes, "备注"));
    parcels.add(new TxtParcel(0, fields, true, drawn.points()));
  }

  private static String text(Map<String, ?> attributes, String header) {
    Object value = attributes.get(header);
    return value == null ? "" : value.toString();
  }

  @Override
  public long rows() {
    return parcels.size();
  }

  @Override
  public void close() throws IOException {
    try (Writer out = Files.newBufferedWriter(path, Charset.forName("GBK"))) {
      TxtDocument.ofZone(zone, "0.001", parcels).write(out, "\r\n");
    }
  }
}
