package landstock.warehouse.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import landstock.warehouse.load.Load;
import landstock.warehouse.load.LoadSummary;
import landstock.warehouse.load.Progress;
import landstock.warehouse.pack.Packs;

/**
 * A city of two square parcels side by side, each 100 m by 100 m (15 mu), one building of 20,000 m2
 * on the first, and three enterprises. Every file can be replaced before loading.
 */
public final class SmallCity {
  public static final String P1 = "120101001001GB00001";
  public static final String P2 = "120101001001GB00002";
  public static final String E1 = "91350200776049653A";
  public static final String E2 = "91350500798359476R";
  public static final String E3 = "11120101MB0Q103171";

  private final Path folder;

  /** Writes the whole city. */
  public SmallCity(Path folder) {
    this.folder = folder;
    write("pack.yaml", PACK);
    write("parcel.geojson", features(square(P1, 0), square(P2, 100)));
    write("building.geojson", features(BUILDING));
    write("value.csv", "宗地代码,年度,土地价值,建筑价值,总价值\n" + P1 + ",2023,600,400,1000\n");
    write("firm.csv", "统一社会信用代码,企业名称,规模\n" + E1 + ",甲,规上\n" + E2 + ",乙,规下\n" + E3 + ",丙,规下\n");
    write("place.csv", PLACES);
    write("year.csv", "统一社会信用代码,年度,营业收入,从业人员\n" + E1 + ",2023,1000.10,7\n");
    write("tax.csv", TAXES);
  }

  public Path folder() {
    return folder;
  }

  public SmallCity write(String file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  public SmallCity write(String file, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(file), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public SmallCity delete(String file) {
    try {
      Files.delete(folder.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes the pack: every {@code from} becomes {@code to}. */
  public SmallCity pack(String from, String to) {
    try {
      return write("pack.yaml", Files.readString(folder.resolve("pack.yaml")).replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public LoadSummary load(Path home) {
    List<LoadSummary> all =
        Load.run(Packs.ofProduct().find(folder.toString()), folder, home, Progress.silent());
    return all.get(0);
  }

  /** A collection of these features. */
  public static String features(String... features) {
    return "{\"type\": \"FeatureCollection\", \"features\": ["
        + String.join(",\n", features)
        + "]}";
  }

  /** A collection that says its CRS, which GeoJSON need not. */
  public static String inItsCrs(String... features) {
    return features(features)
        .replace(
            "\"features\"",
            "\"crs\": {\"type\": \"name\", \"properties\": {\"name\":"
                + " \"urn:ogc:def:crs:EPSG::4548\"}}, \"features\"");
  }

  /** A square of 100 m, {@code east} metres from the corner of the city. */
  public static String square(String code, int east) {
    return feature(
        "\"ZDDM\": \"" + code + "\", \"ZDMJ\": 10000",
        "{\"type\": \"Polygon\", \"coordinates\": [["
            + point(east, 0)
            + ","
            + point(east + 100, 0)
            + ","
            + point(east + 100, 100)
            + ","
            + point(east, 100)
            + ","
            + point(east, 0)
            + "]]}");
  }

  public static String feature(String properties, String geometry) {
    return "{\"type\": \"Feature\", \"properties\": {"
        + properties
        + "}, \"geometry\": "
        + geometry
        + "}";
  }

  /** Coordinates in EPSG:4548, metres from the corner of the city. */
  public static String point(int east, int north) {
    return "[" + (517_000 + east) + ", " + (4_330_000 + north) + "]";
  }

  private static final String BUILDING =
      feature(
          "\"ZRZH\": \"B1\", \"ZDDM\": \""
              + P1
              + "\", \"SCJZMJ\": 20000, \"可租售面积\": 1000, \"空置面积\": 250, \"是否商务楼宇\": \"是\"",
          "{\"type\": \"Polygon\", \"coordinates\": [["
              + point(10, 10)
              + ","
              + point(60, 10)
              + ","
              + point(60, 60)
              + ","
              + point(10, 60)
              + ","
              + point(10, 10)
              + "]]}");

  /** E1 has a third of its floor on P1 by its building and the rest on P2; E3 is nowhere known. */
  private static final String PLACES =
      "统一社会信用代码,自然幢号,宗地代码,占用面积,租金\n"
          + E1
          + ",B1,,100,60.5\n"
          + E1
          + ",,"
          + P2
          + ",200,\n"
          + E3
          + ",,120101009009GB99999,50,\n";

  private static final String TAXES =
      "统一社会信用代码,年度,税种代码,入库级次,入库税额,退税额\n"
          + E1
          + ",2023,10101,中央级,60.00,\n"
          + E1
          + ",2023,10101,区级,40.00,5.00\n"
          + E2
          + ",2023,10104,市级,50.00,\n"
          + E3
          + ",2023,10104,市级,30.00,\n"
          + ",2023,10104,市级,7.00,\n";

  private static final String PACK =
      """
      name: smallville
      label: {zh: 小城, en: Smallville}
      srid: 4548
      currency: CNY
      surveys:
        - name: "2023"
          date: 2023-12-31
          sources:
            - {name: parcel, dataset: land.parcel_polygon, file: parcel.geojson, format: geojson, owner: {zh: 局, en: Bureau}, purpose: administrative_record}
            - {name: building, dataset: land.building, file: building.geojson, format: geojson, owner: {zh: 局, en: Bureau}, purpose: administrative_record}
            - {name: assessment, dataset: land.assessment, file: value.csv, format: csv, encoding: UTF-8, owner: {zh: 局, en: Bureau}, purpose: administrative_record}
            - {name: enterprise, dataset: econ.enterprise, file: firm.csv, format: csv, encoding: UTF-8, owner: {zh: 局, en: Bureau}, purpose: administrative_record}
            - {name: occupancy, dataset: econ.occupancy, file: place.csv, format: csv, encoding: UTF-8, owner: {zh: 局, en: Bureau}, purpose: special_survey}
            - {name: enterprise_year, dataset: econ.enterprise_year, file: year.csv, format: csv, encoding: UTF-8, owner: {zh: 局, en: Bureau}, purpose: statistical_survey}
            - {name: tax_year, dataset: econ.tax_year, file: tax.csv, format: csv, encoding: UTF-8, owner: {zh: 局, en: Bureau}, purpose: administrative_record}
      """;
}
