package landstock.sql.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import landstock.sql.proof.Grammar.Statement;
import landstock.sql.proof.TwoSides.Outcome;

/**
 * Asks both sides statements of the grammar, one seed each, and makes every disagreement small.
 * Used by one thread.
 */
public final class Fuzz {
  private static final int EXAMPLES_EACH = 3;

  private final TwoSides sides;
  private final Consumer<Failure> onFailure;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Map<String, Integer> failures = new LinkedHashMap<>();

  /**
   * A disagreement.
   *
   * @param seed of the statement it was found with
   * @param ours the smallest statement that shows it, in our SQL
   * @param duckdb the same in DuckDB's
   * @param text what differs
   */
  public record Failure(long seed, String ours, String duckdb, String text) {
    /** As a case of a {@code .test} file. */
    public String testCase() {
      return "# seed "
          + seed
          + ": "
          + text
          + "\n"
          + ours
          + (ours.equals(duckdb) ? "" : "\nduckdb: " + duckdb)
          + ";\n";
    }
  }

  public Fuzz(TwoSides sides, Consumer<Failure> onFailure) {
    this.sides = sides;
    this.onFailure = onFailure;
  }

  /** Runs the statement of one seed, compared and by its metamorphic relations. */
  public void run(long seed) {
    Statement statement = Grammar.statement(seed);
    Outcome outcome = outcome(statement.piece(), statement.ordered());
    counts.merge(outcome.kind().name(), 1, Integer::sum);
    if (outcome.failure()) {
      report(seed, statement.piece(), outcome, p -> Optional.of(outcome(p, statement.ordered())));
    } else if (outcome.kind() == Outcome.Kind.AGREE) {
      Metamorphic relations = new Metamorphic(sides);
      relations
          .broken(seed)
          .ifPresentOrElse(
              failure -> {
                counts.merge("METAMORPHIC_BROKEN", 1, Integer::sum);
                onFailure.accept(failure);
              },
              () -> counts.merge("METAMORPHIC", 1, Integer::sum));
    }
  }

  /** How many statements came to what. */
  public Map<String, Integer> counts() {
    return counts;
  }

  /** Failures by what they say, names and numbers left out. */
  public Map<String, Integer> failures() {
    return failures;
  }

  private Outcome outcome(Piece piece, boolean ordered) {
    return sides.compare(piece.ours(), piece.duckdb(), ordered);
  }

  private void report(
      long seed, Piece statement, Outcome outcome, Function<Piece, Optional<Outcome>> again) {
    String kind = kind(outcome);
    if (failures.merge(kind, 1, Integer::sum) > EXAMPLES_EACH) {
      return;
    }
    Piece smallest =
        Shrink.smallest(
            statement, p -> again.apply(p).filter(o -> kind(o).equals(kind)).isPresent());
    Outcome last = again.apply(smallest).orElse(outcome);
    onFailure.accept(
        new Failure(seed, smallest.ours(), smallest.duckdb(), last.kind() + " " + last.text()));
  }

  /** What failures that have one cause have in common. */
  private static String kind(Outcome outcome) {
    String text = outcome.text().replaceAll("(?s) in: .*", "").lines().findFirst().orElse("");
    String shape =
        outcome.kind() == Outcome.Kind.DIFFER
            ? text.replaceAll("(row|column) .*", "$1")
            : text.replaceAll("'[^']*'|\"[^\"]*\"|\\d+", "_");
    return outcome.kind() + " " + shape.replaceAll("\\d+", "_");
  }
}
