package landstock.warehouse.source.xlsx;

import static landstock.warehouse.source.xlsx.Parts.cells;
import static landstock.warehouse.source.xlsx.Parts.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.MemoryBudget;
import landstock.warehouse.testdata.Heard;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Broken and hostile workbooks end in one clear finding, soon and in little memory. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileWorkbookTest {
  private static final String HEADER = row(1, "代码", "年度");
  @TempDir private Path folder = Path.of("");

  private Heard read(Parts parts) {
    return read(parts.write(folder.resolve("book.xlsx")));
  }

  private static Heard read(Path file) {
    return read(file, MemoryBudget.ofHeap(1));
  }

  private static Heard read(Path file, MemoryBudget memory) {
    return new Heard("代码", "年度").read(new XlsxFormat(memory), file, Heard.handIn(Format.XLSX));
  }

  @Test
  void a_workbook_cut_at_every_kilobyte_is_refused() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    Random random = new Random(7);
    for (int i = 2; i < 2_000; i++) {
      rows.append(row(i, Long.toHexString(random.nextLong()), "2023"));
    }
    byte[] whole =
        Files.readAllBytes(new Parts().sheet(rows.toString()).write(folder.resolve("w.xlsx")));
    assertThat(whole.length).isGreaterThan(20_000);
    for (int length = 1024; length < whole.length; length += 1024) {
      Path cut = Files.write(folder.resolve("cut.xlsx"), Arrays.copyOf(whole, length));
      assertThat(read(cut).findings)
          .singleElement()
          .asString()
          .startsWith("UNREADABLE file_truncated");
    }
  }

  @Test
  void bytes_that_were_damaged_never_escape_as_another_failure() throws IOException {
    byte[] whole =
        Files.readAllBytes(
            new Parts().sheet(HEADER + row(2, "A", "2023")).write(folder.resolve("w.xlsx")));
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
      Path file = Files.write(folder.resolve("damaged.xlsx"), bytes);
      Assertions.assertDoesNotThrow(() -> read(file));
    }
  }

  @Test
  void a_zip_bomb_is_refused_before_it_is_whole() {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 2; i < 42; i++) {
      rows.append(cells(i, ("<c><v>" + " ".repeat(200_000) + "</v></c>").repeat(5)));
    }
    Heard heard = read(new Parts().sheet(rows.toString()));
    assertThat(heard.findings).singleElement().asString().startsWith("UNREADABLE zip_bomb");
  }

  @Test
  void a_bomb_of_shared_texts_is_refused_while_it_is_read() {
    Heard heard = read(new Parts().sheet(HEADER).texts("<si><t>和平和平</t></si>".repeat(1_500_000)));
    assertThat(heard.findings)
        .singleElement()
        .asString()
        .startsWith("UNREADABLE zip_bomb xl/sharedStrings.xml inflates");
  }

  @Test
  void every_column_a_sheet_can_have_is_read() {
    String header = "<c t='inlineStr'><is><t>年度</t></is></c>";
    String other = "<c t='inlineStr'><is><t>x</t></is></c>";
    String cells = "<c><v>1</v></c>".repeat(16_384);
    Heard heard =
        read(new Parts().sheet(cells(1, header + other.repeat(16_383)) + cells(2, cells)));
    assertThat(heard.rows).containsExactly("2: - | 1");
    assertThat(read(new Parts().sheet(cells(1, header + other.repeat(16_384)))).findings)
        .singleElement()
        .asString()
        .startsWith("UNREADABLE file_broken");
  }

  @Test
  void a_row_that_no_memory_should_hold_is_refused_while_it_is_read() {
    String cell = "<c t='str'><v>" + "x".repeat(30_000) + "</v></c>";
    assertThat(read(new Parts().sheet(HEADER + cells(2, cell.repeat(133)))).rows).hasSize(1);
    assertThat(read(new Parts().sheet(HEADER + cells(2, cell.repeat(134)))).findings)
        .containsExactly(
            "UNREADABLE zip_bomb row 2 of sheet '表1' holds more than 4000000 characters");
    assertThat(read(new Parts().sheet(HEADER + row(2, "x".repeat(250_000)))).findings)
        .containsExactly(
            "UNREADABLE file_broken a text of xl/worksheets/sheet1.xml is longer than a cell can be");
  }

  @Test
  void first_rows_of_all_sheets_are_held_within_the_budget_of_memory() {
    String cell = "<c t='str'><v>" + "x".repeat(30_000) + "</v></c>";
    String rows = cells(1, cell.repeat(10));
    Path two = new Parts().sheet(rows).sheet(rows).write(folder.resolve("two.xlsx"));
    assertThat(read(two, new MemoryBudget(1 << 20, 1)).findings)
        .containsExactly(
            "UNREADABLE file_too_large the first rows of its sheets need more than 1 MB of memory");
  }

  @Test
  void a_text_without_end_is_refused() {
    Heard heard = read(new Parts().sheet(row(1, "代码" + "x".repeat(5_000_000))));
    assertThat(heard.findings).singleElement().asString().startsWith("UNREADABLE");
  }

  @Test
  void entities_are_refused_wherever_they_stand() {
    String entity = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>";
    Parts parts = new Parts().sheet(HEADER);
    assertThat(
            read(parts.part(
                    "xl/worksheets/sheet1.xml",
                    entity
                        + "<worksheet><sheetData>"
                        + HEADER
                        + cells(2, "<c t='str'><v>&a;</v></c>")
                        + "</sheetData></worksheet>"))
                .findings)
        .containsExactly("UNREADABLE xml_entity xl/worksheets/sheet1.xml");
    assertThat(
            read(new Parts().sheet(HEADER).part("xl/sharedStrings.xml", entity + "<sst/>"))
                .findings)
        .containsExactly("UNREADABLE xml_entity xl/sharedStrings.xml");
  }

  @Test
  void a_million_empty_rows_are_passed_over() {
    StringBuilder rows = new StringBuilder(HEADER).append(row(2, "A", "2023"));
    for (int i = 3; i <= 1_048_576; i++) {
      rows.append("<row r='")
          .append(i)
          .append("' s='1'><c r='A")
          .append(i)
          .append("' s='1'/></row>");
    }
    Path file = new Parts().sheet(rows.toString()).write(folder.resolve("book.xlsx"));
    Heard heard = Assertions.assertTimeout(Duration.ofSeconds(30), () -> read(file));
    assertThat(heard.rows).containsExactly("2: A | 2023");
    assertThat(heard.findings).isEmpty();
  }

  @Test
  void the_last_column_is_read_and_none_beyond_it() {
    String far = "<c r='XFD2'><v>1</v></c>";
    assertThat(read(new Parts().sheet(HEADER + cells(2, far))).rows).hasSize(1);
    for (String bad : new String[] {"XFE2", "ZZZZZZZZZ2", "2", "é2"}) {
      assertThat(
              read(new Parts().sheet(HEADER + cells(2, "<c r='" + bad + "'><v>1</v></c>")))
                  .findings)
          .singleElement()
          .asString()
          .startsWith("UNREADABLE file_broken sheet '表1': there can be no cell '" + bad);
    }
  }

  @Test
  void rows_out_of_order_or_past_the_last_one_are_refused() {
    for (String bad : new String[] {"1", "1048577", "9999999999999999999", "x", "-1"}) {
      assertThat(
              read(new Parts().sheet(HEADER + "<row r='" + bad + "'><c><v>1</v></c></row>"))
                  .findings)
          .singleElement()
          .asString()
          .startsWith("UNREADABLE file_broken sheet '表1': there can be no row");
    }
  }

  @Test
  void a_text_that_is_not_there_is_named_with_its_cell() {
    assertThat(read(new Parts().sheet(HEADER + cells(2, "<c r='B2' t='s'><v>7</v></c>"))).findings)
        .containsExactly("UNREADABLE file_broken cell B2 refers to text 7 of 0");
  }

  @Test
  void an_archive_that_is_no_workbook_says_what_it_is() throws IOException {
    Path file = folder.resolve("x.xlsx");
    try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new java.util.zip.ZipEntry("mimetype"));
    }
    assertThat(read(file).findings)
        .containsExactly(
            "UNREADABLE not_what_it_claims it is an OpenDocument file; save it as XLSX");
  }
}
