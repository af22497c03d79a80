package landstock.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import landstock.sql.catalog.Catalog;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.measure.Measures;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SmallCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedQueriesTest {
  private static final String HEADER =
      """
      -- title: {zh: 宗地, en: Parcels}
      -- theme: structure
      -- doc: {zh: 全部宗地, en: All parcels}
      -- grain: [parcel_code]
      -- parameters:
      --   limit: {type: integer, default: 10, min: 1, label: {zh: 行数, en: Rows}, doc: {zh: 行数, en: Rows}}
      -- source: [land.parcel]
      -- columns:
      --   parcel_code: {type: VARCHAR, of: land.parcel.parcel_code}
      SELECT parcel_code FROM land.parcel ORDER BY 1 LIMIT :limit
      """;

  private final QueryParser parser =
      new QueryParser(
          new DataFiles(),
          new CatalogFiles(new DataFiles()).load().catalog(),
          Set.of("year"),
          SavedQueries.RESERVED);

  private SavedQuery parse(String from, String to) {
    assertThat(HEADER).contains(from);
    return parser.parse("parcels", HEADER.replace(from, to), Optional.empty());
  }

  @Test
  void every_header_says_what_is_true(@TempDir Path folder) {
    new SmallCity(folder.resolve("city")).load(folder.resolve("home"));
    try (Warehouse warehouse = Warehouse.open(folder.resolve("home"))) {
      Map<String, Integer> rows = new HeaderCheck(warehouse).all();
      assertThat(rows).hasSizeGreaterThanOrEqualTo(12).containsEntry("structure-year", 1);
    }
  }

  @Test
  void a_query_of_a_pack_is_there_for_its_city_alone() {
    DataFiles files = new DataFiles();
    Catalog catalog = new CatalogFiles(files).load().catalog();
    SavedQueries queries =
        SavedQueries.load(files, catalog, Measures.load(files, catalog), Packs.ofProduct());
    assertThat(queries.get("historic-district", "heping").pack()).contains("heping");
    assertThatThrownBy(() -> queries.get("historic-district", "cambridge"))
        .hasMessage("there is no query 'historic-district'");
    assertThat(queries.of("cambridge")).hasSizeGreaterThanOrEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main/resources/landstock/warehouse/query", "packs/heping/queries"})
  void an_index_names_every_file(Path folder) throws IOException {
    List<String> index = Files.readAllLines(folder.resolve("index.txt"));
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".sql")))
          .containsExactlyInAnyOrderElementsOf(index.stream().map(n -> n + ".sql").toList());
    }
  }

  @Test
  void a_header_is_read_with_labels_of_the_catalogue() {
    SavedQuery query = parse("宗地", "宗地");
    assertThat(query.columns().get(0).label().zh()).isEqualTo("宗地代码");
    assertThat(query.sql()).startsWith("SELECT parcel_code");
    assertThat(query.parameter("limit").read("7")).isEqualTo(7L);
    assertThat(query.geometry()).isFalse();
  }

  @Test
  void a_header_that_does_not_fit_names_the_file_and_the_place() {
    wrong("grain: [parcel_code]", "grain: [code]", "parcels.sql: grain [code]");
    wrong("[land.parcel]", "[land.parcels]", "there is no table land.parcels");
    wrong("land.parcel.parcel_code", "land.parcel.code", "there is no column land.parcel.code");
    wrong("theme: structure", "topic: structure", "unknown key 'topic'");
    wrong("default: 10", "default: 0", "parameter limit must be at least 1, was '0'");
    wrong("limit: {type", "shape: {type", "the name is taken");
    wrong("min: 1", "choices: yaer", "there is no dimension yaer");
    wrong("-- theme: structure\n", "", "theme is missing");
  }

  private void wrong(String from, String to, String words) {
    assertThatThrownBy(() -> parse(from, to)).hasMessageContaining(words);
  }
}
