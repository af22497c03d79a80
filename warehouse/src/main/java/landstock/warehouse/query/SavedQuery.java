package landstock.warehouse.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import landstock.sql.catalog.Label;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;

/**
 * One question with a name.
 *
 * @param name of its file, lower case with hyphens
 * @param doc one or two sentences: what a row is and what is left out
 * @param grain columns whose values no two rows share; NULL counts as a value
 * @param source tables it reads
 * @param columns of the answer, in order
 * @param sql with {@code :name} for each parameter, and {@code :lang} where it says names
 * @param pack the city it belongs to; absent means every city
 */
public record SavedQuery(
    String name,
    Label title,
    Label doc,
    Theme theme,
    List<String> grain,
    List<Parameter> parameters,
    List<String> source,
    List<ColumnSaid> columns,
    String sql,
    Optional<String> pack) {
  private static final String GEOMETRY = "GEOMETRY";

  public SavedQuery {
    grain = List.copyOf(grain);
    parameters = List.copyOf(parameters);
    source = List.copyOf(source);
    columns = List.copyOf(columns);
  }

  /** The page it belongs to. */
  public enum Theme {
    STRUCTURE,
    DISTRIBUTION,
    POTENTIAL;

    /** As clients see it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param type SQL type, as in answers
   * @param unit {@code currency} is that of the pack
   */
  public record ColumnSaid(String name, String type, Optional<String> unit, Label label) {}

  /** Whether its rows can be put on a map. */
  public boolean geometry() {
    return columns.stream().anyMatch(c -> c.type().equals(GEOMETRY));
  }

  /**
   * @throws LandstockException INVALID_ARGUMENT with the nearest names
   */
  public Parameter parameter(String parameter) {
    List<String> known = parameters.stream().map(Parameter::name).toList();
    return parameters.stream()
        .filter(p -> p.name().equals(parameter))
        .findFirst()
        .orElseThrow(
            () ->
                new LandstockException(
                        Code.INVALID_ARGUMENT, name + " has no parameter '" + parameter + "'")
                    .withHint(
                        known.isEmpty()
                            ? "it has none"
                            : "its parameters are " + String.join(", ", known))
                    .withSuggestions(Nearest.to(parameter, known)));
  }
}
