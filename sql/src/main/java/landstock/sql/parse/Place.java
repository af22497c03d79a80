package landstock.sql.parse;

/**
 * A place in a statement.
 *
 * @param line first line is 1
 * @param column first column is 1, counted in UTF-16 units
 */
record Place(int line, int column) {

  static Place of(String sql, int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      if (sql.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Place(line, offset - lineStart + 1);
  }
}
