package landstock.api.export;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import landstock.sql.catalog.Label;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.jspecify.annotations.Nullable;

/** The language of names in an answer. */
public enum Tongue {
  ZH,
  EN;

  /**
   * @param asked {@code ?lang=}, which wins
   * @return Chinese where neither it nor {@code Accept-Language} says anything
   * @throws LandstockException INVALID_ARGUMENT for another language than {@code zh} or {@code en}
   */
  public static Tongue of(@Nullable String asked, Context ctx) {
    if (asked != null) {
      return of(asked);
    }
    String header = ctx.header("Accept-Language");
    return header != null && prefersEnglish(header) ? EN : ZH;
  }

  /**
   * @throws LandstockException INVALID_ARGUMENT for another language than {@code zh} or {@code en}
   */
  public static Tongue of(String asked) {
    return switch (asked) {
      case "zh" -> ZH;
      case "en" -> EN;
      default ->
          throw new LandstockException(
                  Code.INVALID_ARGUMENT, "lang must be zh or en, was '" + asked + "'")
              .withSuggestions(List.of("zh", "en"));
    };
  }

  private static boolean prefersEnglish(String header) {
    try {
      Locale best =
          Locale.lookup(
              Locale.LanguageRange.parse(header), List.of(Locale.ENGLISH, Locale.CHINESE));
      return Locale.ENGLISH.equals(best);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  public String key() {
    return this == EN ? "en" : "zh";
  }

  public String say(Label label) {
    return this == EN ? label.en() : label.zh();
  }

  public String say(String zh, String en) {
    return this == EN ? en : zh;
  }
}
