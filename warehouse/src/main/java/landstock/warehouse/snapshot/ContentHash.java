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
 * rows, and the sums of both halves of their MD5, which no accident leaves alike. {@code meta.load}
 * stays out, because it holds times and ids of the load, and {@code meta.source} with its headers,
 * because the same rows from another kind of file are the same content; so do names of files in
 * findings.
 */
final class ContentHash {
  private ContentHash() {}

  private static final Set<String> LEDGER =
      Set.of("\"meta\".\"load\"", "\"meta\".\"source\"", "\"meta\".\"source_column\"");

  private static final String FINDINGS = "\"meta\".\"quality_finding\"";

  /** Of an open snapshot; hexadecimal SHA-256 over one line per table. */
  static String of(BuildDatabase database) {
    MessageDigest digest = Checksums.sha256();
    SnapshotTables.columns(database)
        .forEach(
            (table, columns) -> {
              if (!LEDGER.contains(table)) {
                if (table.equals(FINDINGS)) {
                  columns.remove("file");
                }
                List<@Nullable Object> row = database.query(query(table, columns)).get(0);
                String line = table + columns.keySet() + " " + row;
                digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
              }
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String query(String table, Map<String, String> columns) {
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
