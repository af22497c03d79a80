package landstock.warehouse.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Table;
import landstock.warehouse.catalog.SchemaFile.Contents;
import landstock.warehouse.catalog.SchemaFile.TableFile;
import landstock.warehouse.datafile.DataFiles;

/** Reads the catalogue: {@code catalog.yaml} and one file for each schema it names. */
public final class CatalogFiles {
  private static final String FOLDER = "landstock/warehouse/catalog/";

  private final DataFiles files;

  public CatalogFiles(DataFiles files) {
    this.files = files;
  }

  /** The catalogue of this product. */
  public DataModel load() {
    return read(name -> DataFiles.resource(FOLDER + name));
  }

  /**
   * @param texts file name to its YAML
   * @throws landstock.sql.problem.LandstockException INVALID_ARGUMENT naming file, table and column
   */
  DataModel read(Function<String, String> texts) {
    String start = "catalog.yaml";
    Contents contents = files.read(start, texts.apply(start), Contents.class);
    List<Table> tables = new ArrayList<>();
    List<Dataset> datasets = new ArrayList<>();
    List<Table> modelled = new ArrayList<>();
    List<Table> written = new ArrayList<>();
    for (String schema : Declared.list(contents.schemas(), start, "schemas")) {
      String file = schema + ".yaml";
      SchemaFile parsed = files.read(file, texts.apply(file), SchemaFile.class);
      Declared.that(schema.equals(parsed.schema()), file, "its schema must be '" + schema + "'");
      Map<String, TableReading> read = new LinkedHashMap<>();
      for (TableFile table : Declared.list(parsed.tables(), file, "tables")) {
        TableReading reading = TableReading.of(file, schema, table, read);
        Declared.that(
            read.put(reading.table().name(), reading) == null,
            file,
            "table '" + reading.table().name() + "' is declared twice");
        tables.add(reading.table());
        reading.dataset().ifPresent(datasets::add);
        if (table.written()) {
          written.add(reading.table());
        } else if (!table.served()) {
          modelled.add(reading.table());
        }
      }
    }
    String version = Declared.text(contents.version(), start, "version");
    return new DataModel(new Catalog(version, tables), datasets, modelled, written);
  }

  /** A table and, where it is handed in, what a hand-in may fill. */
  record TableReading(Table table, List<ColumnReading> columns, Optional<Dataset> dataset) {

    static TableReading of(
        String file, String schema, TableFile declared, Map<String, TableReading> earlier) {
      return new TableParser(file, schema, earlier).read(declared);
    }
  }
}
