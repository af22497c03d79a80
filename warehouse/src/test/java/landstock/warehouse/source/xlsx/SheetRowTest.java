package landstock.warehouse.source.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import landstock.warehouse.lineage.Why.Origin;
import org.junit.jupiter.api.Test;

class SheetRowTest {
  @Test
  void a_number_tells_sheet_and_row() {
    assertThat(SheetRow.of(7)).isEqualTo(new SheetRow(1, 7));
    assertThat(SheetRow.of(10_000_000)).isEqualTo(new SheetRow(1, 10_000_000));
    assertThat(SheetRow.of(30_064_683)).isEqualTo(new SheetRow(4, 64_683));
    assertThat(SheetRow.offset(4) + 64_683).isEqualTo(30_064_683);
  }

  @Test
  void only_a_workbook_has_sheets() {
    assertThat(origin("2024/税收.XLSX", 30_064_683).place()).isEqualTo("sheet 4, row 64683");
    assertThat(origin("2024/税收.XLSX", 12).place()).isEqualTo("row 12");
    assertThat(origin("2024/tax.parquet", 30_064_683).place()).isEqualTo("row 30064683");
  }

  @Test
  void a_row_of_several_files_is_told_with_its_file_where_that_is_known() {
    Origin second =
        new Origin("tax", "税收*.xlsx", 20_000_012, "二.xlsx", 10_000_005, "局", "Bureau", "", null);
    assertThat(second.place()).isEqualTo("二.xlsx, sheet 2, row 5");
    assertThat(origin("税收*.xlsx", 20_000_012).place())
        .isEqualTo("row 20000012 of all files, numbered on");
  }

  private static Origin origin(String file, long row) {
    return new Origin("tax", file, row, null, row, "税务局", "Tax Bureau", "", null);
  }
}
