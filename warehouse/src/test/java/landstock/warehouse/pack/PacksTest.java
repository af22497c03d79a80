package landstock.warehouse.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.testdata.SmallCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksTest {
  private final Packs packs = Packs.ofProduct();

  @Test
  void every_pack_of_the_product_is_whole() {
    assertThat(packs.names()).contains("cambridge");
    for (String name : packs.names()) {
      assertThat(packs.find(name).name()).isEqualTo(name);
    }
  }

  @Test
  void an_unknown_pack_is_refused_with_the_nearest_name() {
    assertThatThrownBy(() -> packs.find("cambrige"))
        .isInstanceOfSatisfying(
            LandstockException.class,
            e -> {
              assertThat(e.code()).isEqualTo(LandstockException.Code.NOT_FOUND);
              assertThat(e.suggestions()).isEqualTo(List.of("cambridge"));
            });
  }

  @Test
  void a_pack_in_a_folder_is_found_by_its_path(@TempDir Path folder) {
    new SmallCity(folder);
    Pack pack = packs.find(folder.toString());
    assertThat(pack.name()).isEqualTo("smallville");
    assertThat(pack.surveys().get(0).handIns()).hasSize(7);
    assertThat(pack.surveys().get(0).handIns().get(0).srid()).isEqualTo(4548);
  }

  @Test
  void what_is_wrong_in_a_pack_is_named(@TempDir Path folder) {
    refused(folder, "land.building", "land.bilding", "nothing can be handed in as land.bilding");
    refused(folder, "file: tax.csv", "file: ../../etc/passwd", "leaves the folder handed in");
    refused(folder, "encoding: UTF-8", "encoding: UTF-88", "unknown encoding 'UTF-88'");
    refused(folder, "name: tax_year", "name: occupancy", "source 'occupancy' is declared twice");
    refused(folder, "statistical_survey", "gossip", "purpose is one of");
    refused(
        folder, "file: value.csv,", "file: value.csv, factors: {year: 2},", "factor for 'year'");
    refused(folder, "file: value.csv,", "file: value.csv, nulls: {yaer: [x]},", "no column 'yaer'");
    refused(
        folder,
        "file: value.csv,",
        "file: value.csv, formats: {sale_date: dd.MM.yyyy},",
        "write the year as 'uuuu'");
    for (String key : List.of("columns", "constants", "formats", "factors", "nulls")) {
      for (String nothing : List.of("", "~")) {
        refused(
            folder,
            "file: value.csv,",
            "file: value.csv, " + key + ": {total_value: " + nothing + "},",
            "source assessment: '" + key + ".total_value' is missing");
      }
    }
    refused(folder, "srid: 4548", "sird: 4548", "unknown key 'sird'");
    refused(folder, "file: value.csv,", "file: value.csv, separator: ';;',", "one character");
    refused(folder, "format: geojson,", "format: geojson, separator: ';',", "for csv alone");
    refused(folder, "currency: CNY", "currency: CNY\nenvelope: [1, 2, 0, 3]", "greatest easting");
  }

  @Test
  void areas_are_never_taken_in_web_mercator_or_in_degrees(@TempDir Path folder) {
    refused(folder, "srid: 4548", "srid: 3857", "Web Mercator, in which areas are");
    refused(folder, "srid: 4548", "srid: 900913", "at 39°N by 66 %");
    refused(folder, "srid: 4548", "srid: 4490", "is in degrees, not in metres");
    // What a hand-in is in does not matter: it is carried into the CRS of the pack.
    new SmallCity(folder).pack("file: parcel.geojson,", "file: parcel.geojson, srid: 3857,");
    assertThat(packs.find(folder.toString()).surveys().get(0).handIns().get(0).srid())
        .isEqualTo(3857);
  }

  @Test
  void a_code_that_is_none_is_named_with_its_hand_in(@TempDir Path folder) {
    refused(
        folder,
        "file: parcel.geojson,",
        "file: parcel.geojson, srid: 45480,",
        "survey 2023 source parcel: srid 45480: unknown EPSG code 45480");
    refused(folder, "srid: 4548", "srid: 45480", "pack.yaml: srid 45480: unknown EPSG code 45480");
    refused(
        folder,
        "file: parcel.geojson,",
        "file: parcel.geojson, crs: {proj: '+proj=nonsense'},",
        "source parcel: crs.proj: not a CRS");
  }

  /** Xian 1980 and Beijing 1954 lie tens of metres from CGCS2000. */
  @Test
  void another_datum_is_refused_unless_its_shift_is_known(@TempDir Path folder) {
    String xian80 = "+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=500000 +y_0=0 +a=6378140";
    for (String code : List.of("2384", "4610", "4555")) {
      refused(
          folder,
          "file: parcel.geojson,",
          "file: parcel.geojson, srid: " + code + ",",
          "source parcel: srid " + code + " is of another datum than EPSG:4548");
    }
    refused(
        folder,
        "file: parcel.geojson,",
        "file: parcel.geojson, srid: 2384,",
        "give crs: {proj: '" + xian80);
    String local = xian80 + " +b=6356755.288157528 +units=m";
    refused(
        folder,
        "file: parcel.geojson,",
        "file: parcel.geojson, crs: {proj: '" + local + "'},",
        "give crs.towgs84, 3 or 7 numbers");
    String shifted = "crs: {proj: '" + local + "', towgs84: [24, -124, -82]}";
    for (String fine : List.of(shifted, "srid: 2436", "srid: 4214", "srid: 2249", "srid: 4326")) {
      new SmallCity(folder).pack("file: parcel.geojson,", "file: parcel.geojson, " + fine + ",");
      assertThat(packs.find(folder.toString()).surveys()).hasSize(1);
    }
  }

  private void refused(Path folder, String from, String to, String message) {
    new SmallCity(folder).pack(from, to);
    assertThatThrownBy(() -> packs.find(folder.toString()))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining(message);
  }
}
