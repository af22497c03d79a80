package landstock.sql.function;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.relateng.RelateNG;

/** The arguments of one call, none of them NULL, positions from 0. Valid during the call only. */
public interface Arguments {

  Geometry geometry(int position);

  /** The same geometry prepared for many tests; worth its cost only where the value repeats. */
  RelateNG prepared(int position);

  /** Whether this geometry argument held the same value in the row before. */
  boolean repeats(int position);

  double number(int position);

  int integer(int position);

  /** A TEXT argument, or the base64 of a BINARY one. */
  String text(int position);
}
