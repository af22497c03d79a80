package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.snapshot.Verification;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each kind of bad file is named with file, row, column and value. */
@Execution(ExecutionMode.CONCURRENT)
class BadInputTest {
  private SmallCity city = new SmallCity(Path.of("target/unused"));
  private Path home = Path.of("");

  @BeforeEach
  void build(@TempDir Path directory) {
    city = new SmallCity(directory.resolve("city"));
    home = directory.resolve("home");
  }

  /** The load is refused with this text, and the store is as it was: one good snapshot. */
  private void refused(String... texts) {
    LandstockException refusal =
        catchThrowableOfType(LandstockException.class, () -> city.load(home));
    assertThat(refusal.code()).isEqualTo(Code.REJECTED);
    assertThat(refusal.text()).contains(texts);
    if (home.toFile().exists()) {
      Verification after = Verification.verify(home);
      assertThat(after.ok()).isTrue();
      assertThat(after.strays()).isEmpty();
      assertThat(after.snapshots()).isEmpty();
    }
  }

  /** The load goes through and leaves these findings of the rule: file row column value. */
  private void found(String rule, String... findings) {
    city.load(home);
    try (Warehouse warehouse = Warehouse.open(home)) {
      List<String> rows =
          new Store(warehouse)
                  .rows(
                      "SELECT file, row_number, column_name, \"value\" FROM meta.quality_finding"
                          + " WHERE rule = '"
                          + rule
                          + "' ORDER BY finding_id",
                      null)
                  .stream()
                  .map(r -> String.join(" ", r))
                  .toList();
      assertThat(rows).containsExactly(findings);
    }
  }

  @Test
  void a_missing_file_is_named() {
    city.delete("value.csv");
    refused("value.csv", "The file is not there");
  }

  @Test
  void an_empty_file_is_named() {
    city.write("value.csv", "");
    refused("value.csv: The file is empty");
  }

  @Test
  void every_blocking_finding_is_listed_not_only_the_first() {
    city.write("value.csv", "").delete("firm.csv");
    refused("value.csv: The file is empty", "firm.csv: The file is not there", "2 blocking");
  }

  @Test
  void a_header_without_rows_is_named() {
    city.write("value.csv", "宗地代码,年度\n");
    refused("value.csv: The file holds no record");
  }

  @Test
  void a_truncated_geojson_is_named_with_the_feature() {
    String whole =
        SmallCity.features(SmallCity.square(SmallCity.P1, 0), SmallCity.square("X", 100));
    city.write("parcel.geojson", whole.substring(0, whole.length() - 60));
    refused("parcel.geojson", "ends too early", "inside feature");
  }

  @Test
  void a_broken_geojson_is_named_with_the_line() {
    city.write("parcel.geojson", "{\"type\": \"FeatureCollection\",\n\"features\": [ oops ]}");
    refused("parcel.geojson", "cannot be parsed", "line 2");
  }

  @Test
  void a_spreadsheet_called_csv_is_told_apart() {
    city.write("value.csv", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0});
    refused("value.csv: The file is not of the format", "XLSX");
  }

  @Test
  void a_web_page_called_geojson_is_told_apart() {
    city.write("parcel.geojson", "<!DOCTYPE html><html><body>404</body></html>");
    refused("parcel.geojson: The file is not of the format", "HTML");
  }

  @Test
  void json_that_is_no_feature_collection_is_told_apart() {
    city.write("parcel.geojson", "{\"error\": \"no such layer\"}");
    refused("parcel.geojson", "not a FeatureCollection");
  }

  @Test
  void a_wrong_encoding_is_named_with_byte_and_line() {
    String text = "宗地代码,年度\n" + SmallCity.P1 + ",2023\n";
    city.write("value.csv", text.getBytes(Charset.forName("GB18030")));
    refused("value.csv", "byte 0 (line 1) is not UTF-8", "GB18030");
  }

  @Test
  void a_declared_chinese_encoding_is_read() {
    city.pack(
        "file: value.csv, format: csv, encoding: UTF-8",
        "file: value.csv, format: csv, encoding: GB18030");
    String text = "宗地代码,年度,总价值,地址\n" + SmallCity.P1 + ",2023,5,滨江道\n";
    city.write("value.csv", text.getBytes(Charset.forName("GB18030")));
    found("wrong_encoding");
  }

  @Test
  void a_byte_order_mark_and_headers_of_other_width_and_case_are_understood() {
    city.write(
        "value.csv", "\uFEFFｚｄｄｍ, Year ,TotalAppraisedParcelValue\n" + SmallCity.P1 + ",2023,5\n");
    found("column_unused");
  }

  @Test
  void a_missing_column_is_named_with_what_the_file_has() {
    city.write("value.csv", "Parcel No,年度\n1,2023\n");
    refused("value.csv", "parcel_code", "headers not understood: Parcel No");
  }

  @Test
  void a_unit_that_denies_the_factor_of_the_pack_is_named_also_where_it_is_the_columns_own() {
    city.pack("file: value.csv,", "file: value.csv, factors: {total_value: 10000},");
    city.write("value.csv", "宗地代码,年度,总价值（元）\n" + SmallCity.P1 + ",2023,5\n");
    refused(
        "value.csv",
        "total_value",
        "another unit",
        "the header says 元, which is factors: {total_value: 1}; the pack's factor is 10000");
    city.write("value.csv", "宗地代码,年度,总价值（千元）\n" + SmallCity.P1 + ",2023,5\n");
    refused("factors: {total_value: 1000}; the pack's factor is 10000");
    city.write("value.csv", "宗地代码,年度,总价值（万元）\n" + SmallCity.P1 + ",2023,5\n");
    found("unit_contradicted");
  }

  @Test
  void a_factor_for_the_very_header_that_the_pack_names_is_believed() {
    city.pack(
        "file: value.csv,",
        "file: value.csv, columns: {total_value: 总价值（元）}, factors: {total_value: 10000},");
    city.write("value.csv", "宗地代码,年度,总价值（元）\n" + SmallCity.P1 + ",2023,5\n");
    found("unit_contradicted");
    try (Warehouse warehouse = Warehouse.open(home)) {
      assertThat(new Store(warehouse).row("SELECT total_value FROM land.assessment", null))
          .isEqualTo("50000.00");
    }
  }

  @Test
  void a_quote_that_does_not_end_is_named_with_its_record() {
    city.write("value.csv", "宗地代码,年度,地址\nA,2023,ok\nB,2023,\"open\nC,2023,x\n");
    refused("value.csv, row 3: A quoted field does not end");
  }

  @Test
  void a_crs_that_the_file_denies_is_named() {
    city.write(
        "parcel.geojson",
        SmallCity.features(SmallCity.square(SmallCity.P1, 0))
            .replace(
                "\"features\"",
                "\"crs\": {\"type\": \"name\", \"properties\": {\"name\":"
                    + " \"urn:ogc:def:crs:OGC:1.3:CRS84\"}}, \"features\""));
    refused("parcel.geojson", "CRS84", "EPSG:4548");
  }

  @Test
  void two_properties_of_one_column_are_named_also_where_no_feature_has_both() {
    city.write(
        "parcel.geojson",
        SmallCity.features(
            SmallCity.square(SmallCity.P1, 0),
            SmallCity.square(SmallCity.P2, 100).replace("ZDMJ", "SYQMJ")));
    city.write(
        "building.geojson",
        """
        {"type": "Topology", "arcs": [], "objects": {"b": {"type": "GeometryCollection",
         "geometries": [{"type": null, "properties": {"ZRZH": "B1", "自然幢号": "B2"}}]}}}
        """);
    city.pack(
        "file: building.geojson, format: geojson", "file: building.geojson, format: topojson");
    refused(
        "parcel.geojson: Two headers mean the same column",
        "the other is ZDMJ",
        "building.geojson: Two headers mean the same column",
        "the other is ZRZH");
  }

  @Test
  void text_in_a_number_is_unknown_and_named() {
    city.write("value.csv", "宗地代码,年度,总价值\n" + SmallCity.P1 + ",2023,约五百\n");
    found("not_a_number", "value.csv 2 total_value 约五百");
  }

  @Test
  void a_date_of_another_form_is_unknown_and_named() {
    city.write("value.csv", "宗地代码,年度,成交日期\n" + SmallCity.P1 + ",2023,31.12.2023\n");
    found("not_a_date", "value.csv 2 sale_date 31.12.2023");
  }

  @Test
  void a_number_that_no_memory_holds_is_named() {
    city.write("value.csv", "宗地代码,年度,总价值\n" + SmallCity.P1 + ",2023,1e999999999\n");
    found("not_a_number", "value.csv 2 total_value 1e999999999");
  }

  @Test
  void a_year_that_the_survey_cannot_tell_about_is_unknown_and_its_amount_stays() {
    city.write(
        "tax.csv",
        "统一社会信用代码,年度,入库级次,入库税额\n"
            + Stream.of(
                    "2023,区级,1",
                    "20231231,区级,2",
                    "2203,区级,4",
                    "1899,区级,8",
                    "1900,区级,16",
                    "2024,区级,32")
                .map(row -> SmallCity.E1 + "," + row + "\n")
                .collect(Collectors.joining()));
    city.write("value.csv", "宗地代码,年度,总价值\n" + SmallCity.P1 + ",45291,5\n");
    found(
        "year_out_of_range",
        "value.csv 2 year 45291",
        "tax.csv 3 year 20231231",
        "tax.csv 4 year 2203",
        "tax.csv 5 year 1899");
    try (Warehouse warehouse = Warehouse.open(home)) {
      Store store = new Store(warehouse);
      assertThat(
              store.row(
                  "SELECT SUM(amount), SUM(amount) FILTER (WHERE reason = 'no_year')"
                      + " FROM econ.allocation WHERE measure = 'tax'",
                  null))
          .isEqualTo("63.0000 14.0000");
      assertThat(store.rows("SELECT DISTINCT year FROM mart.parcel_year ORDER BY year", null))
          .containsExactly(List.of("1900"), List.of("2023"), List.of("2024"));
    }
  }

  @Test
  void a_ragged_row_is_left_out_and_named() {
    city.write(
        "value.csv", "宗地代码,年度,总价值\n" + SmallCity.P1 + ",2023,5\n" + SmallCity.P2 + ",2023\n");
    found("ragged_row", "value.csv 3 null " + SmallCity.P2 + ",2023");
  }

  @Test
  void a_word_outside_the_vocabulary_is_named() {
    city.write("firm.csv", "统一社会信用代码,规模\n" + SmallCity.E1 + ",巨大\n");
    found("not_in_vocabulary", "firm.csv 2 size_class 巨大");
  }

  @Test
  void null_and_invalid_and_unreadable_geometry_are_named() {
    String bow =
        "{\"type\": \"Polygon\", \"coordinates\": [["
            + String.join(
                ",",
                SmallCity.point(0, 0),
                SmallCity.point(10, 10),
                SmallCity.point(10, 0),
                SmallCity.point(0, 10),
                SmallCity.point(0, 0))
            + "]]}";
    city.write(
        "parcel.geojson",
        SmallCity.features(
            SmallCity.square(SmallCity.P1, 0),
            SmallCity.feature("\"ZDDM\": \"N\"", "null"),
            SmallCity.feature("\"ZDDM\": \"I\"", bow),
            SmallCity.feature("\"ZDDM\": \"U\"", "{\"type\": \"Blob\"}")));
    found("geometry_null", "parcel.geojson 2 geom null", "parcel.geojson 4 geom null");
    foundAgain("geometry_invalid", "parcel.geojson 3 geom null");
    foundAgain("geometry_unreadable", "parcel.geojson 4 geom null");
  }

  private void foundAgain(String rule, String finding) {
    try (Warehouse warehouse = Warehouse.open(home)) {
      assertThat(
              new Store(warehouse)
                  .row(
                      "SELECT file, row_number, column_name, \"value\" FROM meta.quality_finding"
                          + " WHERE rule = '"
                          + rule
                          + "'",
                      null))
          .isEqualTo(finding);
    }
  }

  @Test
  void an_open_ring_is_closed_and_a_short_one_is_no_geometry() {
    String open =
        "{\"type\": \"Polygon\", \"coordinates\": [["
            + String.join(
                ",", SmallCity.point(0, 0), SmallCity.point(10, 0), SmallCity.point(10, 10))
            + "]]}";
    String little =
        "{\"type\": \"Polygon\", \"coordinates\": [["
            + SmallCity.point(0, 0)
            + ","
            + SmallCity.point(1, 1)
            + "]]}";
    city.write(
        "parcel.geojson",
        SmallCity.features(
            SmallCity.feature("\"ZDDM\": \"O\"", open),
            SmallCity.feature("\"ZDDM\": \"S\"", little)));
    found("ring_not_closed", "parcel.geojson 1 geom null");
    foundAgain("too_few_points", "parcel.geojson 2 geom null");
  }

  @Test
  void coordinates_in_degrees_under_a_metric_crs_do_not_pass_as_parcels_on_earth() {
    city.pack("format: geojson, owner", "format: geojson, srid: 4326, owner");
    found(
        "outside_crs",
        "building.geojson 1 geom null",
        "parcel.geojson 1 geom null",
        "parcel.geojson 2 geom null");
  }

  @Test
  void a_point_where_a_polygon_belongs_is_named() {
    city.write(
        "building.geojson",
        SmallCity.features(
            SmallCity.feature(
                "\"ZRZH\": \"B1\"",
                "{\"type\": \"Point\", \"coordinates\": " + SmallCity.point(1, 1) + "}")));
    found("geometry_type", "building.geojson 1 geom Point");
  }

  @Test
  void null_keys_are_kept_and_duplicates_of_enterprises_left_out() {
    city.write("value.csv", "宗地代码,年度,总价值\n,2023,5\n" + SmallCity.P1 + ",2023,5\n");
    city.write("firm.csv", "统一社会信用代码,企业名称\n" + SmallCity.E1 + ",甲\n" + SmallCity.E1 + ",甲二\n,丁\n");
    found("null_key", "value.csv 2 parcel_code null", "tax.csv 6 credit_code null");
    foundAgain("duplicate_key", "firm.csv 3 credit_code " + SmallCity.E1);
    foundAgain("missing_key", "firm.csv 4 credit_code null");
    try (Warehouse warehouse = Warehouse.open(home)) {
      assertThat(new Store(warehouse).row("SELECT name FROM econ.enterprise", null)).isEqualTo("甲");
      assertThat(
              new Store(warehouse)
                  .row(
                      "SELECT rows_read, rows_loaded FROM meta.source WHERE name = 'enterprise'",
                      null))
          .isEqualTo("3 1");
    }
  }

  @Test
  void negative_values_and_values_without_a_parcel_are_kept_and_flagged() {
    city.write("value.csv", "宗地代码,年度,总价值\n" + SmallCity.P1 + ",2023,-5\nGONE,2023,7\n");
    found("negative_value", "value.csv 2 total_value -5.00");
    foundAgain("assessment_without_parcel", "value.csv 3 parcel_code GONE");
    try (Warehouse warehouse = Warehouse.open(home)) {
      assertThat(new Store(warehouse).row("SELECT SUM(total_value) FROM land.assessment", null))
          .isEqualTo("2.00");
    }
  }

  @Test
  void arithmetic_and_areas_that_disagree_are_flagged() {
    city.write("value.csv", "宗地代码,年度,土地价值,建筑价值,总价值\n" + SmallCity.P1 + ",2023,1,2,4\n");
    city.write(
        "parcel.geojson",
        SmallCity.features(
            SmallCity.square(SmallCity.P1, 0).replace("10000", "10101.1"),
            SmallCity.square(SmallCity.P2, 100).replace("10000", "10090")));
    found("value_arithmetic", "value.csv 2 total_value 4.00");
    foundAgain("area_disagrees", "parcel.geojson 1 registered_area_m2 10101.1");
  }

  @Test
  void a_credit_code_whose_check_digit_fails_is_a_warning() {
    city.write(
        "firm.csv",
        "统一社会信用代码\n"
            + SmallCity.E1
            + "\n"
            + SmallCity.E2
            + "\n"
            + SmallCity.E3
            + "\n91350100M0001TGQXM\n12345\n");
    found(
        "credit_code_check",
        "firm.csv 5 credit_code 91350100M0001TGQXM",
        "firm.csv 6 credit_code 12345");
  }

  @Test
  void a_key_in_two_places_far_apart_is_flagged_and_stays_one_parcel() {
    city.write(
        "parcel.geojson",
        SmallCity.features(SmallCity.square(SmallCity.P1, 0), SmallCity.square(SmallCity.P1, 900)));
    found("parcel_in_several_places", "parcel.geojson 2 parcel_code " + SmallCity.P1);
    try (Warehouse warehouse = Warehouse.open(home)) {
      assertThat(new Store(warehouse).row("SELECT polygon_count, area_m2 FROM land.parcel", null))
          .isEqualTo("2 20000.0");
    }
  }

  @Test
  void bytes_that_are_no_text_in_a_utf8_file_stop_it_wherever_they_stand() {
    byte[] head = ("宗地代码,年度,地址\n" + SmallCity.P1 + ",2023,ok\n").getBytes(StandardCharsets.UTF_8);
    byte[] whole = java.util.Arrays.copyOf(head, head.length + 3);
    whole[head.length] = (byte) 0xC3;
    whole[head.length + 1] = (byte) 0x28;
    whole[head.length + 2] = '\n';
    city.write("value.csv", whole);
    refused("value.csv", "byte " + head.length + " (line 3) is not UTF-8");
  }
}
