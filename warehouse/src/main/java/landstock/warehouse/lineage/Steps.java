package landstock.warehouse.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Table;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.datafile.DataFiles;
import org.jspecify.annotations.Nullable;

/** {@code lineage.yaml}, checked against the catalogue: the steps of each table. */
final class Steps {
  private static final String FILE = "landstock/warehouse/lineage/lineage.yaml";

  /** The file as written. */
  record Written(Map<String, List<Step>> tables) {}

  /**
   * One way from a row to rows behind it.
   *
   * @param same columns of one name on both sides
   * @param columns column here to column there, or to {@code {name}} for the one that column name
   *     of this row tells
   * @param read table there; absent for {@code of} alone
   * @param where which of its rows
   * @param of column to the columns of the same row it is made of
   */
  record Step(
      @Nullable List<String> same,
      @Nullable Map<String, String> columns,
      @Nullable String read,
      @Nullable String where,
      @Nullable Map<String, List<String>> of) {

    /** The column there that explains a column here; null where this step does not. */
    @Nullable String there(String column) {
      if (same != null && same.contains(column)) {
        return column;
      }
      return columns == null ? null : columns.get(column);
    }

    /** Columns of the same row that a column is made of. */
    List<String> madeOf(String column) {
      return of == null ? List.of() : of.getOrDefault(column, List.of());
    }
  }

  private final Map<String, List<Step>> byTable;

  private Steps(Map<String, List<Step>> byTable) {
    this.byTable = byTable;
  }

  /**
   * @throws LandstockException INVALID_ARGUMENT naming a table or column that is not there
   */
  static Steps load(DataFiles files, Catalog catalog) {
    Map<String, List<Step>> tables =
        files.read(FILE, DataFiles.resource(FILE), Written.class).tables();
    tables.forEach((name, steps) -> steps.forEach(step -> check(catalog, name, step)));
    return new Steps(tables);
  }

  List<Step> of(Table table) {
    return byTable.getOrDefault(table.qualifiedName(), List.of());
  }

  private static void check(Catalog catalog, String name, Step step) {
    Table here = table(catalog, name);
    List<String> own = new ArrayList<>();
    List<String> there = new ArrayList<>();
    Stream.ofNullable(step.same()).forEach(own::addAll);
    Stream.ofNullable(step.same()).forEach(there::addAll);
    Stream.ofNullable(step.columns()).map(Map::keySet).forEach(own::addAll);
    Stream.ofNullable(step.columns()).map(Map::values).forEach(there::addAll);
    if (step.of() != null) {
      own.addAll(step.of().keySet());
      step.of().values().forEach(own::addAll);
    }
    own.forEach(column -> column(here, column));
    if (step.read() != null) {
      Table read = table(catalog, step.read());
      there.stream().filter(c -> !c.startsWith("{")).forEach(column -> column(read, column));
    }
  }

  private static Table table(Catalog catalog, String name) {
    String[] parts = name.split("\\.", 2);
    return (parts.length == 2
            ? catalog.findTable(parts[0], parts[1])
            : java.util.Optional.<Table>empty())
        .orElseThrow(
            () ->
                new LandstockException(Code.INVALID_ARGUMENT, FILE + ": no table " + name)
                    .withSuggestions(
                        Nearest.to(
                            name, catalog.tables().stream().map(Table::qualifiedName).toList())));
  }

  private static void column(Table table, String name) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    if (!names.contains(name)) {
      throw new LandstockException(
              Code.INVALID_ARGUMENT, FILE + ": " + table.qualifiedName() + " has no column " + name)
          .withSuggestions(Nearest.to(name, names));
    }
  }
}
