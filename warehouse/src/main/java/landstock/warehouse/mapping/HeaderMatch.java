package landstock.warehouse.mapping;

import java.util.Optional;

/**
 * Why a header means a column.
 *
 * @param column index in the dataset
 * @param by what says so
 * @param name the column's name or synonym, or the header that the pack names
 * @param unit that the header gives in brackets, or a line above it for all, and the column can be
 *     measured in
 * @param unitAbove whether a line above gives the unit, not the header
 * @param ambiguous whether another column claims the same name; the first one has it
 */
public record HeaderMatch(
    int column,
    By by,
    String name,
    Optional<HeaderUnit> unit,
    boolean unitAbove,
    boolean ambiguous) {
  private static final int SHORT = 2;

  /** What says that a header means a column. */
  public enum By {
    PACK,
    NAME,
    /** A synonym that is the column's Chinese label too. */
    LABEL,
    SYNONYM
  }

  HeaderMatch withUnit(Optional<HeaderUnit> found) {
    return new HeaderMatch(column, by, name, found, false, ambiguous);
  }

  HeaderMatch withUnitAbove(Optional<HeaderUnit> found) {
    return new HeaderMatch(column, by, name, found, found.isPresent(), ambiguous);
  }

  HeaderMatch asAmbiguous() {
    return new HeaderMatch(column, by, name, unit, unitAbove, true);
  }

  /**
   * How likely the header means the column, in [0, 1]: what the pack says is sure; a short synonym
   * (名称, ZJ) or one that two columns claim may be something else.
   */
  public double confidence() {
    if (by == By.PACK) {
      return 1;
    }
    if (ambiguous) {
      return 0.6;
    }
    if (by == By.SYNONYM && name.length() <= SHORT) {
      return 0.7;
    }
    return by == By.SYNONYM ? 0.95 : 0.99;
  }
}
