package landstock.warehouse.synthesis.ground;

import org.locationtech.jts.geom.Polygon;

/**
 * An area that the plan draws: a planning unit or a constraint.
 *
 * @param rule what may be done in it, in words; empty for a planning unit
 */
public record PlanArea(String code, String name, String kind, String rule, Polygon geom) {}
