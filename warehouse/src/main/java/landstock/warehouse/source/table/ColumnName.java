package landstock.warehouse.source.table;

/** Columns as spreadsheets call them: A to XFD. */
public final class ColumnName {
  private static final int LETTERS = 26;

  private ColumnName() {}

  /**
   * @param index from 0
   */
  public static String of(int index) {
    StringBuilder name = new StringBuilder();
    for (int rest = index + 1; rest > 0; rest = (rest - 1) / LETTERS) {
      name.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return name.toString();
  }

  /**
   * Index from 0 of the letters that a reference such as {@code XFD12} begins with; -1 where it
   * begins with none, or names a column past {@code last}.
   */
  public static int index(String reference, int last) {
    int column = 0;
    int i = 0;
    for (; i < reference.length(); i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = column * LETTERS + (c - 'A' + 1);
      if (column > last + 1) {
        return -1;
      }
    }
    return i == 0 ? -1 : column - 1;
  }
}
