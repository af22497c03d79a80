package landstock.warehouse.quality;

import java.util.Optional;
import landstock.sql.catalog.Label;

/**
 * One rule.
 *
 * @param id lower_snake
 * @param severity of what breaks it
 * @param reason what is wrong
 * @param nextStep what to do
 * @param rejects whether the row stays out
 * @param forEach which datasets its query runs for, with their names filled in
 * @param sql gives the offending rows; absent for what readers find
 */
public record Rule(
    String id,
    Severity severity,
    Label reason,
    Label nextStep,
    boolean rejects,
    Optional<ForEach> forEach,
    Optional<String> sql) {

  /** Which datasets a query runs for. */
  public enum ForEach {
    /** Those whose grain is handed in. */
    KEYED,
    /** Those whose rows are kept as handed in; once for each required column. */
    LOOSE,
    /** Those with a geometry. */
    GEOMETRY
  }
}
