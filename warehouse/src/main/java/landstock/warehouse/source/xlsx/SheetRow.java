package landstock.warehouse.source.xlsx;

/**
 * A row of a workbook whose sheets are read one after the other, as one number and as people say
 * it.
 *
 * @param sheet its position, from 1
 * @param row in the sheet, from 1
 */
public record SheetRow(int sheet, long row) {
  /** More than any sheet can hold. */
  private static final long ROWS_PER_SHEET = 10_000_000;

  /** What is added to the numbers of the rows of a sheet. */
  static long offset(int sheet) {
    return (sheet - 1) * ROWS_PER_SHEET;
  }

  /** Where the row of this number is. */
  public static SheetRow of(long number) {
    int sheet = (int) ((number - 1) / ROWS_PER_SHEET) + 1;
    return new SheetRow(sheet, number - offset(sheet));
  }
}
