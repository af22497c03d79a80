package landstock.warehouse.synthesis.handin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.synthesis.defect.Defects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Three records of two columns, and what becomes of them. */
class PlantingTest {
  private static final Columns COLUMNS =
      Columns.of(LayerField.text("代码", 10), LayerField.number("面积", 2));

  @TempDir private Path folder;

  private List<String> planted(String... defects) throws IOException {
    StringBuilder yaml = new StringBuilder("besides: []\ndefects:\n");
    for (String defect : defects) {
      yaml.append("  - {surveys: ['2023'], file: a.csv, what: {zh: 错, en: wrong}, finds: [], ");
      yaml.append(defect).append("}\n");
    }
    Path path = folder.resolve("a.csv");
    try (Planting file =
        new Planting(
            new CsvFile(path, StandardCharsets.UTF_8, COLUMNS.headers()),
            Defects.parse("defects", yaml.toString()).defects())) {
      for (String code : List.of("A", "B", "C")) {
        file.add(
            COLUMNS.row(code, Fixed.hundredths(1.5)),
            new GeometryFactory().toGeometry(new Envelope(0, 1, 0, 1)));
      }
      file.addCopies();
    }
    return Files.readAllLines(path).stream().skip(1).toList();
  }

  @Test
  void cells_are_replaced_by_what_somebody_typed_and_blanks_by_nothing() throws IOException {
    assertThat(planted("record: 2, set: {面积: 约2, 代码: null}"))
        .containsExactly("A,1.50", ",约2", "C,1.50");
  }

  @Test
  void a_copy_stands_after_the_last_record_and_the_record_stays() throws IOException {
    assertThat(planted("record: 3, copied: true, set: {代码: 'C,D'}", "record: 1, copied: true"))
        .as("a comma that nobody quoted makes a field more")
        .containsExactly("A,1.50", "B,1.50", "C,1.50", "C,D,1.50", "A,1.50");
  }

  @Test
  void a_defect_that_has_no_place_is_the_authors_error() {
    assertThatThrownBy(() -> planted("record: 4, set: {代码: X}"))
        .hasMessageContaining("of 3 records, none is number [4]");
    assertThatThrownBy(() -> planted("record: 1, set: {代号: X}"))
        .hasMessageContaining("no column 代号");
    assertThatThrownBy(() -> planted("record: 1, merge: {header: 代码, records: 2}"))
        .hasMessageContaining("only cells of a workbook are merged");
  }

  @Test
  void what_is_wrong_with_the_list_is_named() {
    assertThatThrownBy(() -> planted("record: 1, shape: 'POLYGON (('"))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining("defect 1: no shape");
    assertThatThrownBy(() -> planted("set: {代码: X}"))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining("defect 1: 'record' is missing");
    assertThatThrownBy(() -> planted("record: 1, sets: {代码: X}"))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining("unknown key 'sets'");
  }
}
