package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import landstock.sql.problem.LandstockException;
import landstock.sql.security.Policy;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.feedback.Reports;
import landstock.warehouse.lineage.Lineage;
import landstock.warehouse.lineage.Why;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.pack.Survey;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.staging.HandInTexts;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import landstock.warehouse.workbook.SheetColumn;
import landstock.warehouse.workbook.SheetColumn.Format;
import landstock.warehouse.workbook.SheetWriter;
import landstock.warehouse.workbook.WorkbookWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Workbooks and coordinate texts through a whole load. */
@Execution(ExecutionMode.CONCURRENT)
class WorkbookLoadTest {
  private static final List<SheetColumn> AMOUNTS =
      List.of(
          SheetColumn.of("统一社会信用代码", Format.TEXT),
          SheetColumn.of("年度", Format.NUMBER),
          SheetColumn.of("税种代码", Format.TEXT),
          SheetColumn.of("入库级次", Format.TEXT),
          SheetColumn.of("入库税额", Format.MONEY));
  private SmallCity city = new SmallCity(Path.of("target/unused"));
  private Path home = Path.of("");

  @BeforeEach
  void build(@TempDir Path directory) {
    city = new SmallCity(directory.resolve("city"));
    home = directory.resolve("home");
  }

  private void taxes(String amountHeader) throws IOException {
    List<SheetColumn> columns =
        List.of(
            SheetColumn.of("统一社会信用代码", Format.TEXT),
            SheetColumn.of("年度", Format.NUMBER),
            SheetColumn.of("税种代码", Format.TEXT),
            SheetColumn.of("入库级次", Format.TEXT),
            SheetColumn.of(amountHeader, Format.MONEY));
    try (WorkbookWriter book = new WorkbookWriter(city.folder().resolve("tax.xlsx"))) {
      for (int year = 2022; year <= 2023; year++) {
        SheetWriter sheet = book.sheet(year + "年", columns);
        sheet.row(SmallCity.E1, year, "10101", "区级", new BigDecimal("1.25"));
        sheet.row("合计", null, null, null, new BigDecimal("1.25"));
      }
    }
    city.pack(
        "file: tax.csv, format: csv, encoding: UTF-8", "file: tax.xlsx, format: xlsx, layer: '*'");
  }

  @Test
  void sheets_of_several_years_reach_the_warehouse_with_rows_that_can_be_found_again()
      throws IOException {
    taxes("入库税额");
    LoadSummary summary = city.load(home);
    assertThat(summary.findingsByRule()).containsEntry("total_row", 2L);
    assertThat(summary.rowsRead() - summary.rowsLoaded())
        .isEqualTo(summary.rejected().values().stream().mapToLong(Long::longValue).sum());
    try (Warehouse warehouse = Warehouse.open(home)) {
      assertThat(
              new Store(warehouse)
                  .rows("SELECT source_row, \"year\", amount FROM econ.tax_year ORDER BY 1", null))
          .containsExactly(List.of("2", "2022", "1.25"), List.of("10000002", "2023", "1.25"));
    }
  }

  @Test
  void a_unit_in_the_header_needs_a_factor_and_then_counts() throws IOException {
    taxes("入库税额（万元）");
    assertThatThrownBy(() -> city.load(home))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining("factors: {amount: 10000}");
    city.pack("layer: '*'", "layer: '*', factors: {amount: 10000}");
    city.load(home);
    try (Warehouse warehouse = Warehouse.open(home)) {
      assertThat(new Store(warehouse).row("SELECT SUM(amount) FROM econ.tax_year", null))
          .isEqualTo("25000.00");
    }
  }

  @Test
  void a_unit_above_the_header_needs_a_factor_like_one_in_it() throws IOException {
    String rows = "统一社会信用代码,年度,入库税额（元）,退税额\n" + SmallCity.E1 + ",2023,70,5\n";
    city.write("tax.csv", "2023年企业税收表,,,\n填报单位：税务局,,单位：万元,\n" + rows);
    assertThatThrownBy(() -> city.load(home))
        .hasMessageContaining("column refund")
        .hasMessageContaining("factors: {refund: 10000}");
    city.pack("file: tax.csv,", "file: tax.csv, factors: {refund: 1000},");
    assertThatThrownBy(() -> city.load(home))
        .hasMessageContaining("a line above the header says 万元")
        .hasMessageContaining("the pack's factor is 1000");
    city.pack("factors: {refund: 1000}", "factors: {refund: 10000}");
    city.load(home);
    try (Warehouse warehouse = Warehouse.open(home)) {
      assertThat(new Store(warehouse).row("SELECT amount, refund FROM econ.tax_year", null))
          .isEqualTo("70.00 50000.00");
    }
  }

  @Test
  void who_hands_in_is_no_unit_nor_is_the_columns_own() {
    String rows = "统一社会信用代码,年度,入库税额\n" + SmallCity.E1 + ",2023,70\n";
    city.write("tax.csv", "填报单位：税务局,单位名称：万元,单位：元\n" + rows);
    assertThat(city.load(home).findingsByRule())
        .doesNotContainKeys("unit_undeclared", "unit_contradicted");
  }

  /** A sheet for each name; those without an amount hold a title and headers. */
  private void sheets(String file, int year, List<String> names, BigDecimal... amounts)
      throws IOException {
    try (WorkbookWriter book = new WorkbookWriter(city.folder().resolve(file))) {
      for (int i = 0; i < names.size(); i++) {
        SheetWriter sheet = book.sheet(names.get(i), List.of("税收表"), AMOUNTS);
        if (i < amounts.length) {
          sheet.row(SmallCity.E1, year, "10101", "区级", amounts[i]);
        }
      }
    }
  }

  @Test
  void each_sheet_must_have_the_columns_itself() throws IOException {
    try (WorkbookWriter book = new WorkbookWriter(city.folder().resolve("tax.xlsx"))) {
      book.sheet("一月", AMOUNTS).row(SmallCity.E1, 2023, "10101", "区级", BigDecimal.ONE);
      book.sheet("二月", AMOUNTS.subList(0, 4)).row(SmallCity.E1, 2023, "10101", "区级");
    }
    city.pack(
        "file: tax.csv, format: csv, encoding: UTF-8",
        "file: tax.xlsx, format: xlsx, layer: '*', columns: {amount: 入库税额}");
    assertThatThrownBy(() -> city.load(home))
        .hasMessageContaining("column amount")
        .hasMessageContaining("sheet '二月': the pack names this header");
  }

  @Test
  void sheets_that_fit_alike_publish_nothing_until_the_pack_says_which() throws IOException {
    sheets("tax.xlsx", 2023, List.of("一月", "二月"), BigDecimal.ONE, BigDecimal.TEN);
    city.pack("file: tax.csv, format: csv, encoding: UTF-8", "file: tax.xlsx, format: xlsx");
    assertThatThrownBy(() -> city.load(home)).hasMessageContaining("fit alike: '一月', '二月'");
    city.pack("file: tax.xlsx, format: xlsx", "file: tax.xlsx, format: xlsx, layer: '*'");
    assertThat(city.load(home).findingsByRule()).containsEntry("sheet_read", 2L);
  }

  /**
   * Rows are numbered on over files, from behind the last thing told of the one before: the headers
   * of its third sheet. Whoever looks for one is told file, sheet and row.
   */
  @Test
  void a_row_of_the_second_workbook_is_told_with_its_file_sheet_and_row() throws IOException {
    sheets("税收1.xlsx", 2022, List.of("甲", "乙", "空"), new BigDecimal("1"), new BigDecimal("2"));
    sheets("税收2.xlsx", 2023, List.of("丙", "丁"), new BigDecimal("3"), new BigDecimal("-4.005"));
    city.pack(
        "file: tax.csv, format: csv, encoding: UTF-8",
        "file: '税收*.xlsx', format: xlsx, layer: '*'");
    city.load(home);
    Survey survey = Packs.ofProduct().find(city.folder().toString()).surveys().get(0);
    DataModel model = new CatalogFiles(new DataFiles()).load();
    HandInTexts texts = new HandInTexts(city.folder(), survey, model);
    try (Warehouse warehouse = Warehouse.open(home)) {
      Lineage lineage = new Lineage(q -> warehouse.ask(q, Policy.OPEN), warehouse.catalog());
      String snapshot = warehouse.current().orElseThrow().id();
      assertThat(
              new Store(warehouse)
                  .rows("SELECT source_row FROM econ.tax_year ORDER BY 1", null).stream()
                      .map(row -> origin(lineage, snapshot, texts, row.get(0))))
          .containsExactly(
              "税收1.xlsx, row 3: 1",
              "税收1.xlsx, sheet 2, row 3: 2",
              "税收2.xlsx, row 3: 3",
              "税收2.xlsx, sheet 2, row 3: -4.005");
      Reports reports =
          Reports.of(
              q -> warehouse.ask(q, Policy.OPEN), warehouse.current().orElseThrow(), model, texts);
      assertThat(reports.of("tax_year").lines())
          .filteredOn(line -> line.rule().equals("too_precise"))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(
                          List.of(
                              line.file() + "",
                              line.sheet() + "",
                              line.row() + "",
                              line.text() + ""))
                      .containsExactly("税收2.xlsx", "丁", "3", "-4.005"));
    }
  }

  private static String origin(Lineage lineage, String snapshot, HandInTexts texts, String row) {
    Why why = lineage.why("econ.tax_year", "amount", "tax_year," + row, snapshot, texts);
    Why.Origin origin = Objects.requireNonNull(why.origin());
    return origin.place() + ": " + Objects.requireNonNull(origin.cell()).text();
  }

  @Test
  void an_old_workbook_is_told_what_to_do() {
    city.write("tax.csv", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
    city.pack("file: tax.csv, format: csv", "file: tax.csv, format: xlsx");
    assertThatThrownBy(() -> city.load(home)).hasMessageContaining("save it as XLSX");
    city.write("tax.csv", "PKID,统一社会信用代码,年度,税额\n");
    assertThatThrownBy(() -> city.load(home)).hasMessageContaining("no ZIP archive");
  }

  @Test
  void dates_stay_dates_and_parcels_come_from_coordinate_texts() throws IOException {
    try (WorkbookWriter book = new WorkbookWriter(city.folder().resolve("firm.xlsx"))) {
      book.sheet(
              "企业",
              List.of(SheetColumn.of("统一社会信用代码", Format.TEXT), SheetColumn.of("成立日期", Format.DATE)))
          .row(SmallCity.E1, LocalDate.of(2010, 5, 1));
    }
    city.pack("file: firm.csv, format: csv", "file: firm.xlsx, format: xlsx");
    city.write(
        "limit.txt",
        """
        [属性描述]
        坐标系=2000国家大地坐标系
        带号=39
        [地块坐标]
        5,1.0000,L1,五大道,面,,,,@
        J1,1,4330000,39517000
        J2,1,4330100,39517000
        J3,1,4330100,39517100
        J4,1,4330000,39517100
        J1,1,4330000,39517000
        """);
    city.pack(
        "    - {name: building,",
        "    - {name: limits, dataset: plan.constraint, file: limit.txt, format: txt, owner: {zh: 局, en: Bureau}, purpose: administrative_record}\n"
            + "      - {name: building,");
    city.load(home);
    try (Warehouse warehouse = Warehouse.open(home)) {
      Store store = new Store(warehouse);
      assertThat(store.row("SELECT CAST(founded_on AS VARCHAR) FROM econ.enterprise", null))
          .isEqualTo("2010-05-01");
      assertThat(
              store.row(
                  "SELECT constraint_code, name, ST_Area(geom) FROM plan.\"constraint\"", null))
          .isEqualTo("L1 五大道 10000.0");
    }
  }
}
