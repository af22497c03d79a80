package landstock.api.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import landstock.warehouse.load.Generation;
import landstock.warehouse.load.Load;
import landstock.warehouse.load.Progress;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.snapshot.Warehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tiles of the demonstration district say at every zoom what SQL says. */
@Tag("slow")
class HepingTilesTest {

  @Test
  void sums_agree_at_every_zoom(@TempDir Path folder) throws Exception {
    Pack pack = Packs.ofProduct().find("heping");
    Generation.generate(pack, folder.resolve("hand-in"), Progress.silent());
    Load.run(pack, folder.resolve("hand-in"), folder.resolve("home"), Progress.silent());
    try (TileServer server = new TileServer(Warehouse.open(folder.resolve("home")))) {
      String of = " FROM mart.parcel_year WHERE year = 2024";
      double parcels = server.number("SELECT COUNT(*)" + of);
      double tax = server.number("SELECT SUM(tax)" + of);
      double land =
          server.number(
              "SELECT SUM(CASE WHEN space_layer IN ('GS', 'GX') THEN 0 ELSE area_m2 END)" + of);
      for (int zoom = 8; zoom <= 17; zoom++) {
        ZoomSums sums = ZoomSums.of(server, zoom, "?measures=tax,land_m2,parcel_count&year=2024");
        assertThat(sums.of("parcel_count")).as("z%d", zoom).isEqualByComparingTo(exact(parcels));
        assertThat(sums.of("tax")).as("z%d", zoom).isEqualByComparingTo(exact(tax));
        assertThat(sums.of("land_m2").doubleValue()).as("z%d", zoom).isCloseTo(land, within(1e-6));
      }
    }
  }

  private static BigDecimal exact(double value) {
    return new BigDecimal(String.valueOf(value));
  }
}
