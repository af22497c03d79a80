package landstock.sql.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;

/**
 * One way to call a function: {@code text, integer, text -> text}. A parameter is a type, marked
 * {@code 'text'} where it must be a constant, {@code text...} where it repeats, or {@code text[]}
 * for an array. A result is a type, {@code same} for that of the first argument, or {@code common}
 * for the one that all arguments fit in.
 *
 * @param result as written
 * @param duckDb how DuckDB says it; empty where it says the same
 */
record Form(List<Parameter> parameters, String result, Optional<Rendering> duckDb) {

  /**
   * @param constant whether only a literal will do, for the text decides how the call is rendered
   * @param repeated whether it stands for one or more arguments; only the last
   */
  record Parameter(ArgumentType type, String word, boolean constant, boolean repeated) {
    static Parameter parse(String text) {
      boolean constant = text.startsWith("'");
      boolean repeated = text.endsWith("...");
      String word = text.replace("'", "").replace("...", "");
      ArgumentType type =
          word.endsWith("[]") ? ArgumentType.ARRAY : ArgumentType.named(word).orElseThrow();
      return new Parameter(type, word, constant, repeated);
    }

    @Override
    public String toString() {
      return (constant ? "'" + word + "'" : word) + (repeated ? "..." : "");
    }
  }

  static Form parse(String text, Optional<Rendering> duckDb) {
    String[] halves = text.split("->", 2);
    List<Parameter> parameters = new ArrayList<>();
    for (String parameter : halves[0].split(",")) {
      if (!parameter.isBlank()) {
        parameters.add(Parameter.parse(parameter.strip()));
      }
    }
    return new Form(List.copyOf(parameters), halves[1].strip(), duckDb);
  }

  boolean variadic() {
    return !parameters.isEmpty() && parameters.get(parameters.size() - 1).repeated();
  }

  boolean takes(int arguments) {
    return variadic() ? arguments >= parameters.size() : arguments == parameters.size();
  }

  Parameter parameter(int position) {
    return parameters.get(Math.min(position, parameters.size() - 1));
  }

  boolean takes(List<RelDataType> arguments) {
    if (!takes(arguments.size())) {
      return false;
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (!parameter(i).type().accepts(arguments.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** {@code lpad(text, integer) → text}. */
  String signature(String name) {
    return name
        + parameters.stream().map(Parameter::toString).collect(Collectors.joining(", ", "(", ")"))
        + " → "
        + result;
  }
}
