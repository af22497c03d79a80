package landstock.warehouse.source.parquet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.BuildSettings;
import landstock.sql.engine.Identifiers;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.NoSpace;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file of a stranger, asked by a DuckDB of its own. A question that fails is the file's
 * fault, unless the disk is full; what fails in the hands of those who take the rows is theirs, and
 * passes as it is. Used by one thread.
 */
final class ForeignParquet implements AutoCloseable {
  private static final Pattern CRS_OF_TYPE = Pattern.compile("(?s)GeometryType\\(crs=(.+)\\)");

  private final BuildDatabase database;
  private final String path;
  private final String name;
  private final Records records;

  /** Name and type of a column, as DuckDB has them. */
  record Column(String name, String type) {
    boolean geometry() {
      return type.startsWith("GEOMETRY");
    }

    boolean bytes() {
      return type.equals("BLOB");
    }

    /** With digits after a point, or an exponent. */
    boolean fraction() {
      return type.equals("DOUBLE") || type.equals("FLOAT") || type.startsWith("DECIMAL");
    }
  }

  /** What those who take the rows throw, on its way past what is told of the file. */
  private static final class OfTheTaker extends Exception {
    private final transient Exception failure;

    OfTheTaker(Exception failure) {
      super(failure);
      this.failure = failure;
    }
  }

  /**
   * @param file its name is no pattern of DuckDB's
   */
  ForeignParquet(Path file, BuildSettings settings, Records records) {
    this.path = file.toAbsolutePath().toString();
    this.name = Identifiers.literal(path);
    this.records = records;
    this.database = BuildDatabase.inMemory(settings);
    database.execute("SET enable_geoparquet_conversion = false");
  }

  List<Column> columns() throws Unreadable {
    List<Column> columns = new ArrayList<>();
    for (List<@Nullable Object> row :
        asked(() -> database.query("DESCRIBE SELECT * FROM read_parquet(" + name + ")"))) {
      columns.add(new Column(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
    }
    return columns;
  }

  /** What the type of a column says of its CRS, which DuckDB takes over where it knows it. */
  Optional<String> crsOfType(String column) throws Unreadable {
    String sql = "SELECT logical_type FROM parquet_schema(" + name + ") WHERE name = ?";
    return asked(() -> database.query(sql, column)).stream()
        .map(row -> CRS_OF_TYPE.matcher(String.valueOf(row.get(0))))
        .filter(Matcher::matches)
        .map(type -> type.group(1))
        .filter(crs -> !crs.equals("<null>"))
        .findFirst();
  }

  /** Text of the {@code geo} entry. */
  Optional<String> geoEntry() throws Unreadable {
    String sql =
        "SELECT decode(value) FROM parquet_kv_metadata(" + name + ") WHERE decode(key) = 'geo'";
    return asked(() -> database.query(sql)).stream()
        .map(row -> String.valueOf(row.get(0)))
        .findFirst();
  }

  /** Every row of the file, in its order. */
  void forEach(String expressions, BuildDatabase.RowConsumer<Unreadable> taker) throws Unreadable {
    String sql = "SELECT " + expressions + " FROM read_parquet(" + name + ")";
    try {
      database.forEach(sql, row -> handOver(row, taker));
    } catch (OfTheTaker e) {
      if (e.failure instanceof Unreadable unreadable) {
        throw unreadable;
      }
      throw (LandstockException) e.failure;
    } catch (LandstockException e) {
      throw fault(e);
    }
  }

  private static void handOver(@Nullable Object[] row, BuildDatabase.RowConsumer<Unreadable> taker)
      throws OfTheTaker {
    try {
      taker.accept(row);
    } catch (LandstockException | Unreadable e) {
      throw new OfTheTaker(e);
    }
  }

  private <T> T asked(Supplier<T> question) throws Unreadable {
    try {
      return question.get();
    } catch (LandstockException e) {
      throw fault(e);
    }
  }

  private Unreadable fault(LandstockException e) {
    if (NoSpace.isReasonOf(e)) {
      throw NoSpace.stopped("reading Parquet", e);
    }
    String why = e.text().replace(path, "the file");
    int statement = why.indexOf(" in: ");
    return records.unreadable(
        "file_broken", null, null, statement < 0 ? why : why.substring(0, statement));
  }

  @Override
  public void close() {
    database.close();
  }
}
