package landstock.warehouse.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import landstock.sql.query.Named;
import landstock.warehouse.measure.DimensionValues;
import landstock.warehouse.measure.DimensionValues.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a saved query is asked with.
 *
 * @param values of all its parameters, by name, in their order
 */
public record Arguments(Map<String, @Nullable Object> values) {
  private static final String LANGUAGE = "lang";
  private static final Pattern SAID = Pattern.compile(":" + LANGUAGE + "\\b");

  public Arguments {
    values = new LinkedHashMap<>(values);
  }

  /**
   * Refuses what is unknown or of the wrong type without asking the snapshot anything.
   *
   * @param given by name, as text
   * @throws landstock.sql.problem.LandstockException INVALID_ARGUMENT naming the parameter
   */
  public static void check(SavedQuery query, Map<String, String> given) {
    given.forEach((name, text) -> query.parameter(name).read(text));
  }

  /**
   * Fills in what is not given, and looks choices up in the snapshot.
   *
   * @throws landstock.sql.problem.LandstockException as {@link #check}, and where a value is no
   *     choice in this snapshot
   */
  public static Arguments of(
      SavedQuery query, Map<String, String> given, DimensionValues choices, String snapshot) {
    check(query, given);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Parameter parameter : query.parameters()) {
      Optional<String> text =
          Optional.ofNullable(given.get(parameter.name())).or(parameter::initial);
      List<Value> known = parameter.choices().map(c -> choices.of(snapshot, c)).orElse(List.of());
      if (text.isEmpty() && parameter.choices().equals(Optional.of(DimensionValues.YEAR))) {
        // Without any year there is nothing to find, and nothing is found.
        text = known.stream().reduce((a, b) -> b).map(Value::code);
      }
      if (given.containsKey(parameter.name()) && parameter.choices().isPresent()) {
        List<String> codes = known.stream().map(Value::code).toList();
        if (!codes.contains(given.get(parameter.name()))) {
          List<String> seen = known.stream().filter(Value::seen).map(Value::code).toList();
          throw parameter.notOneOf(String.valueOf(given.get(parameter.name())), seen);
        }
      }
      values.put(parameter.name(), text.map(parameter::read).orElse(null));
    }
    return new Arguments(values);
  }

  /** For the question: all by name, and the language where the query says names. */
  public List<@Nullable Object> named(SavedQuery query, String language) {
    List<@Nullable Object> named = new ArrayList<>();
    values.forEach((name, value) -> named.add(new Named(name, value)));
    if (SAID.matcher(query.sql()).find()) {
      named.add(new Named(LANGUAGE, language));
    }
    return named;
  }
}
