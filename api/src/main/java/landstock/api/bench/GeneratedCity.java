package landstock.api.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.BuildSettings;
import landstock.sql.engine.Identifiers;

/**
 * Writes what the bureaus of a made-up city hand in: parcels in blocks with roads between, 1.3
 * buildings, 0.8 enterprises and three years of tax to each. A larger city is wider, not denser.
 * Equal sizes give equal files.
 */
final class GeneratedCity {
  private static final String FOLDER = "/landstock/api/bench/city/";
  private static final int MEMORY_MB = 1_536;
  private static final int ROW_GROUP_SIZE = 122_880;

  /** Where the pack says the CRS; the geometry is WKB, as GeoParquet 1.0 has it. */
  private static final String GEO =
      "{\"version\":\"1.0.0\",\"primary_column\":\"geometry\",\"columns\":{\"geometry\":{"
          + "\"encoding\":\"WKB\",\"geometry_types\":[\"Polygon\"],\"crs\":{\"type\":\"ProjectedCRS\",\"name\":\"CGCS2000"
          + " / 3-degree Gauss-Kruger CM 117E\",\"id\":{\"authority\":\"EPSG\",\"code\":4548}}}}}";

  private final long parcels;

  GeneratedCity(long parcels) {
    this.parcels = parcels;
  }

  /**
   * Writes the files, or finds them whole.
   *
   * @param folder made where there is none
   */
  void write(Path folder) throws IOException {
    Path pack = folder.resolve("pack.yaml");
    if (Files.exists(pack)) {
      return;
    }
    Files.createDirectories(folder);
    BuildSettings settings =
        new BuildSettings(
            Runtime.getRuntime().availableProcessors(),
            MEMORY_MB,
            folder.resolve("spill"),
            ROW_GROUP_SIZE);
    try (BuildDatabase database = BuildDatabase.inMemory(settings)) {
      for (String macro : text("macros.sql").split(";\n")) {
        database.execute(macro);
      }
      String parquet = "FORMAT parquet, COMPRESSION zstd, KV_METADATA {geo: '" + GEO + "'}";
      copy(database, "parcel", folder.resolve("parcel.parquet"), parquet);
      copy(database, "building", folder.resolve("building.parquet"), parquet);
      for (String table : List.of("enterprise", "occupancy", "tax")) {
        copy(database, table, folder.resolve(table + ".csv"), "FORMAT csv, HEADER");
      }
    }
    Files.writeString(pack, text("pack.yaml")); // last: it says that the others are whole
  }

  private void copy(BuildDatabase database, String table, Path file, String options)
      throws IOException {
    database.execute(
        "COPY ("
            + text(table + ".sql")
            + ") TO "
            + Identifiers.literal(file.toString())
            + " ("
            + options
            + ")");
  }

  /** A file of the city, its size filled in. */
  private String text(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GeneratedCity.class.getResourceAsStream(FOLDER + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{parcels}", String.valueOf(parcels))
          .replace("{side}", String.valueOf((long) Math.ceil(Math.sqrt((double) parcels))));
    }
  }
}
