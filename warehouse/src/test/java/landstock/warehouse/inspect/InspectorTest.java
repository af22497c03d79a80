package landstock.warehouse.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.testdata.SharedData;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.workbook.SheetColumn;
import landstock.warehouse.workbook.WorkbookWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectorTest {
  private final Inspector inspector = Inspector.ofProduct();
  @TempDir private Path folder = Path.of("");

  private Inspection inspect(Path file) {
    return inspector.inspect(file, Optional.empty(), Long.MAX_VALUE);
  }

  @Test
  void a_chinese_table_is_told_with_encoding_dataset_and_units() throws IOException {
    Path file =
        Files.write(
            folder.resolve("税收.csv"),
            """
            和平区税收表,,
            统一社会信用代码,年度,入库税额（万元）
            91350200776049653A,2023,"1,234.5"
            合计,,1234.5
            """
                .getBytes(Charset.forName("GB18030")));
    Inspection found = inspect(file);
    assertThat(found.encoding().name()).isEqualTo("GB18030");
    assertThat(found.format()).isEqualTo("csv");
    assertThat(found.rows()).isEqualTo(2);
    assertThat(found.fits().get(0).dataset()).isEqualTo("econ.tax_year");
    assertThat(found.columns())
        .extracting(ColumnProfile.Seen::type)
        .containsExactly("text", "integer", "decimal");
    assertThat(found.first()).containsExactly(List.of("91350200776049653A", "2023", "1,234.5"));
    assertThat(found.told())
        .extracting(Told::rule)
        .contains("header_below_title", "total_row", "unit_undeclared");
    assertThat(found.draft())
        .contains("dataset: econ.tax_year", "encoding: GB18030", "factors: {amount: 10000}");
  }

  @Test
  void a_table_whose_first_header_begins_as_a_workbook_does_is_a_table() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("税收.csv"), "PKID,统一社会信用代码,年度,税额\n1," + SmallCity.E1 + ",2023,5\n");
    assertThat(inspect(file).format()).isEqualTo("csv");
    assertThat(inspect(file).rows()).isEqualTo(1);
  }

  @Test
  void a_workbook_is_told_whatever_it_is_called() throws IOException {
    Path file = folder.resolve("firms.dat");
    try (WorkbookWriter book = new WorkbookWriter(file)) {
      book.sheet(
              "企业",
              List.of(
                  SheetColumn.of("统一社会信用代码", SheetColumn.Format.TEXT),
                  SheetColumn.of("企业名称", SheetColumn.Format.TEXT),
                  SheetColumn.of("成立日期", SheetColumn.Format.DATE)))
          .row(SmallCity.E1, "甲", LocalDate.of(2010, 5, 1));
    }
    Inspection found = inspect(file);
    assertThat(found.format()).isEqualTo("xlsx");
    assertThat(found.fits().get(0).dataset()).isEqualTo("econ.enterprise");
    assertThat(found.columns().get(2).type()).isEqualTo("date");
  }

  @Test
  void a_unit_above_the_header_is_drafted_as_one_in_it() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("税收.csv"),
            "税收表（单位：万元）,,\n统一社会信用代码,年度,入库税额\n" + SmallCity.E1 + ",2023,5\n");
    Inspection found = inspect(file);
    assertThat(found.told()).extracting(Told::rule).contains("unit_undeclared");
    assertThat(found.draft()).contains("factors: {amount: 10000}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "统一社会信用代码,年度,税额,退税额\n,,（万元）,（万元）\n",
        "统一社会信用代码,年度,税额,\n（18位）,,万元,\n",
        "统一社会信用代码,年度,税额,\n,,（单位：万元）,%\n",
        "企业,,税收,\n统一社会信用代码,年度,税额,退税额\n,,（万元）,（元）\n"
      })
  void a_row_of_units_below_the_header_is_drafted_as_one_in_it(String header) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("税收.csv"),
            header + SmallCity.E1 + ",2023,56,1\n" + SmallCity.E2 + ",,,\n");
    Inspection found = inspect(file);
    assertThat(found.rows()).isEqualTo(2);
    assertThat(found.told()).extracting(Told::rule).contains("unit_undeclared");
    assertThat(found.draft()).contains("amount: 10000");
  }

  @Test
  void a_first_record_is_no_row_of_units() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("税收.csv"),
            "统一社会信用代码,年度,税额,备注\n" + SmallCity.E1 + ",2023,56,万元\n" + SmallCity.E2 + ",,元,\n");
    assertThat(inspect(file).rows()).isEqualTo(2);
  }

  @Test
  void sheets_that_fit_alike_are_drafted_as_one_hand_in() throws IOException {
    Path file = folder.resolve("税收.xlsx");
    try (WorkbookWriter book = new WorkbookWriter(file)) {
      for (String month : List.of("一月", "二月")) {
        book.sheet(
                month,
                List.of(
                    SheetColumn.of("统一社会信用代码", SheetColumn.Format.TEXT),
                    SheetColumn.of("年度", SheetColumn.Format.NUMBER),
                    SheetColumn.of("入库税额", SheetColumn.Format.MONEY)))
            .row(SmallCity.E1, 2023, 5);
      }
    }
    Inspection found = inspect(file);
    assertThat(found.rows()).isEqualTo(2);
    assertThat(found.told().get(0).rule()).isEqualTo("layer_missing");
    assertThat(found.draft()).contains("layer: '*'", "dataset: econ.tax_year");
  }

  @Test
  void coordinates_of_land_administration_are_told_with_their_grid() {
    Inspection found = inspect(SharedData.folder("txt").resolve("44120000957.txt"));
    assertThat(found.format()).isEqualTo("txt");
    assertThat(found.crs().srid()).isEqualTo(4526);
    assertThat(found.shapes()).containsEntry("Polygon", 1L);
    assertThat(found.fits().get(0).dataset()).isEqualTo("plan.constraint");
    assertThat(found.draft())
        .containsPattern("# seen within \\[38[0-9]{6}, 2[0-9]{6}, 38[0-9]{6}, 2");
  }

  @Test
  void a_broken_file_is_told_as_a_load_would() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "代码,年度\n1,\"2\n");
    assertThat(inspect(file).told())
        .anySatisfy(
            t -> {
              assertThat(t.rule()).isEqualTo("unclosed_quote");
              assertThat(t.blocks()).isTrue();
            });
    assertThatThrownBy(() -> inspect(folder.resolve("none.csv")))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining("there is no file");
  }
}
