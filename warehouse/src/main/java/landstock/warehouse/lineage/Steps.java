package landstock.warehouse.lineage;

import java.util.List;
import java.util.Map;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Table;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.datafile.DataFiles;
import org.jspecify.annotations.Nullable;

/** {@code lineage.yaml}: the ways on from each column. */
final class Steps {
  static final String FILE = "landstock/warehouse/lineage/lineage.yaml";

  /**
   * The file as written.
   *
   * @param conditions name to SQL that a {@code where} or {@code only} means by {@code {name}}
   * @param tables steps of each, which are taken in their order
   */
  record Written(Map<String, String> conditions, Map<String, List<Step>> tables) {}

  /**
   * Ways from rows of one table to rows of another, or to columns of the same row. A column with
   * {@code {word}} in its name stands for every column that fits, and the word may be used wherever
   * the step goes on.
   *
   * @param as a table whose steps hold here too, with the rows that this {@code where} tells
   * @param when the columns that must have one of these values for the step to be taken
   * @param same columns of one name on both sides
   * @param columns column there to the columns here that it explains
   * @param read table there; absent for {@code of} alone
   * @param where which of its rows
   * @param only column here to a further condition on the rows that explain it
   * @param first whether the first row there is the only one
   * @param of column to the columns of the same row it is made of
   */
  record Step(
      @Nullable String as,
      @Nullable Map<String, List<String>> when,
      @Nullable List<String> same,
      @Nullable Map<String, List<String>> columns,
      @Nullable String read,
      @Nullable String where,
      @Nullable Map<String, String> only,
      boolean first,
      @Nullable Map<String, List<String>> of) {

    /** The same step to other rows of the table that it reads. */
    Step to(@Nullable String otherWhere) {
      return new Step(null, when, same, columns, read, otherWhere, only, first, of);
    }
  }

  private final Map<String, List<Way>> byColumn;

  private Steps(Map<String, List<Way>> byColumn) {
    this.byColumn = byColumn;
  }

  static Steps load(DataFiles files, Catalog catalog) {
    return read(files, DataFiles.resource(FILE), catalog);
  }

  /**
   * @throws LandstockException INVALID_ARGUMENT naming a table, column or condition that is not
   *     there
   */
  static Steps read(DataFiles files, String yaml, Catalog catalog) {
    return new Steps(new StepReader(files.read(FILE, yaml, Written.class), catalog).ways());
  }

  List<Way> from(Table table, String column) {
    return byColumn.getOrDefault(table.qualifiedName() + "." + column, List.of());
  }
}
