package landstock.sql.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Sensitivity;
import landstock.sql.catalog.Table;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as tables: PostgreSQL's {@code information_schema}, with labels, unit and
 * description at the end. Made from a catalogue as a policy sees it, so it has nothing to hide.
 */
final class InformationSchema {
  static final String NAME = "information_schema";

  private static final ColumnType INTEGER = ColumnType.parse("integer");
  private static final int BITS_OF_DOUBLE = 53;
  private static final int BITS_OF_INTEGER = 32;
  private static final int BITS_OF_BIGINT = 64;

  private static final Table SCHEMATA =
      table("schemata", "One schema.", List.of("catalog_name", "schema_name", "schema_owner"));

  private static final Table TABLES =
      table(
          "tables",
          "One table.",
          List.of(
              "table_catalog",
              "table_schema",
              "table_name",
              "table_type",
              "is_insertable_into",
              "is_typed",
              "label_zh",
              "label_en",
              "description"));

  private static final Table COLUMNS =
      table(
          "columns",
          "One column of a table.",
          List.of(
              "table_catalog",
              "table_schema",
              "table_name",
              "column_name",
              "ordinal_position",
              "column_default",
              "is_nullable",
              "data_type",
              "character_maximum_length",
              "numeric_precision",
              "numeric_precision_radix",
              "numeric_scale",
              "datetime_precision",
              "udt_name",
              "is_updatable",
              "unit",
              "label_zh",
              "label_en",
              "description"));

  private InformationSchema() {}

  /** The declarations, for names and suggestions. */
  static List<Table> declarations() {
    return List.of(SCHEMATA, TABLES, COLUMNS);
  }

  /**
   * Tables by name.
   *
   * @param snapshot id, the first part of every full name
   */
  static Map<String, InformationTable> of(Catalog catalog, String snapshot) {
    List<String> schemas = new ArrayList<>(catalog.schemas());
    schemas.add(NAME);
    List<Table> tables = new ArrayList<>(catalog.tables());
    tables.addAll(declarations());
    List<List<@Nullable Object>> columns = new ArrayList<>();
    tables.forEach(t -> columns.addAll(columns(snapshot, t)));
    Map<String, InformationTable> all = new LinkedHashMap<>();
    all.put(
        SCHEMATA.name(),
        new InformationTable(
            SCHEMATA, schemas.stream().map(s -> row(snapshot, s, "landstock")).toList()));
    all.put(
        TABLES.name(),
        new InformationTable(TABLES, tables.stream().map(t -> tableRow(snapshot, t)).toList()));
    all.put(COLUMNS.name(), new InformationTable(COLUMNS, columns));
    return all;
  }

  private static List<@Nullable Object> tableRow(String snapshot, Table table) {
    return row(
        snapshot,
        table.schema(),
        table.name(),
        table.schema().equals(NAME) ? "VIEW" : "BASE TABLE",
        "NO",
        "NO",
        table.label().zh(),
        table.label().en(),
        orNull(table.doc()));
  }

  private static List<List<@Nullable Object>> columns(String snapshot, Table table) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      ColumnType type = column.type();
      rows.add(
          row(
              snapshot,
              table.schema(),
              table.name(),
              column.name(),
              i + 1,
              null,
              "YES",
              postgresName(type.kind()),
              null,
              precision(type),
              radix(type.kind()),
              scale(type),
              type.kind() == ColumnType.Kind.TIMESTAMP ? (Integer) 6 : null,
              internalName(type.kind()),
              "NO",
              column.unit().orElse(null),
              column.label().zh(),
              column.label().en(),
              orNull(column.doc())));
    }
    return rows;
  }

  private static String postgresName(ColumnType.Kind kind) {
    return switch (kind) {
      case TEXT -> "text";
      case INTEGER -> "integer";
      case BIGINT -> "bigint";
      case DOUBLE -> "double precision";
      case DECIMAL -> "numeric";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp without time zone";
      case GEOMETRY -> "geometry";
    };
  }

  private static String internalName(ColumnType.Kind kind) {
    return switch (kind) {
      case INTEGER -> "int4";
      case BIGINT -> "int8";
      case DOUBLE -> "float8";
      case BOOLEAN -> "bool";
      case TIMESTAMP -> "timestamp";
      default -> postgresName(kind);
    };
  }

  private static @Nullable Integer precision(ColumnType type) {
    return switch (type.kind()) {
      case INTEGER -> BITS_OF_INTEGER;
      case BIGINT -> BITS_OF_BIGINT;
      case DOUBLE -> BITS_OF_DOUBLE;
      case DECIMAL -> type.precision();
      default -> null;
    };
  }

  private static @Nullable Integer radix(ColumnType.Kind kind) {
    return switch (kind) {
      case INTEGER, BIGINT, DOUBLE -> 2;
      case DECIMAL -> 10;
      default -> null;
    };
  }

  private static @Nullable Integer scale(ColumnType type) {
    return switch (type.kind()) {
      case INTEGER, BIGINT -> 0;
      case DECIMAL -> type.scale();
      default -> null;
    };
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static List<@Nullable Object> row(@Nullable Object... cells) {
    return java.util.Collections.unmodifiableList(Arrays.asList(cells));
  }

  private static Table table(String name, String doc, List<String> columns) {
    return new Table(
        NAME,
        name,
        new Label(name, name),
        doc,
        List.of(),
        columns.stream().map(InformationSchema::column).toList());
  }

  private static Column column(String name) {
    boolean number =
        name.endsWith("_position")
            || name.endsWith("_precision")
            || name.endsWith("_radix")
            || name.endsWith("_scale")
            || name.endsWith("_length");
    return new Column(
        name,
        number ? INTEGER : ColumnType.TEXT,
        Optional.empty(),
        new Label(name, name),
        "",
        Sensitivity.PUBLIC,
        List.of(),
        Optional.empty());
  }
}
