package landstock.api.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two languages of the product. */
final class Language {
  private Language() {}

  /**
   * @param header {@code Accept-Language}
   * @return {@code zh} or {@code en}; English where neither is asked for
   */
  static String of(@Nullable String header) {
    if (header == null) {
      return "en";
    }
    try {
      Locale best =
          Locale.lookup(
              Locale.LanguageRange.parse(header), List.of(Locale.ENGLISH, Locale.CHINESE));
      return best == null ? "en" : best.getLanguage();
    } catch (IllegalArgumentException e) {
      return "en";
    }
  }
}
