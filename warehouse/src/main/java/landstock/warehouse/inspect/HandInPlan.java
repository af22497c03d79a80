package landstock.warehouse.inspect;

import java.util.List;
import landstock.warehouse.source.EncodingGuess;
import org.jspecify.annotations.Nullable;

/**
 * What a load would make of one hand-in.
 *
 * @param file as the pack names it; * and ? may stand for several, each of which was looked at
 * @param encoding that the pack declares
 * @param looksLike encoding that the file looks like; null for formats that say it themselves
 * @param srid that the pack declares
 * @param rows records looked at in all files; {@code whole} tells whether these are all
 * @param fit of the headers of the first file
 * @param told findings of the sample and doubts
 * @param blocks whether a load would publish nothing because of it, as far as was looked
 */
public record HandInPlan(
    String survey,
    String source,
    String dataset,
    String file,
    @Nullable String layer,
    String format,
    String encoding,
    @Nullable EncodingGuess looksLike,
    int srid,
    long rows,
    boolean whole,
    Fit fit,
    List<String> constants,
    List<Told> told,
    boolean blocks) {

  public HandInPlan {
    constants = List.copyOf(constants);
    told = List.copyOf(told);
  }
}
