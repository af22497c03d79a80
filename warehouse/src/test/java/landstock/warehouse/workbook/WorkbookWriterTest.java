package landstock.warehouse.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.MemoryBudget;
import landstock.warehouse.source.xlsx.XlsxFormat;
import landstock.warehouse.testdata.Heard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookWriterTest {
  private static final List<SheetColumn> COLUMNS =
      List.of(
          SheetColumn.of("统一社会信用代码", SheetColumn.Format.TEXT),
          SheetColumn.of("税额", SheetColumn.Format.MONEY),
          SheetColumn.of("日期", SheetColumn.Format.DATE),
          SheetColumn.of("是否", SheetColumn.Format.TRUTH));

  @TempDir private Path folder = Path.of("");

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    try (WorkbookWriter book = new WorkbookWriter(file)) {
      SheetWriter sheet = book.sheet("税收", COLUMNS);
      sheet.row("120101001001000013", new BigDecimal("-1234.50"), LocalDate.of(2023, 6, 1), true);
      sheet.row("=1+1", null, null, false);
      sheet.row("a<&>\"'b", 7, null, null);
      book.sheet("其他", List.of(SheetColumn.of("编号", SheetColumn.Format.NUMBER))).row(1);
    }
    return file;
  }

  @Test
  void what_is_written_is_read_back_by_the_reader() throws IOException {
    Heard heard =
        new Heard("统一社会信用代码", "税额", "日期", "是否")
            .read(
                new XlsxFormat(MemoryBudget.ofHeap(1)), write("a.xlsx"), Heard.handIn(Format.XLSX));
    assertThat(heard.rows)
        .containsExactly(
            "2: 120101001001000013 | -1234.5 | 2023-06-01 | true",
            "3: =1+1 |  |  | false",
            "4: a<&>\"'b | 7 | - | -");
  }

  @Test
  void equal_rows_are_equal_bytes_and_no_draft_stays() throws IOException {
    assertThat(write("a.xlsx")).hasSameBinaryContentAs(write("b.xlsx"));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  private Path titled(String name) throws IOException {
    Path file = folder.resolve(name);
    try (WorkbookWriter book = new WorkbookWriter(file)) {
      SheetWriter sheet =
          book.sheet(
              "名录",
              List.of("企业名录", "单位：元"),
              List.of(
                  SheetColumn.of("代码", SheetColumn.Format.PLAIN),
                  SheetColumn.of("税额", SheetColumn.Format.NUMBER)));
      for (int i = 0; i < 20; i++) {
        sheet.row(i % 2 == 0 ? "E" + i : null, new SheetWriter.Typed("约" + i));
        if (i % 2 == 1) {
          sheet.merge(0, 2);
        }
      }
    }
    return file;
  }

  @Test
  void titles_and_merged_cells_are_told_and_come_in_one_order() throws IOException {
    assertThat(titled("a.xlsx")).hasSameBinaryContentAs(titled("b.xlsx"));
    Heard heard =
        new Heard("代码", "税额")
            .read(
                new XlsxFormat(MemoryBudget.ofHeap(1)),
                titled("c.xlsx"),
                Heard.handIn(Format.XLSX));
    assertThat(heard.rows).hasSize(20).startsWith("4: E0 | 约0", "5:  | 约1");
    assertThat(heard.findings.stream().filter(f -> f.contains("header_below_title"))).hasSize(1);
    assertThat(heard.findings.stream().filter(f -> f.contains("merged_cells"))).hasSize(10);
  }

  @Test
  void many_rows_leave_as_they_come() throws IOException {
    Path file = folder.resolve("many.xlsx");
    try (WorkbookWriter book = new WorkbookWriter(file)) {
      SheetWriter sheet = book.sheet("多", List.of(SheetColumn.of("代码", SheetColumn.Format.TEXT)));
      for (int i = 0; i < 20_000; i++) {
        sheet.row("E" + i);
      }
      assertThat(sheet.nextRow()).isEqualTo(20_002);
    }
    Heard heard =
        new Heard("代码")
            .read(new XlsxFormat(MemoryBudget.ofHeap(1)), file, Heard.handIn(Format.XLSX));
    assertThat(heard.rows).hasSize(20_000).last().isEqualTo("20001: E19999");
  }

  @Test
  void wrong_values_and_names_are_refused() throws IOException {
    try (WorkbookWriter book = new WorkbookWriter(folder.resolve("a.xlsx"))) {
      SheetWriter sheet = book.sheet("税收", COLUMNS);
      assertThatThrownBy(() -> sheet.row("x")).hasMessage("1 values for 4 columns");
      assertThatThrownBy(() -> sheet.row("x", "y", null, null))
          .hasMessage("税额 takes Number, was y");
      assertThatThrownBy(() -> sheet.row("x".repeat(40_000), 1, null, null))
          .hasMessageContaining("32,767");
      assertThatThrownBy(() -> book.sheet("税收", COLUMNS)).hasMessageContaining("two sheets");
      assertThatThrownBy(() -> book.sheet("a/b", COLUMNS)).hasMessageContaining("cannot be called");
    }
  }
}
