package landstock.api.measure;

import java.util.List;
import landstock.api.export.ExportFormat;
import landstock.api.problem.HttpFailure;
import landstock.api.query.MediaRange;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import org.jspecify.annotations.Nullable;

/** The format that a client takes. */
final class Negotiated {
  private static final List<ExportFormat> FORMATS =
      List.of(ExportFormat.JSON, ExportFormat.CSV, ExportFormat.XLSX);

  private Negotiated() {}

  /**
   * @param f {@code ?f=}, which wins
   */
  static ExportFormat format(@Nullable String f, @Nullable String accept) {
    List<String> endings = FORMATS.stream().map(ExportFormat::ending).toList();
    if (f != null) {
      return ExportFormat.find(f)
          .filter(FORMATS::contains)
          .orElseThrow(
              () ->
                  new LandstockException(Code.INVALID_ARGUMENT, "unknown format f=" + f)
                      .withHint("there are " + String.join(", ", endings))
                      .withSuggestions(Nearest.to(f, endings)));
    }
    return MediaRange.best(accept, FORMATS, ExportFormat::mediaType)
        .orElseThrow(
            () ->
                new HttpFailure(
                    HttpFailure.Kind.NOT_ACCEPTABLE,
                    "no format fits Accept: " + accept,
                    "say ?f=, one of " + String.join(", ", endings)));
  }
}
