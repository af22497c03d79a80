package landstock.warehouse.snapshot;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.Identifiers;
import org.jspecify.annotations.Nullable;

/** What a snapshot file says of itself, whatever catalogue it was built with. */
final class SnapshotTables {
  private SnapshotTables() {}

  /** Quoted qualified table to its columns and their types, tables in alphabetical order. */
  static Map<String, Map<String, String>> columns(BuildDatabase database) {
    Map<String, Map<String, String>> tables = new TreeMap<>();
    for (List<@Nullable Object> row :
        database.query(
            "SELECT schema_name, table_name, column_name, data_type FROM duckdb_columns()"
                + " WHERE database_name = ? ORDER BY schema_name, table_name, column_index",
            BuildDatabase.NAME)) {
      String table =
          Identifiers.quote(String.valueOf(row.get(0)))
              + "."
              + Identifiers.quote(String.valueOf(row.get(1)));
      tables
          .computeIfAbsent(table, t -> new LinkedHashMap<>())
          .put(String.valueOf(row.get(2)), String.valueOf(row.get(3)));
    }
    return tables;
  }

  /** {@code schema.table} to its number of rows. */
  static Map<String, Long> rows(BuildDatabase database) {
    Map<String, Long> rows = new TreeMap<>();
    for (String table : columns(database).keySet()) {
      rows.put(table.replace("\"", ""), database.count("SELECT COUNT(*) FROM " + table));
    }
    return rows;
  }

  /** {@code schema.table} to its columns, of another attached database. */
  static Map<String, Set<String>> columnsOf(BuildDatabase database, String name) {
    Map<String, Set<String>> tables = new TreeMap<>();
    for (List<@Nullable Object> row :
        database.query(
            "SELECT schema_name || '.' || table_name, column_name FROM duckdb_columns()"
                + " WHERE database_name = ?",
            name)) {
      tables
          .computeIfAbsent(String.valueOf(row.get(0)), t -> new HashSet<>())
          .add(String.valueOf(row.get(1)));
    }
    return tables;
  }
}
