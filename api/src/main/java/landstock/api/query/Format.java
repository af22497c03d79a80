package landstock.api.query;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import landstock.api.problem.HttpFailure;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.jspecify.annotations.Nullable;

/** Formats of an answer, the preferred one first. */
enum Format {
  JSON("json", "application/json", "application/json"),
  CSV("csv", "text/csv", "text/csv; charset=utf-8; header=present"),
  ARROW("arrow", "application/vnd.apache.arrow.stream", "application/vnd.apache.arrow.stream"),
  XLSX("xlsx", Format.WORKBOOK, Format.WORKBOOK);

  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final String key;
  private final String mediaType;
  private final String contentType;

  Format(String key, String mediaType, String contentType) {
    this.key = key;
    this.mediaType = mediaType;
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /**
   * @param f value of {@code ?f=}, which wins
   * @param accept value of {@code Accept}
   */
  static Format choose(@Nullable String f, @Nullable String accept) {
    if (f != null) {
      return Arrays.stream(values())
          .filter(format -> format.key.equals(f))
          .findFirst()
          .orElseThrow(
              () ->
                  new LandstockException(Code.INVALID_ARGUMENT, "unknown format f=" + f)
                      .withSuggestions(Arrays.stream(values()).map(x -> x.key).toList()));
    }
    return MediaRange.best(accept, List.of(values()), format -> format.mediaType)
        .orElseThrow(
            () ->
                new HttpFailure(
                    HttpFailure.Kind.NOT_ACCEPTABLE,
                    "no format fits Accept: " + accept,
                    "there are "
                        + Arrays.stream(values())
                            .map(x -> x.mediaType)
                            .collect(Collectors.joining(", "))));
  }
}
