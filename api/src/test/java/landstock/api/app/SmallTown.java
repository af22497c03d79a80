package landstock.api.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import landstock.warehouse.load.Load;
import landstock.warehouse.load.Progress;
import landstock.warehouse.pack.Packs;

/**
 * A town of two streets and six commercial parcels of 100 m by 100 m (15 mu) in a row. In 2023 the
 * first five, of street A, pay 10,000 to 50,000 yuan a mu; in 2022 the first alone pays, 5,000 a
 * mu. The sixth, of street B, pays nothing that is known. Parcels 1 to 4 bear 20,000 m2 each (FAR
 * 2); the plan allows 3, 1, nothing known, and 2. Buildings 1 and 2 have 1,000 m2 to let each, of
 * which 250 and 500 are empty.
 */
final class SmallTown {
  static final String A = "120101001";
  static final String B = "120101002";
  static final String SNAPSHOT = "smalltown-2023-12-31-r1";

  private static final String[] FIRMS = {
    "911201011000000165",
    "911201011000000240",
    "91120101100000032T",
    "91120101100000040M",
    "91120101100000059J"
  };

  private SmallTown() {}

  static String parcel(int number) {
    return (number < 6 ? A : B) + "001GB0000" + number;
  }

  /** Writes the hand-ins and loads them. */
  static void load(Path folder, Path home) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("pack.yaml"), PACK);
    StringBuilder parcels = new StringBuilder();
    StringBuilder buildings = new StringBuilder();
    StringBuilder firms = new StringBuilder("统一社会信用代码,企业名称\n");
    StringBuilder places = new StringBuilder("统一社会信用代码,宗地代码,占用面积\n");
    StringBuilder taxes = new StringBuilder("统一社会信用代码,年度,税种代码,入库级次,入库税额\n");
    String[] planned = {"3", "1", "null", "2", "2", "2"};
    for (int i = 1; i <= 6; i++) {
      parcels.append(i == 1 ? "" : ",").append(parcel(i, planned[i - 1]));
      if (i <= 4) {
        buildings.append(i == 1 ? "" : ",").append(building(i));
      }
      if (i <= 5) {
        String firm = FIRMS[i - 1];
        firms.append(firm).append(",=企业").append(i).append('\n');
        places.append(firm).append(',').append(parcel(i)).append(",100\n");
        taxes.append(firm).append(",2023,10101,中央级,").append(150_000 * i).append(".01\n");
      }
    }
    taxes.append(FIRMS[0]).append(",2022,10101,中央级,75000\n");
    Files.writeString(folder.resolve("parcel.geojson"), collection(parcels));
    Files.writeString(folder.resolve("building.geojson"), collection(buildings));
    Files.writeString(folder.resolve("unit.geojson"), collection(UNITS));
    Files.writeString(folder.resolve("firm.csv"), firms);
    Files.writeString(folder.resolve("place.csv"), places);
    Files.writeString(folder.resolve("tax.csv"), taxes);
    Load.run(Packs.ofProduct().find(folder.toString()), folder, home, Progress.silent());
  }

  private static String collection(CharSequence features) {
    return "{\"type\": \"FeatureCollection\", \"features\": [" + features + "]}";
  }

  private static String parcel(int i, String plannedFar) {
    return feature(
        "\"ZDDM\": \"%s\", \"JDDM\": \"%s\", \"SJYT\": \"0901\", \"ZL\": \"一号路%d号\", \"RJL\": %s"
            .formatted(parcel(i), i < 6 ? A : B, i, plannedFar),
        100 * (i - 1),
        100);
  }

  private static String building(int i) {
    String rent = i <= 2 ? ", \"可租售面积\": 1000, \"空置面积\": " + 250 * i : "";
    return feature(
        "\"ZRZH\": \"B%d\", \"ZDDM\": \"%s\", \"SCJZMJ\": 20000, \"JGRQ\": \"%s\"%s"
            .formatted(i, parcel(i), i == 1 ? "1936-01-01" : "2004-05-06", rent),
        100 * (i - 1) + 10,
        50);
  }

  /** A square, its corner so many metres east of that of the town, in EPSG:4548. */
  private static String feature(String properties, int east, int side) {
    int x = 517_000 + east;
    int y = 4_330_000 + (side == 100 ? 0 : 10);
    return "{\"type\": \"Feature\", \"properties\": {"
        + properties
        + "}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[%d,%d],[%d,%d],[%d,%d],[%d,%d],[%d,%d]]]}}"
            .formatted(x, y, x, y + side, x + side, y + side, x + side, y, x, y);
  }

  private static final String UNITS =
      feature("\"XZQDM\": \"120101001\", \"XZQMC\": \"甲街道\", \"级别\": \"街道\"", 0, 100)
          + ","
          + feature("\"XZQDM\": \"120101002\", \"XZQMC\": \"乙街道\", \"级别\": \"街道\"", 500, 100);

  private static final String PACK =
      """
      name: smalltown
      label: {zh: 小城, en: Small town}
      notice: {zh: "合成数据，并非真实", en: "Synthetic data, not real"}
      srid: 4548
      currency: CNY
      surveys:
        - name: "2023"
          date: 2023-12-31
          sources:
            - name: admin_unit
              dataset: ref.admin_unit
              file: unit.geojson
              format: geojson
              owner: {zh: 局, en: Bureau}
              purpose: administrative_record
              columns: {code: XZQDM, name: XZQMC, level: 级别}
            - name: parcel
              dataset: land.parcel_polygon
              file: parcel.geojson
              format: geojson
              owner: {zh: 局, en: Bureau}
              purpose: administrative_record
              constants: {actual_use_scheme: land_sea_use, actual_use_edition: "2023"}
            - {name: building, dataset: land.building, file: building.geojson, format: geojson, owner: {zh: 局, en: Bureau}, purpose: administrative_record}
            - {name: enterprise, dataset: econ.enterprise, file: firm.csv, format: csv, encoding: UTF-8, owner: {zh: 局, en: Bureau}, purpose: administrative_record}
            - {name: occupancy, dataset: econ.occupancy, file: place.csv, format: csv, encoding: UTF-8, owner: {zh: 局, en: Bureau}, purpose: special_survey}
            - {name: tax_year, dataset: econ.tax_year, file: tax.csv, format: csv, encoding: UTF-8, owner: {zh: 局, en: Bureau}, purpose: administrative_record}
      """;
}
