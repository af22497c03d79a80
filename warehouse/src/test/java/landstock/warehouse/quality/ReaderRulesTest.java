package landstock.warehouse.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.MemoryBudget;
import landstock.warehouse.source.xlsx.XlsxFormat;
import landstock.warehouse.testdata.Heard;
import landstock.warehouse.testdata.Town;
import landstock.warehouse.workbook.SheetColumn;
import landstock.warehouse.workbook.SheetWriter;
import landstock.warehouse.workbook.WorkbookWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What readers find and no test of a format plants, and that every rule is planted somewhere. */
@Execution(ExecutionMode.CONCURRENT)
class ReaderRulesTest {
  /** Damage that our writers cannot write; the fuzzed corpora of the formats meet it. */
  private static final Set<String> MET_BY_CORPORA =
      Set.of("file_too_large", "column_unreadable", "trailing_bytes", "ring_direction");

  @TempDir private Path directory = Path.of("");

  @Test
  void every_rule_is_named_by_a_test() throws IOException {
    String tests;
    try (var files = Files.walk(Path.of("src/test/java"))) {
      tests =
          files
              .filter(Files::isRegularFile)
              .map(ReaderRulesTest::text)
              .collect(Collectors.joining());
    }
    Set<String> unnamed = new TreeSet<>();
    for (String rule : Rules.load(new DataFiles()).byId().keySet()) {
      if (!tests.matches("(?s).*\\b" + rule + "\\b.*")) {
        unnamed.add(rule);
      }
    }
    assertThat(unnamed).isEmpty();
    assertThat(Rules.load(new DataFiles()).byId().keySet()).containsAll(MET_BY_CORPORA);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Tag("slow")
  void a_file_of_headers_alone_or_with_one_column_twice_is_refused() {
    Town town = new Town(directory.resolve("town"));
    town.city().write("value.csv", "宗地代码,年度,总价值\n");
    town.with("place.csv", "占用面积,", "占用面积,使用面积,");
    assertThatThrownBy(() -> town.city().load(directory.resolve("home")))
        .hasMessageContaining(Rules.load(new DataFiles()).get("no_rows").reason().en())
        .hasMessageContaining(Rules.load(new DataFiles()).get("column_twice").reason().en());
  }

  @Test
  @Tag("slow")
  void what_is_no_feature_and_who_hands_in_statistics_are_told() {
    Town town = new Town(directory.resolve("town"));
    town.with("building.geojson", "\"features\": [", "\"features\": [7,");
    town.with(
        "pack.yaml",
        "owner: {zh: 统计局, en: Statistics}, purpose: administrative_record",
        "owner: {zh: 统计局, en: Statistics}, purpose: statistical_survey");
    assertThat(town.city().load(directory.resolve("home")).findingsByRule())
        .containsEntry("not_a_feature", 1L)
        .containsEntry("statistical_source", 1L)
        .hasSize(2);
  }

  @Test
  void a_column_without_a_header_is_told() throws IOException {
    Path file = directory.resolve("a.xlsx");
    try (WorkbookWriter book = new WorkbookWriter(file)) {
      SheetWriter sheet =
          book.sheet(
              "一",
              List.of(
                  SheetColumn.of("代码", SheetColumn.Format.TEXT),
                  SheetColumn.of("", SheetColumn.Format.TEXT),
                  SheetColumn.of("名称", SheetColumn.Format.TEXT)));
      sheet.row("a", "b", "c");
    }
    assertThat(
            new Heard("代码", "名称")
                .read(new XlsxFormat(MemoryBudget.ofHeap(1)), file, Heard.handIn(Format.XLSX))
                .findings)
        .anyMatch(f -> f.startsWith("column_nameless"));
  }
}
