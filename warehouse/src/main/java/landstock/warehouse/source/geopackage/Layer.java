package landstock.warehouse.source.geopackage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import landstock.sql.problem.Nearest;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;

/**
 * A table of a GeoPackage that holds features or attributes.
 *
 * @param table its name
 * @param key column whose value numbers its rows; absent where there is none
 * @param geometry column of geometry; absent for attributes
 * @param srsId of its geometry
 * @param columns all others
 */
record Layer(
    String table,
    Optional<String> key,
    Optional<String> geometry,
    OptionalInt srsId,
    List<String> columns) {

  private static final int MOST_TABLES = 10_000;
  private static final Set<String> SYSTEM =
      Set.of("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys");

  /**
   * The layer that the pack means.
   *
   * @throws Unreadable where it is not one of this file's tables
   */
  static Layer find(ForeignSqlite sqlite, Optional<String> wanted, Records records)
      throws SQLException, Unreadable {
    Map<String, String> kinds = kinds(sqlite);
    for (String system : SYSTEM) {
      if (!"table".equals(kinds.get(system))) {
        throw records.unreadable(
            "not_what_it_claims", null, null, "an SQLite database without a table " + system);
      }
    }
    List<String> names = names(sqlite);
    String table = choose(names, wanted, records);
    if (!"table".equals(kinds.get(table))) {
      throw records.unreadable(
          "layer_unusable", null, table, "it is no table: " + kinds.getOrDefault(table, "missing"));
    }
    return describe(sqlite, table);
  }

  /** Name to what it is; virtual tables are not tables. */
  private static Map<String, String> kinds(ForeignSqlite sqlite) throws SQLException {
    Map<String, String> kinds = new LinkedHashMap<>();
    try (Statement statement = sqlite.statement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT name, CASE WHEN sql LIKE 'CREATE VIRTUAL%' THEN 'virtual table'"
                    + " ELSE type END FROM sqlite_master WHERE type IN ('table', 'view') LIMIT "
                    + MOST_TABLES)) {
      while (rows.next()) {
        kinds.put(rows.getString(1), rows.getString(2));
      }
    }
    return kinds;
  }

  private static List<String> names(ForeignSqlite sqlite) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = sqlite.statement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes')"
                    + " ORDER BY table_name LIMIT "
                    + MOST_TABLES)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static String choose(List<String> names, Optional<String> wanted, Records records)
      throws Unreadable {
    if (wanted.isEmpty() && names.size() == 1) {
      return names.get(0);
    }
    if (wanted.isPresent() && names.contains(wanted.get())) {
      return wanted.get();
    }
    List<String> near = wanted.map(w -> Nearest.to(w, names)).orElse(List.of());
    throw records.unreadable(
        "layer_missing",
        null,
        wanted.orElse(null),
        "layers: "
            + String.join(", ", names.subList(0, Math.min(20, names.size())))
            + (near.isEmpty() ? "" : "; perhaps " + near.get(0)));
  }

  private static Layer describe(ForeignSqlite sqlite, String table) throws SQLException {
    Optional<String> geometry = Optional.empty();
    OptionalInt srsId = OptionalInt.empty();
    String literal = "'" + table.replace("'", "''") + "'";
    try (Statement statement = sqlite.statement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = "
                    + literal)) {
      if (rows.next()) {
        geometry = Optional.of(rows.getString(1));
        srsId = OptionalInt.of(rows.getInt(2));
      }
    }
    List<String> columns = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    try (Statement statement = sqlite.statement();
        ResultSet rows =
            statement.executeQuery("PRAGMA table_info(" + ForeignSqlite.quote(table) + ")")) {
      while (rows.next()) {
        String name = rows.getString("name");
        if (rows.getInt("pk") > 0) {
          keys.add("INTEGER".equalsIgnoreCase(rows.getString("type")) ? name : "");
        }
        if (geometry.filter(name::equalsIgnoreCase).isEmpty()) {
          columns.add(name);
        }
      }
    }
    boolean numbered = keys.size() == 1 && !keys.get(0).isEmpty();
    return new Layer(
        table, numbered ? Optional.of(keys.get(0)) : Optional.empty(), geometry, srsId, columns);
  }

  /** Everything of it: the key first where there is one, then the columns, then geometry. */
  String select() {
    List<String> all = new ArrayList<>();
    key.ifPresent(all::add);
    all.addAll(columns);
    geometry.ifPresent(all::add);
    return "SELECT "
        + String.join(", ", all.stream().map(ForeignSqlite::quote).toList())
        + " FROM "
        + ForeignSqlite.quote(table)
        + key.map(k -> " ORDER BY " + ForeignSqlite.quote(k)).orElse("");
  }
}
