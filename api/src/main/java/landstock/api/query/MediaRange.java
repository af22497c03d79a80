package landstock.api.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One range of an {@code Accept} or {@code Accept-Encoding} header.
 *
 * @param range {@code text/csv}, {@code text/*}, {@code *}{@code /*}, {@code gzip}; lower case
 * @param quality 0 to 1; 0 refuses
 */
public record MediaRange(String range, double quality) {

  /**
   * The one that {@code Accept} likes best, the earlier of equals; none where it refuses all.
   *
   * @param offered the preferred one first, which also serves who says nothing
   */
  public static <T> Optional<T> best(
      @Nullable String accept, List<T> offered, Function<T, String> mediaType) {
    if (accept == null || accept.isBlank()) {
      return offered.stream().findFirst();
    }
    List<MediaRange> ranges = parse(accept);
    return offered.stream()
        .filter(o -> quality(ranges, mediaType.apply(o)) > 0)
        .reduce(
            (a, b) ->
                quality(ranges, mediaType.apply(b)) > quality(ranges, mediaType.apply(a)) ? b : a);
  }

  /** Whether a client that says {@code Accept-Encoding} so can read gzip. */
  public static boolean takesGzip(@Nullable String acceptEncoding) {
    return acceptEncoding != null && quality(parse(acceptEncoding), "gzip") > 0;
  }

  static List<MediaRange> parse(String header) {
    List<MediaRange> ranges = new ArrayList<>();
    for (String part : header.split(",", -1)) {
      String[] pieces = part.split(";", -1);
      double quality = 1;
      for (int i = 1; i < pieces.length; i++) {
        String parameter = pieces[i].strip().toLowerCase(Locale.ROOT);
        if (parameter.startsWith("q=")) {
          quality = number(parameter.substring(2));
        }
      }
      if (!pieces[0].isBlank()) {
        ranges.add(new MediaRange(pieces[0].strip().toLowerCase(Locale.ROOT), quality));
      }
    }
    return ranges;
  }

  /** What the most specific of the ranges that fit says; 0 where none fits. */
  static double quality(List<MediaRange> ranges, String value) {
    return ranges.stream()
        .filter(r -> r.fits(value))
        .max(Comparator.comparingInt(MediaRange::specificity))
        .map(MediaRange::quality)
        .orElse(0.0);
  }

  private boolean fits(String value) {
    return range.equals(value)
        || range.equals("*/*")
        || range.equals("*")
        || (range.endsWith("/*") && value.startsWith(range.substring(0, range.length() - 1)));
  }

  private int specificity() {
    if (range.startsWith("*")) {
      return 0;
    }
    return range.endsWith("/*") ? 1 : 2;
  }

  private static double number(String text) {
    try {
      double value = Double.parseDouble(text);
      return value >= 0 && value <= 1 ? value : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
