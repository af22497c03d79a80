package landstock.warehouse.synthesis.spec;

/**
 * A site that the plan protects: a square about a place.
 *
 * @param kind of constraint, e.g. {@code 文物保护单位}
 * @param sideM of the square
 * @param rule what may be done, in words
 */
public record ProtectedSite(
    String code, String name, String kind, Place at, double sideM, String rule) {}
