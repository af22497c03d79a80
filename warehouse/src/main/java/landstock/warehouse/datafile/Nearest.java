package landstock.warehouse.datafile;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that somebody may have meant. */
public final class Nearest {
  private Nearest() {}

  private static final int MOST = 3;

  /** At most three of the names, nearest first, none that differs in more than half its letters. */
  public static List<String> to(String asked, Collection<String> names) {
    String lower = asked.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(n -> distance(lower, n.toLowerCase(Locale.ROOT)) <= Math.max(2, n.length() / 2))
        .sorted(
            Comparator.<String>comparingInt(n -> distance(lower, n.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + change);
      }
      above = row;
    }
    return above[b.length()];
  }
}
