package landstock.api.mvt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import landstock.sql.tile.Rings;

/**
 * One layer of polygons. First all keys, then feature by feature: {@link #begin}, its values,
 * {@link #end}. For one thread.
 */
public final class LayerWriter {
  private static final int VERSION = 2;
  private static final int POLYGON = 3;
  private static final int MOVE_TO = 1;
  private static final int LINE_TO = 2;
  private static final int CLOSE_PATH = 7;

  private final String name;
  private final int extent;
  private final Map<String, Integer> keys = new LinkedHashMap<>();
  private final Values values = new Values();
  private final Protobuf features = new Protobuf(64 * 1024);
  private final Protobuf feature = new Protobuf(1_024);
  private final Protobuf tags = new Protobuf(256);
  private final Protobuf geometry = new Protobuf(1_024);
  private int count;

  /**
   * @param extent units along a side of the tile
   */
  public LayerWriter(String name, int extent) {
    this.name = name;
    this.extent = extent;
  }

  /** The number of a key, to tag with. */
  public int key(String key) {
    return keys.computeIfAbsent(key, k -> keys.size());
  }

  /** Features so far. */
  public int count() {
    return count;
  }

  /**
   * @param id at most 2^53, so that it is whole in JavaScript
   */
  public void begin(long id) {
    feature.clear();
    tags.clear();
    feature.number(1, id);
  }

  public void text(int key, byte[] utf8, int offset, int length) {
    tag(key, values.text(utf8, offset, length));
  }

  public void whole(int key, long value) {
    tag(key, values.whole(value));
  }

  public void real(int key, double value) {
    tag(key, values.real(value));
  }

  private void tag(int key, int value) {
    tags.varint(key);
    tags.varint(value);
  }

  /**
   * @param rings with one ring at least
   */
  public void end(Rings rings) {
    geometry.clear();
    int x = 0;
    int y = 0;
    for (int ring = 0; ring < rings.count(); ring++) {
      int from = rings.from(ring);
      int to = rings.to(ring);
      for (int i = from; i < to; i++) {
        if (i == from) {
          geometry.varint(1 << 3 | MOVE_TO);
        } else if (i == from + 1) {
          geometry.varint((long) (to - from - 1) << 3 | LINE_TO);
        }
        geometry.zigZag(rings.x(i) - x);
        geometry.zigZag(rings.y(i) - y);
        x = rings.x(i);
        y = rings.y(i);
      }
      geometry.varint(1 << 3 | CLOSE_PATH);
    }
    feature.message(2, tags);
    feature.number(3, POLYGON);
    feature.message(4, geometry);
    features.message(2, feature);
    count++;
  }

  /** The bytes of a tile of these layers; those without features are left out. */
  public static byte[] tile(List<LayerWriter> layers) {
    Protobuf tile = new Protobuf(64 * 1024);
    for (LayerWriter layer : layers) {
      if (layer.count > 0) {
        tile.message(3, layer.layer());
      }
    }
    return tile.toByteArray();
  }

  private Protobuf layer() {
    Protobuf layer = new Protobuf(features.size() + 64 * 1024);
    layer.number(15, VERSION);
    layer.text(1, name);
    layer.raw(features);
    keys.keySet().forEach(key -> layer.text(3, key));
    values.writeTo(layer, 4);
    layer.number(5, extent);
    return layer;
  }
}
