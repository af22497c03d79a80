package landstock.warehouse.feedback;

import java.util.List;
import java.util.Optional;
import landstock.sql.catalog.Label;
import org.jspecify.annotations.Nullable;

/**
 * What one bureau is told about one hand-in.
 *
 * @param about which survey, and whether it was published
 * @param source the hand-in
 * @param counts findings by rule, worst first
 * @param lines one per finding, worst first, then by rule and row
 */
public record HandInReport(About about, Source source, List<RuleCount> counts, List<Line> lines) {

  public HandInReport {
    counts = List.copyOf(counts);
    lines = List.copyOf(lines);
  }

  /**
   * The survey.
   *
   * @param city label of the pack
   * @param survey name in the pack
   * @param date valid time, ISO
   * @param snapshot id; empty where blocking findings refused the load
   */
  public record About(Label city, String survey, String date, Optional<String> snapshot) {}

  /**
   * The hand-in.
   *
   * @param name in the pack
   * @param dataset label of the table it feeds
   * @param file relative to the folder handed in
   * @param rowsLoaded 0 where the load was refused
   * @param textsRead whether cells are as their owner wrote them; otherwise as they were understood
   */
  public record Source(
      String name,
      Label dataset,
      String file,
      Label owner,
      String sha256,
      long rowsRead,
      long rowsLoaded,
      boolean textsRead) {}

  /** How often one rule was broken. */
  public record RuleCount(String rule, Level level, Label reason, Label nextStep, long findings) {}

  /**
   * One finding in the words of the hand-in.
   *
   * @param file which of several; null where the hand-in is one
   * @param sheet of a workbook; null where it has one sheet or none
   * @param row as the owner's program numbers it; null for the whole file
   * @param header of the column; null for the whole row
   * @param column what the catalogue calls it; null as header
   * @param text of the cell; null where it is empty, unknown or a shape
   * @param message what is wrong, with what is special to this row
   */
  public record Line(
      String rule,
      Level level,
      @Nullable String file,
      @Nullable String sheet,
      @Nullable Long row,
      @Nullable String header,
      @Nullable Label column,
      @Nullable String key,
      @Nullable String text,
      Label message,
      Label nextStep) {}

  /** Count of findings of a level. */
  public long count(Level level) {
    return counts.stream().filter(c -> c.level() == level).mapToLong(RuleCount::findings).sum();
  }
}
