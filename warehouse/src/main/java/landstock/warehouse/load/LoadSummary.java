package landstock.warehouse.load;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a load of one survey did.
 *
 * @param survey name in the pack
 * @param snapshot id of what was published
 * @param rowsRead records in all hand-ins
 * @param rowsLoaded those that reached the warehouse
 * @param rejected records left out, by rule
 * @param findings count by severity: blocking, error, warning, note
 * @param findingsByRule count by rule
 * @param contentHash of the snapshot
 * @param seconds from the start of the survey to publication
 */
public record LoadSummary(
    String survey,
    LocalDate surveyDate,
    String snapshot,
    long rowsRead,
    long rowsLoaded,
    Map<String, Long> rejected,
    Map<String, Long> findings,
    Map<String, Long> findingsByRule,
    String contentHash,
    double seconds) {

  public LoadSummary {
    rejected = Map.copyOf(rejected);
    findings = Map.copyOf(findings);
    findingsByRule = Map.copyOf(findingsByRule);
  }
}
