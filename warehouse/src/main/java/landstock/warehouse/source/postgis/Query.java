package landstock.warehouse.source.postgis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;

/**
 * What is asked of the server.
 *
 * @param sql its rows in an order that is the same each time, as far as that can be known
 */
record Query(String sql) {

  /**
   * @param layer {@code table}, {@code schema.table} or a SELECT
   */
  static Query of(Connection connection, String layer, Records records)
      throws SQLException, Unreadable {
    String text = layer.strip();
    if (text.toUpperCase(Locale.ROOT).matches("(?s)(SELECT|WITH)\\s.*")) {
      if (!text.toUpperCase(Locale.ROOT).contains("ORDER BY")) {
        records.note("order_unstable", null, "the SELECT has no ORDER BY");
      }
      return new Query(text);
    }
    int dot = text.indexOf('.');
    String schema = dot < 0 ? "public" : text.substring(0, dot);
    String table = text.substring(dot + 1);
    String kind = kind(connection, schema, table);
    if (kind.isEmpty()) {
      throw records.unreadable("layer_missing", null, layer, "no such table on the server");
    }
    String from = quote(schema) + "." + quote(table);
    List<String> keys = primaryKey(connection, schema, table);
    if (keys.isEmpty() && !kind.equals("r")) {
      records.note("order_unstable", layer, "it has no primary key");
      return new Query("SELECT * FROM " + from);
    }
    String order =
        keys.isEmpty() ? "ctid" : keys.stream().map(Query::quote).collect(Collectors.joining(", "));
    return new Query("SELECT * FROM " + from + " ORDER BY " + order);
  }

  /** Letter of pg_class.relkind; empty where there is no such relation. */
  private static String kind(Connection connection, String schema, String table)
      throws SQLException {
    List<String> kinds =
        texts(
            connection,
            "SELECT c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'v', 'm', 'p', 'f')",
            schema,
            table);
    return kinds.isEmpty() ? "" : kinds.get(0);
  }

  private static List<String> primaryKey(Connection connection, String schema, String table)
      throws SQLException {
    return texts(
        connection,
        "SELECT a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, place) ON true"
            + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum"
            + " WHERE i.indisprimary AND n.nspname = ? AND c.relname = ? ORDER BY k.place",
        schema,
        table);
  }

  private static List<String> texts(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      List<String> texts = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    }
  }

  private static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
