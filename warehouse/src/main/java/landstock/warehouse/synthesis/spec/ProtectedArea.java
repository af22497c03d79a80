package landstock.warehouse.synthesis.spec;

/**
 * An area that the plan protects: a street scaled about its centre.
 *
 * @param kind of constraint, e.g. {@code 历史文化街区}
 * @param street code of the street
 * @param scale 0 to 1
 * @param heightLimitM of what is built in it
 * @param rule what may be done, in words
 */
public record ProtectedArea(
    String code,
    String name,
    String kind,
    String street,
    double scale,
    double heightLimitM,
    String rule) {}
