package landstock.warehouse.snapshot;

import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * The DuckDB file of a snapshot. Its name is never used twice, because a JVM that still holds a
 * file open gives the old one to whoever opens the same path.
 */
public final class DatabaseFile {
  private static final String SUFFIX = ".duckdb";

  private DatabaseFile() {}

  /** A name that no other file has. */
  public static String newName() {
    String random = java.util.UUID.randomUUID().toString().substring(0, 8);
    return "warehouse-" + random + SUFFIX;
  }

  static String of(SnapshotManifest manifest) {
    return manifest.files().keySet().stream()
        .filter(f -> f.endsWith(SUFFIX))
        .findFirst()
        .orElseThrow(
            () ->
                new LandstockException(
                    Code.CORRUPT, "the manifest of " + manifest.id() + " names no database"));
  }
}
