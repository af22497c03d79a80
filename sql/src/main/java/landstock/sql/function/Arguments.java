package landstock.sql.function;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;

/** The arguments of one call, none of them NULL, positions from 0. Valid during the call only. */
public interface Arguments {

  Geometry geometry(int position);

  /** The same geometry prepared for many tests; worth its cost only where the value repeats. */
  PreparedGeometry prepared(int position);

  /** Whether this geometry argument held the same value in the row before. */
  boolean repeats(int position);

  double number(int position);

  int integer(int position);

  String text(int position);
}
