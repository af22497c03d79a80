package landstock.api.tile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import landstock.sql.catalog.Label;
import landstock.sql.tile.TileAddress;
import landstock.sql.tile.World;
import landstock.warehouse.measure.Measure;

/** Describes a layer as TileJSON 3.0 does. The tiles it leads to are those of one snapshot. */
final class TileJson {
  private final Memory memory;
  private final Scenes scenes;

  TileJson(Memory memory, Scenes scenes) {
    this.memory = memory;
    this.scenes = scenes;
  }

  record View(
      String tilejson,
      String name,
      String description,
      String attribution,
      String scheme,
      List<String> tiles,
      int minzoom,
      int maxzoom,
      List<Double> bounds,
      List<Double> center,
      List<VectorLayer> vector_layers,
      String snapshot,
      int year) {}

  record VectorLayer(
      String id, String description, Map<String, String> fields, int minzoom, int maxzoom) {}

  View of(Scene scene, String base) {
    LayerData data = memory.layer(scene.snapshot(), scene.layer(), scene.grid());
    List<Double> bounds = bounds(data);
    List<VectorLayer> layers = new ArrayList<>();
    layers.add(layer(scene, data.leastZoom(), TileAddress.MAX_ZOOM));
    boolean cells = scene.layer() == TileLayer.PARCEL && data.leastZoom() > 0;
    if (cells) {
      layers.add(layer(scene.with(TileLayer.GRID), 0, data.leastZoom() - 1));
    }
    Label label = scene.snapshot().label();
    return new View(
        "3.0.0",
        scene.layer().id(),
        label.zh() + " " + label.en() + ", " + scene.snapshot().surveyDate(),
        scene.snapshot().notice().map(n -> n.zh() + " " + n.en()).orElse(""),
        "xyz",
        List.of(
            base + TileRoutes.PATH + "/" + scene.layer().id() + "/{z}/{x}/{y}.mvt" + query(scene)),
        cells ? 0 : data.leastZoom(),
        TileAddress.MAX_ZOOM,
        bounds,
        List.of((bounds.get(0) + bounds.get(2)) / 2, (bounds.get(1) + bounds.get(3)) / 2, 14.0),
        layers,
        scene.snapshot().id(),
        scene.year());
  }

  private VectorLayer layer(Scene scene, int from, int to) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("code", "text");
    scene.layer().labels().forEach(l -> fields.put(l, "text"));
    for (Measure measure : scenes.measures(scene.layer())) {
      if (scene.measures().contains(measure.name())) {
        Measure.Facts about = measure.about();
        fields.put(
            measure.name(),
            about.label().zh()
                + " "
                + about.label().en()
                + ", "
                + about.unit()
                + ", "
                + scene.year());
      }
    }
    return new VectorLayer(scene.layer().id(), scene.layer().id(), fields, from, to);
  }

  private static String query(Scene scene) {
    String snapshot = URLEncoder.encode(scene.snapshot().id(), StandardCharsets.UTF_8);
    String grid = URLEncoder.encode(scene.grid(), StandardCharsets.UTF_8);
    return "?snapshot="
        + snapshot
        + "&year="
        + scene.year()
        + "&grid="
        + grid
        + (scene.measures().isEmpty() ? "" : "&measures=" + String.join(",", scene.measures()));
  }

  /** West, south, east, north in degrees; the whole map where there are no shapes. */
  private static List<Double> bounds(LayerData data) {
    int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE};
    for (int i = 0; i < data.shapes().size(); i++) {
      for (int side = 0; side < 4; side++) {
        int value = data.shapes().side(i, side);
        box[side] = side < 2 ? Math.min(box[side], value) : Math.max(box[side], value);
      }
    }
    if (box[0] > box[2]) {
      return List.of(
          -180.0, World.latitude(Integer.MAX_VALUE), 180.0, World.latitude(Integer.MIN_VALUE));
    }
    return List.of(
        World.longitude(box[0]),
        World.latitude(box[3]),
        World.longitude(box[2]),
        World.latitude(box[1]));
  }
}
