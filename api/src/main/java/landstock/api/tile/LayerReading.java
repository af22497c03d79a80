package landstock.api.tile;

import java.util.ArrayList;
import java.util.List;
import landstock.sql.spatial.CrsTransforms;
import landstock.sql.spatial.GeometryCodec;
import landstock.sql.tile.PackedShapes;
import landstock.sql.tile.WorldTransform;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Fills a layer from an answer: code, shape, labels. For one thread. */
final class LayerReading {
  private final Texts codes = new Texts();
  private final List<Texts> labels = new ArrayList<>();
  private final PackedShapes.Builder shapes;

  /**
   * @param srid EPSG code of the shapes
   */
  LayerReading(TileLayer layer, CrsTransforms transforms, int srid) {
    shapes = new PackedShapes.Builder(new WorldTransform(transforms, srid));
    layer.labels().forEach(l -> labels.add(new Texts()));
  }

  void add(VectorSchemaRoot batch) {
    for (int row = 0; row < batch.getRowCount(); row++) {
      codes.add(((VarCharVector) batch.getVector(0)).get(row));
    }
    VarBinaryVector geometry = (VarBinaryVector) batch.getVector(1);
    for (int row = 0; row < batch.getRowCount(); row++) {
      shapes.add(geometry.isNull(row) ? null : GeometryCodec.read(geometry.get(row)));
    }
    for (int i = 0; i < labels.size(); i++) {
      VarCharVector texts = (VarCharVector) batch.getVector(2 + i);
      for (int row = 0; row < batch.getRowCount(); row++) {
        if (texts.isNull(row)) {
          labels.get(i).addNull();
        } else {
          labels.get(i).add(texts.get(row));
        }
      }
    }
  }

  LayerData done(TileLayer layer) {
    PackedShapes packed = shapes.build();
    boolean many = layer == TileLayer.PARCEL || layer == TileLayer.BUILDING;
    return new LayerData(new Codes(codes), labels, packed, many ? Density.leastZoom(packed) : 0);
  }
}
