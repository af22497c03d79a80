package landstock.sql.algebra;

import java.util.List;
import java.util.Set;
import landstock.sql.catalog.Sensitivity;

/**
 * Where the answer of a statement comes from: what disclosure control decides on. It is about the
 * statement as its caller wrote it, before row filters.
 *
 * @param outputs one per column of the answer, in order
 * @param grain what a row of the answer stands for
 * @param filteredBy columns whose values choose or order rows anywhere in the statement: WHERE, ON,
 *     HAVING, QUALIFY, FILTER, EXISTS, IN, ORDER BY; a count, a total or a rank tells about these
 *     too, and whether their values were changed before is not told
 */
public record Origins(List<Output> outputs, Grain grain, List<Source> filteredBy) {

  public Origins {
    outputs = List.copyOf(outputs);
    filteredBy = List.copyOf(filteredBy);
  }

  /**
   * One column of the answer.
   *
   * @param from stored columns that its value is made of; empty for constants and {@code COUNT(*)}
   * @param contributors key columns of whoever stands behind it, where it is aggregated or shows a
   *     sensitive value: count these distinctly to know how many units a cell has
   */
  public record Output(String name, List<Source> from, Set<String> contributors) {
    public Output {
      from = List.copyOf(from);
      contributors = Set.copyOf(contributors);
    }
  }

  /**
   * A stored column, and what was done to it on the way.
   *
   * @param column {@code schema.table.column}
   * @param sensitivity from the catalogue
   * @param changed whether the value is not the stored one
   * @param through functions that took in several rows, the innermost first: {@code SUM}, {@code
   *     COUNT DISTINCT}, {@code SUM OVER}, {@code EXISTS}
   */
  public record Source(
      String column, Sensitivity sensitivity, boolean changed, List<String> through) {
    public Source {
      through = List.copyOf(through);
    }

    public boolean aggregated() {
      return through.stream().anyMatch(f -> !f.endsWith(" OVER"));
    }
  }

  /** What a row of an answer stands for. */
  public sealed interface Grain {
    /** As many rows as the tables have, or a combination of them. */
    record Rows() implements Grain {}

    /** One row for everything. */
    record Whole() implements Grain {}

    /**
     * One row for each combination of keys.
     *
     * @param keys what each key is made of
     * @param sets which of the keys hold, by index, once for each grouping set; a plain GROUP BY
     *     has one set of all
     */
    record Groups(List<GroupKey> keys, List<List<Integer>> sets) implements Grain {
      public Groups {
        keys = List.copyOf(keys);
        sets = List.copyOf(sets);
      }
    }

    /**
     * One key of a group.
     *
     * @param from stored columns that it is made of
     */
    record GroupKey(List<Source> from) {
      public GroupKey {
        from = List.copyOf(from);
      }
    }
  }

  /** Whether a sensitive column is behind a value, or chose what it was made of. */
  public boolean touches(Sensitivity sensitivity) {
    return filteredBy.stream().anyMatch(s -> s.sensitivity() == sensitivity)
        || outputs.stream()
            .flatMap(o -> o.from().stream())
            .anyMatch(s -> s.sensitivity() == sensitivity);
  }
}
