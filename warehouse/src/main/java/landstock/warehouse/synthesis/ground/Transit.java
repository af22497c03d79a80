package landstock.warehouse.synthesis.ground;

import org.locationtech.jts.geom.Geometry;

/**
 * A metro station (point) or line.
 *
 * @param kind {@code station} or {@code line}
 */
public record Transit(String code, String name, String line, String kind, Geometry geom) {}
