package landstock.warehouse.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import landstock.sql.catalog.Label;
import landstock.sql.security.Policy;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.feedback.HandInReport.Line;
import landstock.warehouse.feedback.Reports.Named;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.source.MemoryBudget;
import landstock.warehouse.source.xlsx.XlsxFormat;
import landstock.warehouse.staging.CellText.Cell;
import landstock.warehouse.staging.CellText.Place;
import landstock.warehouse.staging.HandInTexts;
import landstock.warehouse.testdata.Heard;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Town;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ReportsTest {
  private static final DataModel MODEL = new CatalogFiles(new DataFiles()).load();
  private static final String HOSTILE = "<script>alert('a')</script>&\u202e\u0007=1+1";

  private Town town = new Town(Path.of("target/unused"));
  private Path home = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void build(@TempDir Path directory) {
    town = new Town(directory.resolve("town"));
    home = directory.resolve("home");
    out = directory.resolve("out");
  }

  /** Loads the town and writes the reports of one hand-in. */
  private ReportFiles.Written written(String source) {
    town.city().load(home);
    return again(source);
  }

  private ReportFiles.Written again(String source) {
    Path folder = town.city().folder();
    try (Warehouse warehouse = Warehouse.open(home)) {
      Reports reports =
          Reports.of(
              question -> warehouse.ask(question, Policy.OPEN),
              warehouse.current().orElseThrow(),
              MODEL,
              new HandInTexts(
                  folder, Packs.ofProduct().find(folder.toString()).surveys().get(0), MODEL));
      assertThat(reports.sources()).extracting(Named::name).contains("parcel", "tax").hasSize(10);
      return ReportFiles.write(reports, n -> n.name().equals(source), out).get(0);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static long count(String text, String regex) {
    return Pattern.compile(regex).matcher(text).results().count();
  }

  @Test
  void a_finding_is_told_in_the_words_of_the_hand_in() {
    town.with("year.csv", SmallCity.E1 + ",2022,95000", SmallCity.E1 + ",2022, 950000000");
    Line line = written("enterprise_year").report().lines().get(0);
    assertThat(line.rule()).isEqualTo("unit_jump");
    assertThat(line.level()).isEqualTo(Level.WARNING);
    assertThat(line.row()).isEqualTo(3);
    assertThat(line.header()).isEqualTo("营业收入");
    assertThat(line.text()).isEqualTo(" 950000000");
    assertThat(line.key()).isEqualTo(SmallCity.E1);
    assertThat(line.message().zh()).contains("一万倍").endsWith("2022: 9500 ×");
  }

  @Test
  void texts_of_a_file_that_changed_since_are_not_taken() {
    town.with("year.csv", SmallCity.E1 + ",2022,95000", SmallCity.E1 + ",2022,950000000");
    assertThat(written("enterprise_year").report().source().textsRead()).isTrue();
    town.with("year.csv", "950000000", "7");
    HandInReport report = again("enterprise_year").report();
    assertThat(report.source().textsRead()).isFalse();
    assertThat(report.lines().get(0).text()).isEqualTo("950000000.00");
  }

  @Test
  void a_hand_in_without_a_flaw_is_told_so() throws IOException {
    ReportFiles.Written written = written("parcel");
    assertThat(written.report().lines()).isEmpty();
    assertThat(text(written.page())).contains("未发现需要处理的问题").doesNotContain("<table");
  }

  @Test
  void the_page_has_every_finding_and_no_mark_of_a_hand_in() throws IOException {
    town.with("firm.csv", SmallCity.E2 + ",乙", SmallCity.E2 + ",乙,规下,,,\n\"" + HOSTILE + "\",丙");
    town.with("firm.csv", "F5211", "<b>F5211");
    ReportFiles.Written written = written("enterprise");
    String page = text(written.page());
    assertThat(written.report().lines()).hasSize(2);
    assertThat(count(page, "<tr><td class=\"n\">\\d+</td>")).isEqualTo(2);
    assertThat(page)
        .contains(
            "&lt;script&gt;alert(&#39;a&#39;)&lt;/script&gt;&amp;", "\u2407=1+1", "&lt;b&gt;F5211")
        .contains("default-src 'none'")
        .doesNotContain("<script", "<b>F", "\u0007");
    assertThat(count(page, "<bdi>")).isEqualTo(count(page, "</bdi>"));
  }

  @Test
  void the_workbook_read_back_has_the_same_findings() throws IOException {
    town.with("firm.csv", SmallCity.E2 + ",乙", SmallCity.E2 + ",乙,规下,,,\n\"" + HOSTILE + "\",丙");
    ReportFiles.Written written = written("enterprise");
    Heard heard =
        new Heard("行号 Row", "字段 Column", "关键字 Key", "原文 Text", "规则 Rule")
            .read(
                new XlsxFormat(MemoryBudget.ofHeap(1)),
                written.workbook(),
                Heard.handIn(Format.XLSX, StandardCharsets.UTF_8, 4548, "问题 Findings"));
    List<Line> lines = written.report().lines();
    assertThat(heard.rows).hasSize(lines.size()).hasSize(1);
    String seen = HOSTILE.replace("\u0007", "\u2407");
    assertThat(heard.rows.get(0))
        .isEqualTo("2: 4 | 统一社会信用代码 | " + seen + " | " + seen + " | credit_code_check");
    // Another look: rows and kinds of cells as the parts of the archive have them.
    try (ZipFile zip = new ZipFile(written.workbook().toFile());
        InputStream sheet =
            zip.getInputStream(Objects.requireNonNull(zip.getEntry("xl/worksheets/sheet3.xml")))) {
      String xml = new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(count(xml, "<row ")).isEqualTo(lines.size() + 1);
      assertThat(xml).doesNotContain("<f>").contains("&lt;script&gt;");
    }
  }

  @Test
  void equal_reports_are_equal_bytes() throws IOException {
    ReportFiles.Written written = written("tax");
    byte[] page = Files.readAllBytes(written.page());
    byte[] workbook = Files.readAllBytes(written.workbook());
    again("tax");
    assertThat(Files.readAllBytes(written.page())).isEqualTo(page);
    assertThat(Files.readAllBytes(written.workbook())).isEqualTo(workbook);
  }

  @Test
  void a_refused_load_leaves_its_reports() throws IOException {
    town.with("year.csv", "营业收入", "营业收入（万元）");
    assertThatThrownBy(() -> town.city().load(home))
        .hasMessageContaining("cannot be published")
        .extracting("hint")
        .asString()
        .contains("reports to the bureaus are in " + home.resolve("reports").resolve("2023-"));
    assertThat(home.resolve("snapshots")).isEmptyDirectory();
    try (var folders = Files.list(home.resolve("reports"))) {
      Path folder = folders.findFirst().orElseThrow();
      assertThat(text(folder.resolve("enterprise_year.html")))
          .contains("请先处理阻断问题", "unit_undeclared", "未发布");
      assertThat(text(folder.resolve("tax.html"))).contains("因其他文件未发布");
      assertThat(folder.resolve("enterprise_year.xlsx")).exists();
    }
  }

  @Test
  void a_finding_has_the_header_of_its_own_file_and_the_value_where_the_text_is_blank() {
    Label none = new Label("", "");
    Reports.Found found =
        new Reports.Found("r", Level.NOTE, 7L, "amount", null, "#N/A", none, none);
    Place place = new Place(7, "amount");
    Map<String, String> headers = Map.of("amount", "税额");
    for (String blank : List.of("", " ")) {
      Line line = line(found, headers, Map.of(place, new Cell(Optional.of("入库税额"), blank)));
      assertThat(line.header()).isEqualTo("入库税额");
      assertThat(line.text()).isEqualTo("#N/A");
    }
    Line constant = line(found, headers, Map.of(place, new Cell(Optional.empty(), null)));
    assertThat(constant.header()).isEqualTo("税额");
    assertThat(constant.text()).isEqualTo("#N/A");
    Line known = line(found, headers, Map.of(place, new Cell(Optional.of("税额"), "5")));
    assertThat(known.text()).isEqualTo("5");
  }

  private static Line line(
      Reports.Found found, Map<String, String> headers, Map<Place, Cell> cells) {
    return Reports.line(found, headers, Optional.empty(), cells, new Sheets(List.of()));
  }

  @Test
  void rows_of_several_sheets_are_numbered_as_the_owner_sees_them() {
    Sheets sheets = new Sheets(List.of(read(null, "一"), read(10_000_001L, "二")));
    assertThat(sheets.sheet(7L)).isEqualTo("一");
    assertThat(sheets.row(7L)).isEqualTo(7);
    assertThat(sheets.sheet(10_000_003L)).isEqualTo("二");
    assertThat(sheets.row(10_000_003L)).isEqualTo(3);
    assertThat(new Sheets(List.of()).row(10_000_003L)).isEqualTo(10_000_003L);
    assertThat(Optional.ofNullable(sheets.sheet(null))).isEmpty();
  }

  @Test
  void rows_of_several_files_are_numbered_from_the_start_of_their_own() {
    Sheets sheets =
        new Sheets(
            List.of(
                read(1L, "一"),
                read(10_000_001L, "二"),
                told("several_files", 1L, "a.xlsx"),
                told("several_files", 10_000_358L, "b.xlsx")));
    assertThat(sheets.file(10_000_357L)).isEqualTo("a.xlsx");
    assertThat(sheets.sheet(10_000_357L)).isEqualTo("二");
    assertThat(sheets.row(10_000_357L)).isEqualTo(357);
    assertThat(sheets.file(10_000_360L)).isEqualTo("b.xlsx");
    assertThat(Optional.ofNullable(sheets.sheet(10_000_360L))).as("of the file before").isEmpty();
    assertThat(sheets.row(10_000_360L)).isEqualTo(3);
    assertThat(Optional.ofNullable(sheets.file(null))).isEmpty();
  }

  private static Reports.Found read(@Nullable Long row, String sheet) {
    return told("sheet_read", row, sheet);
  }

  private static Reports.Found told(String rule, @Nullable Long row, String value) {
    Label none = new Label("", "");
    return new Reports.Found(rule, Level.NOTE, row, null, null, value, none, none);
  }
}
