package landstock.warehouse.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.testdata.SmallCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellTextTest {

  @Test
  void an_outline_is_not_told_and_a_long_text_by_its_beginning(@TempDir Path folder)
      throws IOException {
    String begin = "甲".repeat(999);
    new SmallCity(folder)
        .pack("file: parcel.geojson, format: geojson", "file: parcel.csv, format: csv")
        .write("parcel.csv", "ZDDM,geom\n" + begin + "\uD83C\uDFD9乙,POINT (1 2)\n");
    HandIn parcel = Packs.ofProduct().find(folder.toString()).surveys().get(0).handIns().get(0);
    Dataset dataset =
        new CatalogFiles(new DataFiles()).load().findDataset(parcel.dataset()).orElseThrow();
    String sha256 = HandInDigest.of(List.of(folder.resolve("parcel.csv")));
    assertThat(CellText.find(folder, parcel, dataset, sha256, 2, "parcel_code"))
        .contains(new CellText.Cell(Optional.of("ZDDM"), begin));
    assertThat(CellText.find(folder, parcel, dataset, sha256, 2, "geom"))
        .contains(new CellText.Cell(Optional.of("geom"), null));
  }
}
