package landstock.sql.function;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the reference says of a function, all overloads together.
 *
 * @param name as the reference writes it, lower case but for {@code ST_*}
 * @param aliases other names of the same
 * @param signatures one for each overload: {@code lpad(text, integer, text) → text}
 * @param unit of the result, where it has one
 * @param clock whether the answer depends on the moment it is asked, so that it must not be kept
 * @param en one line
 * @param zh the same line
 * @param examples each run by the tests
 */
public record FunctionDoc(
    String name,
    List<String> aliases,
    FunctionKind kind,
    Category category,
    List<String> signatures,
    Nulls nulls,
    Optional<String> unit,
    boolean clock,
    String en,
    String zh,
    List<Example> examples) {

  /**
   * A worked example.
   *
   * @param expression what stands behind SELECT, with FROM where it needs rows
   * @param result its one value as text; NULL spelt out
   */
  public record Example(String expression, String result) {}

  public FunctionDoc {
    aliases = List.copyOf(aliases);
    signatures = List.copyOf(signatures);
    examples = List.copyOf(examples);
  }

  /** Whether a name is this function's, in any case. */
  public boolean named(String wanted) {
    return name.equalsIgnoreCase(wanted) || aliases.stream().anyMatch(wanted::equalsIgnoreCase);
  }

  /** Whether any of its names or lines holds a word, in any case. */
  public boolean mentions(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return (name + " " + String.join(" ", aliases) + " " + en + " " + zh)
        .toLowerCase(Locale.ROOT)
        .contains(lower);
  }
}
