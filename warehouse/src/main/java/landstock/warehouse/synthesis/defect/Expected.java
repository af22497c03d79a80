package landstock.warehouse.synthesis.defect;

import java.util.List;
import java.util.Optional;

/**
 * Findings of one rule on one hand-in.
 *
 * @param source name of the hand-in
 * @param rule id
 * @param rows where its owner finds them; empty where only their count is known
 * @param column they are about, where it matters
 * @param key of what they are about, where it matters
 * @param count of findings in a survey
 */
public record Expected(
    String source,
    String rule,
    List<Long> rows,
    Optional<String> column,
    Optional<String> key,
    int count) {

  public Expected {
    rows = List.copyOf(rows);
  }
}
