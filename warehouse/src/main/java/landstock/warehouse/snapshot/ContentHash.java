package landstock.warehouse.snapshot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.Identifiers;
import org.jspecify.annotations.Nullable;

/**
 * A hash over the rows of every table, whatever their order: per table its columns, the number of
 * rows, and two sums of hashes of rows, which no accident leaves alike. {@code meta.load} stays
 * out, because it holds times and ids of the load, and {@code meta.source} with its headers,
 * because the same rows from another kind of file are the same content; so do names of files in
 * findings.
 */
final class ContentHash {
  private ContentHash() {}

  private static final Set<String> LEDGER =
      Set.of("\"meta\".\"load\"", "\"meta\".\"source\"", "\"meta\".\"source_column\"");

  private static final String FINDINGS = "\"meta\".\"quality_finding\"";

  /**
   * How rows are hashed. The first form, MD5 of their texts, took a quarter of a load; snapshots
   * that have it are still checked by it. The second is the engine's own hash of 64 bits, which a
   * test pins: where an engine changes it, a third form is due.
   */
  private enum Form {
    TEXTS(""),
    VALUES("2-");

    private final String prefix;

    Form(String prefix) {
      this.prefix = prefix;
    }
  }

  /** Of an open snapshot. */
  static String of(BuildDatabase database) {
    return of(database, Form.VALUES);
  }

  /** Of an open snapshot, in the form that another hash has, so that they can be compared. */
  static String like(String other, BuildDatabase database) {
    return of(database, other.startsWith(Form.VALUES.prefix) ? Form.VALUES : Form.TEXTS);
  }

  /** Hexadecimal SHA-256 over one line per table, after the mark of its form. */
  private static String of(BuildDatabase database, Form form) {
    MessageDigest digest = Checksums.sha256();
    SnapshotTables.columns(database)
        .forEach(
            (table, columns) -> {
              if (!LEDGER.contains(table)) {
                if (table.equals(FINDINGS)) {
                  columns.remove("file");
                }
                List<@Nullable Object> row = database.query(query(table, columns, form)).get(0);
                String line = table + columns.keySet() + " " + row;
                digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
              }
            });
    return form.prefix + HexFormat.of().formatHex(digest.digest());
  }

  private static String query(String table, Map<String, String> columns, Form form) {
    return form == Form.TEXTS ? texts(table, columns) : values(table, columns);
  }

  /** The second sum begins with a salt, so that rows which collide in one do not in the other. */
  private static String values(String table, Map<String, String> columns) {
    String row =
        columns.entrySet().stream()
            .map(
                c ->
                    c.getValue().startsWith("GEOMETRY")
                        ? "system.main.st_aswkb(" + Identifiers.quote(c.getKey()) + ")"
                        : Identifiers.quote(c.getKey()))
            .collect(Collectors.joining(", "));
    return "SELECT COUNT(*), CAST(SUM(CAST(hash("
        + row
        + ") AS HUGEINT)) AS VARCHAR), CAST(SUM(CAST(hash(7, "
        + row
        + ") AS HUGEINT)) AS VARCHAR) FROM "
        + table;
  }

  private static String texts(String table, Map<String, String> columns) {
    String row =
        columns.entrySet().stream()
            .map(c -> text(c.getKey(), c.getValue()))
            .collect(Collectors.joining(", ", "concat_ws(chr(31), ", ")"));
    return "SELECT COUNT(*), CAST(SUM(CAST(md5_number_lower(t) AS HUGEINT)) AS VARCHAR),"
        + " CAST(SUM(CAST(md5_number_upper(t) AS HUGEINT)) AS VARCHAR)"
        + " FROM (SELECT "
        + row
        + " AS t FROM "
        + table
        + ")";
  }

  /** NULL and empty text must not look alike. */
  private static String text(String column, String type) {
    String name = Identifiers.quote(column);
    String text =
        type.startsWith("GEOMETRY")
            ? "to_base64(system.main.st_aswkb(" + name + "))"
            : "CAST(" + name + " AS VARCHAR)";
    return "COALESCE(" + text + ", chr(30))";
  }
}
