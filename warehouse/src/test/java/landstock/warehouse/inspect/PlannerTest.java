package landstock.warehouse.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.staging.HandInFiles;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.workbook.SheetColumn;
import landstock.warehouse.workbook.WorkbookWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
  private SmallCity city = new SmallCity(Path.of("target/unused"));

  @BeforeEach
  void build(@TempDir Path directory) {
    city = new SmallCity(directory.resolve("city"));
  }

  private HandInPlan plan(String source) {
    List<HandInPlan> plans =
        Planner.ofProduct().plan(Packs.ofProduct().find(city.folder().toString()), city.folder());
    return plans.stream().filter(p -> p.source().equals(source)).findFirst().orElseThrow();
  }

  private static List<String> rules(HandInPlan plan) {
    return plan.told().stream().map(t -> String.valueOf(t.rule())).toList();
  }

  @Test
  void a_good_hand_in_shows_its_mapping_and_blocks_nothing() {
    HandInPlan plan = plan("tax_year");
    assertThat(plan.fit().mapped())
        .extracting(m -> m.header() + ">" + m.column())
        .contains("统一社会信用代码>credit_code", "税种代码>tax_item_code", "退税额>refund");
    assertThat(plan.blocks()).isFalse();
    assertThat(plan.whole()).isTrue();
    assertThat(Files.exists(city.folder().resolve("snapshots"))).isFalse();
  }

  @Test
  void headers_not_understood_come_with_the_nearest_columns() {
    city.write("value.csv", "宗地代码,年度,土地总价值\n" + SmallCity.P1 + ",2023,5\n");
    assertThat(plan("assessment").fit().unmapped())
        .singleElement()
        .satisfies(u -> assertThat(u.nearest()).contains("total_value", "land_value"));
  }

  @Test
  void a_unit_without_factor_blocks_and_so_does_one_with_another_factor() {
    city.write("value.csv", "宗地代码,年度,总价值（万元）\n" + SmallCity.P1 + ",2023,5\n");
    HandInPlan plan = plan("assessment");
    assertThat(rules(plan)).contains("unit_undeclared");
    assertThat(plan.blocks()).isTrue();
    city.pack("file: value.csv,", "file: value.csv, factors: {total_value: 1000},");
    HandInPlan declared = plan("assessment");
    assertThat(rules(declared)).contains("unit_contradicted");
    assertThat(declared.blocks()).isTrue();
    assertThat(declared.told()).anyMatch(t -> t.text().en().contains("the pack's factor is 1000"));
  }

  @Test
  void a_unit_above_the_header_blocks_as_one_in_it() {
    city.write("value.csv", "单位：万元,,\n宗地代码,年度,总价值\n" + SmallCity.P1 + ",2023,5\n");
    HandInPlan plan = plan("assessment");
    assertThat(rules(plan)).contains("unit_undeclared");
    assertThat(plan.blocks()).isTrue();
    assertThat(plan.fit().mapped()).anyMatch(m -> "10000".equals(m.factor()));
    city.write("value.csv", "填报单位：规划局,,\n宗地代码,年度,总价值\n" + SmallCity.P1 + ",2023,5\n");
    assertThat(plan("assessment").blocks()).isFalse();
  }

  @Test
  void every_file_that_a_name_stands_for_is_looked_at() {
    String header = "宗地代码,年度,总价值\n";
    city.write("地价1.csv", header + SmallCity.P1 + ",2023,5\n");
    city.write("地价2.csv", header.replace("总价值", "总价值（万元）") + SmallCity.P2 + ",2023,5\n");
    city.pack("file: value.csv", "file: '地价*.csv'");
    HandInPlan plan = plan("assessment");
    assertThat(rules(plan)).containsExactly("unit_undeclared");
    assertThat(plan.told().get(0).text().en()).startsWith("地价2.csv: ");
    assertThat(plan.rows()).isEqualTo(2);
    city.write("地价2.csv", header + SmallCity.P2 + ",2023,5\n");
    assertThat(plan("assessment").blocks()).isFalse();
  }

  @Test
  void sheets_are_looked_at_one_by_one() throws IOException {
    List<SheetColumn> all =
        List.of(
            SheetColumn.of("宗地代码", SheetColumn.Format.TEXT),
            SheetColumn.of("年度", SheetColumn.Format.NUMBER),
            SheetColumn.of("总价值", SheetColumn.Format.NUMBER));
    try (WorkbookWriter book = new WorkbookWriter(city.folder().resolve("value.xlsx"))) {
      book.sheet("一", all).row(SmallCity.P1, 2023, 5);
      book.sheet("二", all).row(SmallCity.P2, 2023, 5);
      book.sheet("三", all.subList(1, 3)).row(2023, 5);
    }
    city.pack("file: value.csv, format: csv, encoding: UTF-8", "file: value.xlsx, format: xlsx");
    assertThat(rules(plan("assessment"))).contains("layer_missing");
    city.pack("format: xlsx", "format: xlsx, layer: '*'");
    assertThat(plan("assessment").told())
        .anyMatch(t -> t.text().en().contains("sheet '三': parcel_code"));
    assertThat(rules(plan("assessment"))).doesNotContain("column_twice");
  }

  @Test
  void text_in_the_column_of_the_outline_is_looked_at() {
    city.write(
        "parcel.csv",
        "ZDDM,geom\nA,\"POLYGON ((517000 4330000, 517100 4330000, 517100 4330100, 517000 4330000))\"\n");
    city.pack("parcel.geojson, format: geojson", "parcel.csv, format: csv, encoding: UTF-8");
    assertThat(rules(plan("parcel"))).isEmpty();
    city.write("parcel.csv", "ZDDM,geom\nA,见图\nB,POINT (117 39)\n");
    HandInPlan plan = plan("parcel");
    assertThat(rules(plan)).containsExactly("not_geometry", "null");
    assertThat(plan.told().get(0).text().en()).contains("1 of the first 2 values, such as '见图'");
    assertThat(plan.told().get(1).text().en()).contains("do not look like EPSG:4548");
  }

  @Test
  void what_a_load_would_refuse_is_shown_as_blocking() {
    city.delete("firm.csv").write("place.csv", "").write("year.csv", "年度\n2023\n");
    assertThat(rules(plan("enterprise"))).containsExactly("file_missing");
    assertThat(rules(plan("occupancy"))).contains("file_empty");
    assertThat(rules(plan("enterprise_year"))).contains("column_missing");
    assertThat(plan("enterprise_year").blocks()).isTrue();
  }

  /** Root may read every file. */
  @Test
  void a_file_that_this_user_may_not_read_is_not_called_broken() throws IOException {
    Path file = city.folder().resolve("firm.csv");
    Files.setPosixFilePermissions(file, Set.of());
    assertThat(rules(plan("enterprise")).contains("file_not_readable"))
        .isEqualTo(!Files.isReadable(file));
    assertThat(rules(plan("enterprise"))).doesNotContain("file_broken");
    assertThat(HandInFiles.ruleOf(new AccessDeniedException("firm.csv")))
        .isEqualTo("file_not_readable");
  }

  @Test
  void another_encoding_and_other_dates_are_doubts_with_a_proposal() {
    city.write(
        "firm.csv",
        ("统一社会信用代码,企业名称,成立日期\n" + SmallCity.E1 + ",甲乙有限公司,11/21/1979\n")
            .getBytes(Charset.forName("GBK")));
    assertThat(rules(plan("enterprise"))).contains("wrong_encoding");
    city.pack(
        "file: firm.csv, format: csv, encoding: UTF-8",
        "file: firm.csv, format: csv, encoding: GBK");
    assertThat(plan("enterprise").told())
        .anyMatch(t -> t.text().en().contains("declare formats: {founded_on: 'M/d/uuuu'}"));
  }
}
