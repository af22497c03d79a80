package landstock.warehouse.source.geometry;

/** Why a record has no geometry. */
public final class GeometryFault extends Exception {
  private final String rule;
  private final String detail;

  /**
   * @param rule id in the rules
   * @param detail what the rule's reason does not already say, in English
   */
  public GeometryFault(String rule, String detail) {
    super(rule);
    this.rule = rule;
    this.detail = detail;
  }

  public static GeometryFault unreadable(String detail) {
    return new GeometryFault("geometry_unreadable", detail);
  }

  public String rule() {
    return rule;
  }

  public String detail() {
    return detail;
  }
}
