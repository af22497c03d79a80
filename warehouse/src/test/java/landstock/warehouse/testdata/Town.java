package landstock.warehouse.testdata;

import static landstock.warehouse.testdata.SmallCity.feature;
import static landstock.warehouse.testdata.SmallCity.inItsCrs;
import static landstock.warehouse.testdata.SmallCity.point;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A district of 300 m by 200 m without a flaw: three square parcels of 100 m side by side, one of
 * 300 m by 100 m north of them, two buildings, two enterprises with three years of figures, and
 * control totals that hold. One exact text of one file is changed to plant one defect.
 */
public final class Town {
  public static final String P1 = "120101001001GB00001";
  public static final String P2 = "120101001001GB00002";
  public static final String P3 = "120101001001GB00003";
  public static final String P4 = "120101001001GB00004";

  private final SmallCity city;

  public Town(Path folder) {
    city = new SmallCity(folder);
    city.write("pack.yaml", PACK);
    city.write(
        "district.geojson",
        inItsCrs(
            unit("120101", "district", null, box(0, 0, 300, 200)),
            unit("120101001", "street", "120101", box(0, 0, 300, 200)),
            unit("120101001001", "community", "120101001", box(0, 0, 300, 200))));
    city.write(
        "parcel.geojson",
        inItsCrs(
            parcel(P1, box(0, 0, 100, 100), 10_000),
            parcel(P2, box(100, 0, 200, 100), 10_000),
            parcel(P3, box(200, 0, 300, 100), 10_000),
            parcel(P4, box(0, 100, 300, 200), 30_000)));
    city.write(
        "building.geojson",
        inItsCrs(
            building("B1", P1, box(10, 10, 60, 60), 2000),
            building("B2", P2, box(110, 10, 160, 60), 5000)));
    city.write(
        "unit.csv",
        "BDCDYH,ZRZH,建筑面积,套内建筑面积,分摊建筑面积,分摊土地面积\n"
            + P1
            + "F00010001,B1,1200,1000,200,6000\n"
            + P1
            + "F00010002,B1,800,700,100,4000\n");
    city.write(
        "value.csv",
        "宗地代码,年度,土地价值,建筑价值,总价值,建成年份\n"
            + Stream.of(P1, P2, P3, P4)
                .map(p -> p + ",2023,600,400,1000,1999\n")
                .collect(Collectors.joining()));
    city.write(
        "firm.csv",
        "统一社会信用代码,企业名称,规模,行业代码,经度,纬度\n"
            + SmallCity.E1
            + ",甲,规上,C3360,117.1983,39.1043\n"
            + SmallCity.E2
            + ",乙,规下,F5211,117.1984,39.1043\n");
    city.write(
        "place.csv",
        "统一社会信用代码,自然幢号,宗地代码,占用面积,起始日期,终止日期\n"
            + SmallCity.E1
            + ",B1,,100,2020-01-01,2030-12-31\n"
            + SmallCity.E2
            + ",,"
            + P3
            + ",50,,\n");
    city.write("year.csv", YEARS);
    city.write("tax.csv", TAXES);
    city.write("total.csv", "指标,年度,控制数\n全口径税收,2023,30000.00\n营业收入,2023,160000\n");
  }

  /** Replaces a text that must be there. */
  public Town with(String file, String from, String to) {
    String text = city.text(file);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " does not hold " + from + ": " + text);
    }
    city.write(file, text.replace(from, to));
    return this;
  }

  /** Hands in one more table, as CSV. */
  public Town handIn(String name, String dataset, String csv) {
    city.write(name + ".csv", csv);
    String source =
        "      - {name: %1$s, dataset: %2$s, file: %1$s.csv, format: csv, encoding: UTF-8,"
            + " owner: {zh: 局, en: Bureau}, purpose: administrative_record}\n";
    city.write("pack.yaml", city.text("pack.yaml") + source.formatted(name, dataset));
    return this;
  }

  public SmallCity city() {
    return city;
  }

  /** Coordinates of a rectangle in metres from the corner of the town, as GeoJSON. */
  public static String box(int west, int south, int east, int north) {
    return "[["
        + String.join(
            ",",
            point(west, south),
            point(east, south),
            point(east, north),
            point(west, north),
            point(west, south))
        + "]]";
  }

  public static String parcel(String code, String coordinates, int areaM2) {
    return feature(
        "\"ZDDM\": \""
            + code
            + "\", \"ZDMJ\": "
            + areaM2
            + ", \"YT\": \"0701\", \"SJYT\": \"0701\", \"GHYT\": \"0701\", \"QLLX\": \"3\","
            + " \"QLXZ\": \"102\", \"JDDM\": \"120101001\", \"SQDM\": \"120101001001\", \"RJL\":"
            + " 2.5, \"JZMD\": 0.35, \"JZXG\": 60, \"QLQSSJ\": \"2001-01-01\", \"QLJSSJ\":"
            + " \"2071-01-01\"",
        "{\"type\": \"Polygon\", \"coordinates\": " + coordinates + "}");
  }

  public static String building(String code, String parcel, String coordinates, int gfaM2) {
    return feature(
        "\"ZRZH\": \""
            + code
            + "\", \"ZDDM\": \""
            + parcel
            + "\", \"SCJZMJ\": "
            + gfaM2
            + ", \"DSCS\": 6, \"JZWGD\": 20, \"ZZDMJ\": 2500, \"JGRQ\": \"1999-06-01\", \"FWJG\":"
            + " \"2\", \"可租售面积\": 1000, \"空置面积\": 250",
        "{\"type\": \"Polygon\", \"coordinates\": " + coordinates + "}");
  }

  /** An administrative unit. */
  public static String unit(
      String code, String level, @Nullable String parent, String coordinates) {
    return feature(
        "\"XZQDM\": \""
            + code
            + "\", \"XZQMC\": \"甲\", \"级别\": \""
            + level
            + "\", \"上级代码\": "
            + (parent == null ? "null" : "\"" + parent + "\""),
        "{\"type\": \"Polygon\", \"coordinates\": " + coordinates + "}");
  }

  private static final String YEARS =
      "统一社会信用代码,年度,营业收入,从业人员\n"
          + SmallCity.E1
          + ",2021,90000,7\n"
          + SmallCity.E1
          + ",2022,95000,7\n"
          + SmallCity.E1
          + ",2023,100000,8\n"
          + SmallCity.E2
          + ",2022,50000,2\n"
          + SmallCity.E2
          + ",2023,60000,2\n";

  private static final String TAXES =
      "统一社会信用代码,年度,税种代码,入库级次,入库税额,所属期起,所属期止\n"
          + SmallCity.E1
          + ",2023,10101,中央级,12000.00,2023-01-01,2023-06-30\n"
          + SmallCity.E1
          + ",2023,10101,中央级,12000.00,2023-07-01,2023-12-31\n"
          + SmallCity.E2
          + ",2023,10104,市级,6000.00,2023-01-01,2023-12-31\n";

  private static final String PACK =
      """
      name: town
      label: {zh: 小镇, en: Town}
      srid: 4548
      currency: CNY
      surveys:
        - name: "2023"
          date: 2023-12-31
          sources:
            - {name: district, dataset: ref.admin_unit, file: district.geojson, format: geojson, owner: {zh: 民政局, en: Civil Affairs}, purpose: administrative_record}
            - {name: parcel, dataset: land.parcel_polygon, file: parcel.geojson, format: geojson, owner: {zh: 规资局, en: Land Bureau}, purpose: administrative_record, columns: {planned_far: RJL}, constants: {registered_use_scheme: gbt_21010, registered_use_edition: "2017", actual_use_scheme: dltb, actual_use_edition: "2020", planned_use_scheme: land_sea_use, planned_use_edition: "2023"}}
            - {name: building, dataset: land.building, file: building.geojson, format: geojson, owner: {zh: 住建委, en: Housing}, purpose: administrative_record}
            - {name: unit, dataset: land.building_unit, file: unit.csv, format: csv, encoding: UTF-8, owner: {zh: 住建委, en: Housing}, purpose: administrative_record}
            - {name: assessment, dataset: land.assessment, file: value.csv, format: csv, encoding: UTF-8, owner: {zh: 规资局, en: Land Bureau}, purpose: administrative_record}
            - {name: enterprise, dataset: econ.enterprise, file: firm.csv, format: csv, encoding: UTF-8, owner: {zh: 市场监管局, en: Market}, purpose: administrative_record}
            - {name: occupancy, dataset: econ.occupancy, file: place.csv, format: csv, encoding: UTF-8, owner: {zh: 商务局, en: Commerce}, purpose: special_survey}
            - {name: enterprise_year, dataset: econ.enterprise_year, file: year.csv, format: csv, encoding: UTF-8, owner: {zh: 统计局, en: Statistics}, purpose: administrative_record}
            - {name: tax, dataset: econ.tax_year, file: tax.csv, format: csv, encoding: UTF-8, owner: {zh: 税务局, en: Tax}, purpose: administrative_record}
            - {name: total, dataset: econ.control_total, file: total.csv, format: csv, encoding: UTF-8, owner: {zh: 税务局, en: Tax}, purpose: administrative_record}
      """;
}
