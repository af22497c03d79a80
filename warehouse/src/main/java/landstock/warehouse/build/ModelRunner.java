package landstock.warehouse.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Table;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.Identifiers;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.catalog.DataModel;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tables of the catalogue and fills the modelled ones. Rows of a table with geometry are
 * stored along a Hilbert curve over the centres of their boxes, all others by their grain, so that
 * the same input is stored in the same order.
 */
public final class ModelRunner {
  private static final Set<String> BOX = Set.of("xmin", "ymin", "xmax", "ymax");

  /** Cells of the curve along each axis, less one. */
  private static final int LAST_CELL = 65_535;

  /** Side of a cell: the curve is 1,048 km long along each axis, and needs no look at all rows. */
  private static final int CELL_M = 16;

  private final BuildDatabase database;
  private final DataModel model;

  public ModelRunner(BuildDatabase database, DataModel model) {
    this.database = database;
    this.model = model;
  }

  /** Makes every stored table, empty. */
  public void createTables() {
    Catalog catalog = model.catalog();
    for (String schema : catalog.schemas()) {
      database.execute("CREATE SCHEMA IF NOT EXISTS " + Identifiers.quote(schema));
    }
    for (Table table : model.stored()) {
      database.execute(
          "CREATE TABLE "
              + name(table)
              + table.columns().stream()
                  .map(c -> Identifiers.quote(c.name()) + " " + c.type().duckDb())
                  .collect(Collectors.joining(", ", " (", ")")));
    }
  }

  /**
   * Runs the models in their order.
   *
   * @param done is told each model that is done, and how many are
   */
  public void run(Models models, ObjIntConsumer<String> done) {
    int count = 0;
    for (Model one : models.inOrder()) {
      run(one);
      count++;
      done.accept(one.table(), count);
    }
  }

  private void run(Model one) {
    checkColumns(one);
    Optional<Table> table = find(one.table());
    if (table.isEmpty()) {
      database.execute("CREATE TABLE " + one.table() + " AS " + one.sql());
    } else if (table.get().geometry().isPresent()) {
      fillAlongCurve(one, table.get());
    } else {
      database.execute(
          "INSERT INTO "
              + name(table.get())
              + " BY NAME SELECT * FROM ("
              + one.sql()
              + ") ORDER BY "
              + grain(table.get()));
    }
  }

  private void fillAlongCurve(Model one, Table table) {
    database.execute(
        "INSERT INTO "
            + name(table)
            + " BY NAME SELECT * FROM (SELECT *, ST_XMin(geom) AS xmin, ST_YMin(geom) AS ymin,"
            + " ST_XMax(geom) AS xmax, ST_YMax(geom) AS ymax FROM ("
            + one.sql()
            + ")) ORDER BY hilbert_key("
            + cell("xmin", "xmax")
            + ", "
            + cell("ymin", "ymax")
            + ") NULLS LAST, "
            + grain(table));
  }

  /** Where a box is along one axis; what is further away than the curve is long begins again. */
  private static String cell(String from, String to) {
    String index = "CAST(floor((" + from + " + " + to + ") / " + 2 * CELL_M + ") AS BIGINT)";
    return "CAST(" + index + " & " + LAST_CELL + " AS INTEGER)";
  }

  /** The model must give exactly the columns its header says and its table has. */
  private void checkColumns(Model one) {
    List<String> given = new ArrayList<>();
    for (List<@Nullable Object> column : database.query("DESCRIBE " + one.sql())) {
      given.add(String.valueOf(column.get(0)));
    }
    if (!given.equals(one.returns())) {
      throw new LandstockException(
          Code.INTERNAL,
          "model " + one.table() + " says it returns " + one.returns() + " but gives " + given);
    }
    Optional<Table> table = find(one.table());
    if (table.isPresent()) {
      Set<String> declared =
          table.get().columns().stream().map(Column::name).collect(Collectors.toSet());
      Set<String> missing = new HashSet<>(declared);
      given.forEach(missing::remove);
      missing.removeAll(BOX);
      given.removeAll(declared);
      if (!missing.isEmpty() || !given.isEmpty()) {
        throw new LandstockException(
            Code.INTERNAL,
            "model "
                + one.table()
                + " lacks the columns "
                + missing
                + " and has "
                + given
                + " that the catalogue does not know");
      }
    }
  }

  private Optional<Table> find(String qualified) {
    return model.modelled().stream().filter(t -> t.qualifiedName().equals(qualified)).findFirst();
  }

  private static String name(Table table) {
    return Identifiers.quote(table.schema()) + "." + Identifiers.quote(table.name());
  }

  private static String grain(Table table) {
    return table.grain().stream().map(Identifiers::quote).collect(Collectors.joining(", "));
  }
}
