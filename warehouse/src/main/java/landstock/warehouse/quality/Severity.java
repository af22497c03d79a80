package landstock.warehouse.quality;

/** How bad a finding is, worst first. */
public enum Severity {
  /** Stops publication. */
  BLOCKING,
  /** A value or row was lost, or is in doubt. */
  ERROR,
  /** Everything was kept, and somebody should look. */
  WARNING,
  /** Everything was kept. */
  NOTE
}
