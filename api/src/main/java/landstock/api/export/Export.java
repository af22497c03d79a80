package landstock.api.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import landstock.sql.catalog.Label;
import org.jspecify.annotations.Nullable;

/**
 * A question and everything that is said about its answer.
 *
 * @param name for files, ASCII
 * @param headings of all columns, geometry included
 * @param idColumn column that names a feature, or -1
 * @param source where the rows come from, in words
 * @param parameters as they are used, in order, by name
 * @param arguments the same for the statement
 */
public record Export(
    String name,
    Label title,
    Survey survey,
    Wish wish,
    List<Heading> headings,
    int idColumn,
    String source,
    String sql,
    Map<String, @Nullable Object> parameters,
    List<@Nullable Object> arguments) {

  public Export {
    headings = List.copyOf(headings);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
  }

  /** Headings of what tables show. */
  List<Heading> shown() {
    return headings.stream().filter(h -> !h.geometry()).toList();
  }

  /** What each column is called in the answer. */
  List<String> keys() {
    return wish.labels()
        ? Heading.keys(headings, wish.tongue())
        : headings.stream().map(Heading::name).toList();
  }
}
