package landstock.warehouse.source.xlsx;

/**
 * A cell that holds something.
 *
 * @param column from 0
 * @param text dates as {@code 2023-06-01}, numbers in plain digits, truths as true and false
 */
record Cell(int column, String text, State state) {

  /** What is to be said of a cell. */
  enum State {
    GOOD,
    /** {@code #N/A} and the like. */
    ERROR,
    /** A formula whose value the file does not hold. */
    NOT_CALCULATED,
    /** A whole number of more digits than a spreadsheet keeps. */
    DIGITS_LOST
  }
}
