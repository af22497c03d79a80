package landstock.sql.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The names that somebody may have meant. */
public final class Nearest {
  private static final int MAX_SUGGESTIONS = 3;

  /** Two wrong letters of less than this are another name altogether. */
  private static final int SHORT = 4;

  private Nearest() {}

  private record Near(String name, int distance) {}

  /**
   * At most three of the names, nearest first, none further than two letters or a third of what was
   * asked. A qualified name is also near by its last part alone.
   */
  public static List<String> to(String asked, Collection<String> names) {
    String wanted = asked.toLowerCase(Locale.ROOT);
    int furthest = wanted.length() < SHORT ? 1 : Math.max(2, wanted.length() / 3);
    return names.stream()
        .distinct()
        .map(name -> new Near(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
        .filter(near -> near.distance() <= furthest)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(MAX_SUGGESTIONS)
        .map(Near::name)
        .toList();
  }

  /**
   * The refusal of a name that is none of those known, all of which its hint tells.
   *
   * @param what one of them is called, {@code layer}
   */
  public static LandstockException unknown(String what, String asked, Collection<String> known) {
    return new LandstockException(
            LandstockException.Code.INVALID_ARGUMENT, "there is no " + what + " '" + asked + "'")
        .withHint(what + "s: " + String.join(", ", known))
        .withSuggestions(to(asked, known));
  }

  private static int distance(String wanted, String name) {
    LevenshteinDistance levenshtein = LevenshteinDistance.getDefaultInstance();
    String lastPart = name.substring(name.lastIndexOf('.') + 1);
    return Math.min(levenshtein.apply(wanted, name), levenshtein.apply(wanted, lastPart));
  }
}
