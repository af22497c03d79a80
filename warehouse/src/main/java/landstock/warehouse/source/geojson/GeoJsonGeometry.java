package landstock.warehouse.source.geojson;

import landstock.warehouse.source.geometry.GeometryFault;
import landstock.warehouse.source.geometry.GeometryMaker;
import landstock.warehouse.source.json.JsonShape;
import landstock.warehouse.source.json.NumberArray;
import landstock.warehouse.source.json.ShapeReader;
import org.locationtech.jts.geom.Coordinate;

/** Positions one by one; heights are dropped. */
final class GeoJsonGeometry implements ShapeReader.Positions {
  private GeoJsonGeometry() {}

  static ShapeReader reader() {
    return new ShapeReader(new GeometryMaker(), new GeoJsonGeometry(), JsonShape::coordinates);
  }

  @Override
  public Coordinate point(NumberArray position) throws GeometryFault {
    if (position.size() < 2) {
      throw GeometryFault.unreadable("a coordinate is not two numbers");
    }
    return GeometryMaker.position(position.number(0), position.number(1));
  }

  @Override
  public Coordinate[] line(NumberArray array) throws GeometryFault {
    return ShapeReader.parts(array, this::point).toArray(Coordinate[]::new);
  }
}
