package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import landstock.warehouse.workbook.SheetColumn;
import landstock.warehouse.workbook.SheetColumn.Format;
import landstock.warehouse.workbook.SheetWriter;
import landstock.warehouse.workbook.WorkbookWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks and coordinate texts through a whole load. */
class WorkbookLoadTest {
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
  void an_old_workbook_is_told_what_to_do() {
    city.write("tax.csv", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
    city.pack("file: tax.csv, format: csv", "file: tax.csv, format: xlsx");
    assertThatThrownBy(() -> city.load(home)).hasMessageContaining("save it as XLSX");
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
