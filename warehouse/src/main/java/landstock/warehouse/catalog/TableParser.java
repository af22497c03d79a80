package landstock.warehouse.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType;
import landstock.sql.catalog.Table;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.catalog.CatalogFiles.TableReading;
import landstock.warehouse.catalog.Dataset.Shape;
import landstock.warehouse.catalog.SchemaFile.ColumnFile;
import landstock.warehouse.catalog.SchemaFile.TableFile;

/** Reads one table of a catalogue file; {@code earlier} are those above it in the same file. */
record TableParser(String file, String schema, Map<String, TableReading> earlier) {

  TableReading read(TableFile declared) {
    String name = Declared.name(declared.name(), file);
    String place = file + " " + name;
    List<ColumnReading> columns =
        columns(place, declared).stream().map(c -> c.from(declared.source())).toList();
    List<String> grain = Declared.list(declared.grain(), place, "grain");
    Table table =
        new Table(
            schema,
            name,
            Declared.label(declared.label(), place),
            Declared.text(declared.doc(), place, "doc"),
            grain,
            columns.stream().map(ColumnReading::column).toList());
    for (String column : grain) {
      Declared.that(
          table.findColumn(column).isPresent(), place, "grain names no column '" + column + "'");
    }
    Shape shape = shape(place, declared, table);
    return new TableReading(
        table,
        columns,
        declared.handedIn() ? Optional.of(dataset(table, columns, shape)) : Optional.empty());
  }

  private List<ColumnReading> columns(String place, TableFile declared) {
    List<ColumnReading> columns = new ArrayList<>();
    for (ColumnFile column : Declared.list(declared.columns(), place, "columns")) {
      if (column.columnsOf() != null) {
        columns.addAll(borrowed(place, column.columnsOf(), column));
        continue;
      }
      ColumnReading reading = ColumnReading.of(place, column);
      columns.add(reading);
      if (reading.column().type().kind() == ColumnType.Kind.GEOMETRY) {
        columns.add(ColumnReading.boxSide("xmin", "最小东坐标", "Least easting"));
        columns.add(ColumnReading.boxSide("ymin", "最小北坐标", "Least northing"));
        columns.add(ColumnReading.boxSide("xmax", "最大东坐标", "Greatest easting"));
        columns.add(ColumnReading.boxSide("ymax", "最大北坐标", "Greatest northing"));
      }
    }
    Set<String> seen = new HashSet<>();
    for (ColumnReading column : columns) {
      String name = column.column().name();
      Declared.that(seen.add(name), place, "column '" + name + "' is declared twice");
    }
    return columns;
  }

  private List<ColumnReading> borrowed(String place, String from, ColumnFile which) {
    TableReading other = earlier.get(from);
    Declared.that(other != null, place, "columns_of names no earlier table '" + from + "'");
    if (other == null) {
      return List.of();
    }
    List<String> only = which.only();
    if (only != null) {
      return only.stream().map(name -> find(place, other, name)).toList();
    }
    return other.columns().stream()
        .filter(c -> which.except() == null || !which.except().contains(c.column().name()))
        .toList();
  }

  private static ColumnReading find(String place, TableReading other, String name) {
    return other.columns().stream()
        .filter(c -> c.column().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new LandstockException(
                    Code.INVALID_ARGUMENT,
                    place + ": only names no column '" + name + "' of " + other.table().name()));
  }

  private static Shape shape(String place, TableFile declared, Table table) {
    boolean column = table.geometry().isPresent();
    if (declared.geometry() == null) {
      Declared.that(!column, place, "it has a geometry column, so 'geometry' must say what it is");
      return Shape.NONE;
    }
    Declared.that(column, place, "'geometry' is said, but there is no geometry column");
    return switch (declared.geometry()) {
      case "polygon" -> Shape.POLYGON;
      case "any" -> Shape.ANY;
      default -> {
        Declared.that(false, place, "geometry is 'polygon' or 'any'");
        yield Shape.ANY;
      }
    };
  }

  private static Dataset dataset(Table table, List<ColumnReading> columns, Shape shape) {
    List<Column> handedIn =
        columns.stream().filter(c -> !c.derived()).map(ColumnReading::column).toList();
    Set<String> required =
        columns.stream()
            .filter(ColumnReading::required)
            .map(c -> c.column().name())
            .collect(Collectors.toSet());
    Map<String, Map<String, String>> vocabularies =
        columns.stream()
            .filter(c -> !c.derived() && !c.vocabulary().isEmpty())
            .collect(Collectors.toMap(c -> c.column().name(), ColumnReading::vocabulary));
    Set<String> years =
        columns.stream()
            .filter(c -> !c.derived() && c.calendarYear())
            .map(c -> c.column().name())
            .collect(Collectors.toSet());
    return new Dataset(table, handedIn, required, vocabularies, years, shape);
  }
}
