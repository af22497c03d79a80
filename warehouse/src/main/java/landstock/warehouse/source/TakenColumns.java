package landstock.warehouse.source;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up the headers of one file, each of which must mean a column of its own. */
public final class TakenColumns {
  private final Records records;
  private final Map<Integer, String> taken = new HashMap<>();

  public TakenColumns(Records records) {
    this.records = records;
  }

  /**
   * Index of the column that a header means, or {@link Records#NONE}.
   *
   * @param row of the header, where it is in one
   * @throws Unreadable where another header means the same column
   */
  public int take(String header, @Nullable Long row) throws Unreadable {
    int column = records.find(header);
    if (column == Records.NONE) {
      return column;
    }
    String other = taken.putIfAbsent(column, header);
    if (other != null) {
      throw records.unreadable(
          "column_twice", row, header, "two headers mean the same column, the other is " + other);
    }
    return column;
  }
}
