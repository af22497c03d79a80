package landstock.warehouse.source.xlsx;

import static landstock.warehouse.source.xlsx.Parts.cells;
import static landstock.warehouse.source.xlsx.Parts.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.MemoryBudget;
import landstock.warehouse.testdata.Heard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxFormatTest {
  @TempDir private Path folder = Path.of("");

  private Heard read(Parts parts, @Nullable String layer, String... headers) {
    Path file = parts.write(folder.resolve("book.xlsx"));
    return new Heard(headers)
        .read(
            new XlsxFormat(MemoryBudget.ofHeap(1)),
            file,
            Heard.handIn(Format.XLSX, StandardCharsets.UTF_8, 4548, layer));
  }

  private Heard read(Parts parts) {
    return read(parts, null, "代码", "年度", "税额");
  }

  @Test
  void rows_have_the_numbers_that_the_program_shows() {
    Heard heard = read(new Parts().sheet(row(1, "代码", "年度") + row(5, "A", "2023")));
    assertThat(heard.rows).containsExactly("5: A | 2023 | -");
    assertThat(heard.findings).isEmpty();
  }

  @Test
  void a_header_below_merged_titles_is_found_and_told() {
    Heard heard =
        read(
            new Parts()
                .sheet(
                    "表",
                    "visible",
                    "",
                    row(1, "和平区企业税收表")
                        + row(2, "填报单位", "税务局")
                        + row(4, "代码", "税额")
                        + row(5, "A", "1"),
                    "<mergeCells><mergeCell ref='A1:C1'/></mergeCells>"));
    assertThat(heard.rows).containsExactly("5: A | - | 1");
    assertThat(heard.findings).containsExactly("header_below_title 4 和平区企业税收表 / 填报单位 | 税务局 4");
  }

  @Test
  void a_header_of_two_rows_is_joined_where_columns_have_a_common_one() {
    Heard heard =
        read(
            new Parts()
                .sheet(row(1, "代码", "税收", "") + row(2, "", "2022", "2023") + row(3, "A", "5", "6")),
            null,
            "代码",
            "税收2022",
            "税收2023");
    assertThat(heard.rows).containsExactly("3: A | 5 | 6");
  }

  @Test
  void a_row_of_units_below_the_header_belongs_to_it() {
    Heard heard =
        read(
            new Parts().sheet(row(1, "代码", "税额") + row(2, "", "（万元）") + row(3, "A", "5")),
            null,
            "代码",
            "税额(万元)");
    assertThat(heard.rows).containsExactly("3: A | 5");
  }

  @Test
  void numbers_dates_truths_and_formulas_become_texts() {
    String cells =
        "<c r='A2'><v>118.49000000000001</v></c><c r='B2' s='1'><v>45078</v></c>"
            + "<c r='C2' t='b'><v>1</v></c><c r='D2'><f>A2*2</f><v>1.2E7</v></c>"
            + "<c r='E2' s='2'><v>45078.5</v></c><c r='F2' s='3'><v>45078</v></c>"
            + "<c r='G2' t='str'><f>\"x\"</f><v>甲</v></c>";
    Heard heard =
        read(
            new Parts().sheet(row(1, "a", "b", "c", "d", "e", "f", "g") + cells(2, cells)),
            null,
            "a",
            "b",
            "c",
            "d",
            "e",
            "f",
            "g");
    assertThat(heard.rows)
        .containsExactly(
            "2: 118.49 | 2023-06-01 | true | 12000000 | 2023-06-01T12:00:00 | 45078 | 甲");
  }

  @Test
  void dates_of_1904_and_the_day_that_never_was() {
    String cells = "<c r='A2' s='1'><v>0</v></c><c r='B2' s='1'><v>43616</v></c>";
    assertThat(read(new Parts().since1904().sheet(row(1, "代码", "年度") + cells(2, cells))).rows)
        .containsExactly("2: 00:00:00 | 2023-06-01 | -");
    String early =
        "<c r='A2' s='1'><v>59</v></c><c r='B2' s='1'><v>60</v></c><c r='C2' s='1'><v>61</v></c>";
    assertThat(read(new Parts().sheet(row(1, "代码", "年度", "税额") + cells(2, early))).rows)
        .containsExactly("2: 1900-02-28 | 60 | 1900-03-01");
  }

  @Test
  void shared_texts_leave_out_how_characters_are_read_aloud() {
    Parts parts =
        new Parts()
            .texts(
                "<si><t>代码</t></si><si><r><t>和</t></r><r><t>平_x0041_</t></r><rPh><t>he</t></rPh></si>")
            .sheet(cells(1, "<c t='s'><v>0</v></c>") + cells(2, "<c t='s'><v>1</v></c>"));
    assertThat(read(parts).rows).containsExactly("2: 和平A | - | -");
  }

  @Test
  void errors_missing_values_and_lost_digits_are_findings() {
    String cells =
        "<c r='A2' t='e'><v>#N/A</v></c><c r='B2'><f>1+1</f></c><c r='C2'><v>1.2010100100112E18</v></c>";
    Heard heard = read(new Parts().sheet(row(1, "代码", "年度", "税额") + cells(2, cells)));
    assertThat(heard.rows).containsExactly("2:  |  | 1201010010011200000");
    assertThat(heard.findings)
        .containsExactly(
            "error_cell 2 代码 #N/A",
            "formula_without_value 2 年度",
            "digits_lost 2 税额 1201010010011200000");
  }

  @Test
  void values_beside_the_last_header_are_told() {
    Heard heard =
        read(new Parts().sheet(row(1, "代码", "年度") + row(2, "A", "2023", "", "x") + row(3, "B")));
    assertThat(heard.rows).containsExactly("2: A | 2023 | -", "3: B | - | -");
    assertThat(heard.findings).containsExactly("column_nameless 1 D");
  }

  @Test
  void a_cell_of_a_no_break_space_is_empty() {
    assertThat(read(new Parts().sheet(row(1, "代码", "年度") + row(2, "A", "\u00a0"))).rows)
        .containsExactly("2: A | - | -");
  }

  @Test
  void totals_remarks_and_numbers_of_columns_are_no_records() {
    Heard heard =
        read(
            new Parts()
                .sheet(
                    row(1, "代码", "年度", "税额")
                        + row(2, "甲", "1", "2")
                        + row(3, "A", "2023", "7")
                        + row(4, "合　计", "", "7")
                        + row(5, "注：不含退税")));
    assertThat(heard.rows).containsExactly("3: A | 2023 | 7");
    assertThat(heard.findings)
        .containsExactly("remark_row 2 甲 | 1 | 2", "total_row 4 合　计 | 7", "remark_row 5 注：不含退税");
  }

  @Test
  void the_sheet_that_fits_best_is_read_the_named_one_or_all_that_fit() {
    Parts parts =
        new Parts()
            .sheet(row(1, "说明") + row(2, "请填报"))
            .sheet("2022", "visible", "", row(1, "代码", "年度") + row(2, "A", "2022"), "")
            .sheet("2023", "hidden", "", row(1, "代码", "年度", "税额") + row(2, "B", "2023", "1"), "");
    assertThat(read(parts).rows).containsExactly("2: B | 2023 | 1");
    assertThat(read(parts).findings)
        .anyMatch(f -> f.startsWith("sheet_not_read 2022"))
        .anyMatch(f -> f.startsWith("sheet_read 1 2023 it is hidden"));
    assertThat(read(parts, "2022", "代码", "年度", "税额").rows).containsExactly("2: A | 2022 | -");
    assertThat(read(parts, "*", "代码", "年度", "税额").rows)
        .containsExactly("10000002: A | 2022 | -", "20000002: B | 2023 | 1");
    assertThat(read(parts, "2021", "代码", "年度", "税额").findings)
        .containsExactly("UNREADABLE sheet_missing 2021 its sheets are '表1', '2022', '2023'");
  }

  @Test
  void sheets_that_fit_alike_are_never_one_of_them() {
    Parts months =
        new Parts()
            .sheet(row(1, "说明") + row(2, "请填报"))
            .sheet("一月", "visible", "", row(1, "代码", "税额") + row(2, "A", "1"), "")
            .sheet("二月", "visible", "", row(1, "代码", "税额") + row(2, "A", "2"), "");
    assertThat(read(months).findings)
        .containsExactly("UNREADABLE layer_missing 2 sheets fit alike: '一月', '二月'");
    assertThat(read(months).rows).isEmpty();
    assertThat(read(months, "*", "代码", "税额").rows).hasSize(2);
    Parts titled =
        new Parts()
            .sheet(row(1, "代码", "税额") + row(2, "A", "1"))
            .sheet(row(1, "二月") + row(2, "代码", "税额") + row(3, "A", "2"));
    assertThat(read(titled, "*", "代码", "税额").findings).contains("header_below_title 10000002 二月 2");
    Parts template =
        new Parts()
            .sheet("空表", "visible", "", row(1, "代码", "税额"), "")
            .sheet("数据", "visible", "", row(1, "代码", "税额") + row(2, "A", "2"), "");
    assertThat(read(template, null, "代码", "税额").rows)
        .as("a sheet of headers alone loses nothing")
        .containsExactly("2: A | 2");
  }

  @Test
  void a_number_is_padded_where_its_cell_shows_zeros_before_it() {
    String cells =
        "<c r='A2' s='4'><v>601</v></c><c r='B2' s='4'><v>12.5</v></c>"
            + "<c r='C2' s='4'><v>60112</v></c><c r='D2' s='5'><v>601</v></c>"
            + "<c r='E2' s='4'><v>-7</v></c>";
    assertThat(
            read(
                    new Parts().sheet(row(1, "a", "b", "c", "d", "e") + cells(2, cells)),
                    null,
                    "a",
                    "b",
                    "c",
                    "d",
                    "e")
                .rows)
        .containsExactly("2: 0601 | 12.5 | 60112 | 601 | -7");
  }

  @Test
  void hidden_rows_and_columns_are_read_and_told_merged_records_too() {
    Heard heard =
        read(
            new Parts()
                .sheet(
                    "表",
                    "visible",
                    "<cols><col min='2' max='2' hidden='1'/></cols>",
                    row(1, "代码", "年度")
                        + row(2, "A", "2022").replace("r='2'>", "r='2' hidden='1'>")
                        + row(3, "", "2023"),
                    "<mergeCells><mergeCell ref='A2:A3'/></mergeCells>"));
    assertThat(heard.rows).containsExactly("2: A | 2022 | -", "3:  | 2023 | -");
    assertThat(heard.findings)
        .containsExactly(
            "hidden_read 2 1 hidden rows, this is the first",
            "hidden_read B:B hidden columns",
            "merged_cells 2 A2:A3 of columns A to B");
  }
}
