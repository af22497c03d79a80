package landstock.api.format;

/** Appends the value of one column in a row, which is not NULL. */
@FunctionalInterface
public interface TextCell {
  void append(StringBuilder out, int row);
}
