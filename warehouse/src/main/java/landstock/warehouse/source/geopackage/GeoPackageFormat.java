package landstock.warehouse.source.geopackage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongConsumer;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.crs.CrsCheck;

/**
 * GeoPackage: the layer that the pack names, or the only one. A row is its {@code fid}, as QGIS
 * shows it.
 */
public final class GeoPackageFormat implements FileFormat {
  private static final String MAGIC = "SQLite format 3\0";

  @Override
  public void read(Path file, HandIn handIn, Records records, LongConsumer bytesRead)
      throws IOException, Unreadable {
    checkFile(file, records);
    try (ForeignSqlite sqlite = new ForeignSqlite(file)) {
      checkWhole(sqlite, records);
      Layer layer = Layer.find(sqlite, handIn.layer(), records);
      checkCrs(sqlite, layer, new CrsCheck(handIn, records));
      new LayerRows(layer, records).read(sqlite, Files.size(file), bytesRead);
    } catch (SQLException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw records.unreadable("file_broken", null, null, why);
    }
  }

  /** What is still in a log beside the file would be lost. */
  private static void checkFile(Path file, Records records) throws IOException, Unreadable {
    byte[] start;
    try (var in = Files.newInputStream(file)) {
      start = in.readNBytes(MAGIC.length());
    }
    if (!MAGIC.equals(new String(start, java.nio.charset.StandardCharsets.ISO_8859_1))) {
      throw records.unreadable("not_what_it_claims", null, null, "it is no SQLite database");
    }
    for (String ending : new String[] {"-wal", "-journal"}) {
      Path log = file.resolveSibling(file.getFileName() + ending);
      if (Files.isRegularFile(log) && Files.size(log) > 0) {
        throw records.unreadable("file_in_use", null, String.valueOf(log.getFileName()), "");
      }
    }
  }

  /** Also keeps pages that refer to each other in a circle from being walked. */
  private static void checkWhole(ForeignSqlite sqlite, Records records)
      throws SQLException, Unreadable {
    try (Statement statement = sqlite.statement();
        ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
      String verdict = result.next() ? result.getString(1) : "";
      if (!"ok".equals(verdict)) {
        throw records.unreadable("file_broken", null, null, verdict.replace('\n', ' '));
      }
    }
    sqlite.alive();
  }

  private static void checkCrs(ForeignSqlite sqlite, Layer layer, CrsCheck check)
      throws SQLException, Unreadable {
    if (layer.srsId().isEmpty()) {
      return;
    }
    int id = layer.srsId().getAsInt();
    if (id == 0 || id == -1) {
      check.unsaid("its SRS is undefined");
      return;
    }
    try (Statement statement = sqlite.statement();
        ResultSet row =
            statement.executeQuery(
                "SELECT organization, organization_coordsys_id, definition"
                    + " FROM gpkg_spatial_ref_sys WHERE srs_id = "
                    + id)) {
      if (!row.next()) {
        check.unsaid("its SRS " + id + " is not described in the file");
      } else if (check.knows(row.getString(1), row.getString(2))) {
        check.code(row.getString(1), row.getString(2));
      } else {
        check.wkt(String.valueOf(row.getString(3)));
      }
    }
  }
}
