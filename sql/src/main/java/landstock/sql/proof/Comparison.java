package landstock.sql.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether two answers are the same: families of types, number of rows, and values; exact numbers
 * exactly, doubles to a relative 1e-9. Without an order, as multisets.
 */
public final class Comparison {
  private static final double RELATIVE = 1e-9;
  private static final double ABSOLUTE = 1e-9;

  private Comparison() {}

  /** What differs first; empty where nothing does. */
  public static Optional<String> difference(Rows ours, Rows theirs, boolean ordered) {
    if (ours.types().size() != theirs.types().size()) {
      return Optional.of(ours.types().size() + " columns, DuckDB " + theirs.types().size());
    }
    for (int i = 0; i < ours.types().size(); i++) {
      if (!sameFamily(ours.types().get(i), theirs.types().get(i))) {
        return Optional.of(
            "column "
                + (i + 1)
                + " is "
                + ours.types().get(i)
                + ", DuckDB's "
                + theirs.types().get(i));
      }
    }
    if (ours.rows().size() != theirs.rows().size()) {
      return Optional.of(ours.rows().size() + " rows, DuckDB " + theirs.rows().size());
    }
    return ordered ? rowByRow(ours.rows(), theirs.rows()) : asSets(ours.rows(), theirs.rows());
  }

  private static boolean sameFamily(Rows.Type ours, Rows.Type theirs) {
    return ours == theirs || (whole(ours) && whole(theirs));
  }

  private static boolean whole(Rows.Type type) {
    return type == Rows.Type.INTEGER || type == Rows.Type.HUGE;
  }

  private static Optional<String> rowByRow(
      List<List<@Nullable Object>> ours, List<List<@Nullable Object>> theirs) {
    for (int i = 0; i < ours.size(); i++) {
      if (!sameRow(ours.get(i), theirs.get(i))) {
        return Optional.of("row " + (i + 1) + " is " + ours.get(i) + ", DuckDB's " + theirs.get(i));
      }
    }
    return Optional.empty();
  }

  /** Sorted by a rounded text first; what rounding put apart is then looked for one by one. */
  private static Optional<String> asSets(
      List<List<@Nullable Object>> ours, List<List<@Nullable Object>> theirs) {
    List<List<@Nullable Object>> left = sorted(ours);
    List<List<@Nullable Object>> right = new ArrayList<>(sorted(theirs));
    if (rowByRow(left, right).isEmpty()) {
      return Optional.empty();
    }
    for (List<@Nullable Object> row : left) {
      int found = 0;
      while (found < right.size() && !sameRow(row, right.get(found))) {
        found++;
      }
      if (found == right.size()) {
        return Optional.of("row " + row + " is not DuckDB's; it has left " + first(right));
      }
      right.remove(found);
    }
    return Optional.empty();
  }

  private static List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> rows) {
    List<List<@Nullable Object>> copy = new ArrayList<>(rows);
    copy.sort(Comparator.comparing(Comparison::rounded));
    return copy;
  }

  private static String first(List<List<@Nullable Object>> rows) {
    return rows.isEmpty() ? "none" : String.valueOf(rows.get(0));
  }

  private static String rounded(List<@Nullable Object> row) {
    StringBuilder text = new StringBuilder();
    for (Object value : row) {
      text.append(
              value instanceof Double number
                  ? String.format(Locale.ROOT, "%.6e", number)
                  : value instanceof BigDecimal number
                      ? number.stripTrailingZeros().toPlainString()
                      : value)
          .append('|');
    }
    return text.toString();
  }

  private static boolean sameRow(List<@Nullable Object> ours, List<@Nullable Object> theirs) {
    for (int i = 0; i < ours.size(); i++) {
      if (!same(ours.get(i), theirs.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(@Nullable Object ours, @Nullable Object theirs) {
    if (ours == null || theirs == null) {
      return ours == theirs;
    }
    if (ours instanceof BigDecimal a && theirs instanceof BigDecimal b) {
      return a.compareTo(b) == 0;
    }
    if (ours instanceof Double a && theirs instanceof Double b) {
      return a.equals(b)
          || Math.abs(a - b) <= ABSOLUTE
          || Math.abs(a - b) <= RELATIVE * Math.max(Math.abs(a), Math.abs(b));
    }
    return ours.equals(theirs);
  }
}
