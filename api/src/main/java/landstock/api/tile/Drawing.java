package landstock.api.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import landstock.api.mvt.LayerWriter;
import landstock.sql.tile.Ints;
import landstock.sql.tile.Rings;
import landstock.sql.tile.Tile;
import landstock.sql.tile.TileAddress;
import landstock.sql.tile.TileCut;

/** Draws tiles from memory. Thread-safe. */
final class Drawing {
  private final Memory memory;

  Drawing(Memory memory) {
    this.memory = memory;
  }

  /** The bytes of a tile, none where it is empty. */
  byte[] draw(Scene scene, TileAddress tile) {
    LayerData data = memory.layer(scene.snapshot(), scene.layer(), scene.grid());
    if (tile.z() >= data.leastZoom()) {
      return LayerWriter.tile(List.of(layer(scene, tile, data)));
    }
    if (scene.layer() != TileLayer.PARCEL) {
      return new byte[0];
    }
    Scene cells = scene.with(TileLayer.GRID);
    LayerData grid = memory.layer(cells.snapshot(), cells.layer(), cells.grid());
    return LayerWriter.tile(List.of(layer(cells, tile, grid)));
  }

  private LayerWriter layer(Scene scene, TileAddress tile, LayerData data) {
    LayerWriter writer = new LayerWriter(scene.layer().id(), Tile.EXTENT);
    int code = writer.key("code");
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < data.labels().size(); i++) {
      int key = writer.key(scene.layer().labels().get(i));
      labels.add(new Label(key, data.labels().get(i)));
    }
    List<Value> values = new ArrayList<>();
    for (String measure : scene.measures()) {
      Figure figure =
          memory.figure(scene.snapshot(), scene.layer(), scene.grid(), measure, scene.year());
      values.add(new Value(writer.key(measure), figure));
    }
    TileCut cut = new TileCut(data.shapes(), tile);
    for (int row : rows(data, tile)) {
      Rings rings = cut.cut(row);
      if (rings.count() > 0) {
        writer.begin(data.codes().id(row));
        text(writer, code, data.codes().texts(), row);
        labels.forEach(l -> text(writer, l.key, l.texts, row));
        values.forEach(v -> number(writer, v.key, v.figure, row));
        writer.end(rings);
      }
    }
    return writer;
  }

  private record Label(int key, Texts texts) {}

  private record Value(int key, Figure figure) {}

  /** Rows that the tile may show, ascending, so that the same tile has the same bytes. */
  private static int[] rows(LayerData data, TileAddress tile) {
    Ints found = new Ints();
    data.shapes().search(tile, Tile.BUFFER, found);
    int[] rows = found.toArray();
    Arrays.sort(rows);
    return rows;
  }

  private static void text(LayerWriter writer, int key, Texts texts, int row) {
    if (!texts.isNull(row)) {
      writer.text(key, texts.bytes(), texts.place(row), texts.length(row));
    }
  }

  private static void number(LayerWriter writer, int key, Figure figure, int row) {
    double value = figure.value(row);
    if (Double.isNaN(value)) {
      return;
    }
    if (figure.whole()) {
      writer.whole(key, (long) value);
    } else {
      writer.real(key, value);
    }
  }
}
