package landstock.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import landstock.sql.function.SpatialFunction;
import landstock.sql.spatial.SpatialFunctions;

/**
 * Macros that let hand-written DuckDB SQL say {@code ST_Area(geom)} on GEOMETRY and BLOB values.
 * They also stand before DuckDB's own functions of the same names (ST_AsText, ST_AsGeoJSON,
 * ST_GeomFromWKB, …), whose text and caps differ: one meaning everywhere. Only ST_AsWKB stays
 * DuckDB's, which gives the same bytes.
 */
final class SpatialMacros {

  private static final String LEFT_TO_DUCKDB = "ST_AsWKB";

  private SpatialMacros() {}

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements()) {
        statement.execute(sql);
      }
    }
  }

  static List<String> statements() {
    Map<String, List<String>> overloads = new LinkedHashMap<>();
    for (SpatialFunction function : SpatialFunctions.ALL) {
      if (!function.name().equals(LEFT_TO_DUCKDB)) {
        overloads
            .computeIfAbsent(function.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
            .add(overload(function));
      }
    }
    return overloads.entrySet().stream()
        .map(
            macro ->
                "CREATE OR REPLACE TEMP MACRO "
                    + macro.getKey()
                    + String.join(", ", macro.getValue()))
        .toList();
  }

  /** {@code (a, b) AS ls_intersects_2(…a…, …b…)}. */
  private static String overload(SpatialFunction function) {
    List<String> names = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < function.parameters().size(); i++) {
      String name = String.valueOf((char) ('a' + i));
      names.add(name);
      arguments.add(
          switch (function.parameters().get(i)) {
            case GEOMETRY -> "to_base64(system.main.st_aswkb(" + name + "))";
            case BINARY -> "to_base64(" + name + ")";
            case DOUBLE -> "CAST(" + name + " AS DOUBLE)";
            case INTEGER -> "CAST(" + name + " AS INTEGER)";
            case BOOLEAN -> "CAST(" + name + " AS BOOLEAN)";
            case TEXT -> "CAST(" + name + " AS VARCHAR)";
          });
    }
    String call =
        arguments.stream().collect(Collectors.joining(", ", function.engineName() + "(", ")"));
    return "("
        + String.join(", ", names)
        + ") AS "
        + switch (function.result()) {
          case GEOMETRY -> "system.main.st_geomfromwkb(from_base64(" + call + "))";
          case BINARY -> "from_base64(" + call + ")";
          case DOUBLE, INTEGER, BOOLEAN, TEXT -> call;
        };
  }
}
