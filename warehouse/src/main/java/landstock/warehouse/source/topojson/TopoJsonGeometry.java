package landstock.warehouse.source.topojson;

import java.util.ArrayList;
import java.util.List;
import landstock.warehouse.source.geometry.GeometryFault;
import landstock.warehouse.source.geometry.GeometryMaker;
import landstock.warehouse.source.json.JsonShape;
import landstock.warehouse.source.json.NumberArray;
import landstock.warehouse.source.json.ShapeReader;
import org.locationtech.jts.geom.Coordinate;

/** Puts arcs together. Arcs that do not exist or do not meet are refused. Used by one thread. */
final class TopoJsonGeometry implements ShapeReader.Positions {
  private final GeometryMaker maker;
  private final Topology topology;

  private TopoJsonGeometry(GeometryMaker maker, Topology topology) {
    this.maker = maker;
    this.topology = topology;
  }

  static ShapeReader reader(Topology topology) {
    GeometryMaker maker = new GeometryMaker();
    return new ShapeReader(maker, new TopoJsonGeometry(maker, topology), JsonShape::arcs);
  }

  @Override
  public Coordinate point(NumberArray position) throws GeometryFault {
    maker.expect(1);
    if (position.size() < 2) {
      throw GeometryFault.unreadable("a position is not two numbers");
    }
    return at(position.number(0), position.number(1));
  }

  private Coordinate at(double storedX, double storedY) throws GeometryFault {
    return GeometryMaker.position(topology.x(storedX), topology.y(storedY));
  }

  /** Arcs one after the other; the last position of each is the first of the next. */
  @Override
  public Coordinate[] line(NumberArray references) throws GeometryFault {
    if (!references.arrays().isEmpty()) {
      throw GeometryFault.unreadable("an arc is named by a whole number, not by an array");
    }
    List<Coordinate> joined = new ArrayList<>();
    for (int i = 0; i < references.size(); i++) {
      append(joined, references.number(i));
    }
    return joined.toArray(Coordinate[]::new);
  }

  private void append(List<Coordinate> line, double reference) throws GeometryFault {
    int index = (int) reference;
    if (index != reference) {
      throw GeometryFault.unreadable("an arc is named by a whole number, not by " + reference);
    }
    boolean reversed = index < 0;
    int real = reversed ? ~index : index;
    if (real >= topology.arcs()) {
      throw GeometryFault.unreadable(
          "arc " + index + " does not exist; there are " + topology.arcs());
    }
    double[] arc = topology.arc(real);
    int count = arc.length / 2;
    maker.expect(count);
    for (int i = 0; i < count; i++) {
      int from = 2 * (reversed ? count - 1 - i : i);
      Coordinate next = at(arc[from], arc[from + 1]);
      boolean joint = i == 0 && !line.isEmpty();
      if (joint && !line.get(line.size() - 1).equals2D(next)) {
        throw GeometryFault.unreadable(
            "arc " + index + " does not begin where the one before ends");
      }
      if (!joint) {
        line.add(next);
      }
    }
  }
}
