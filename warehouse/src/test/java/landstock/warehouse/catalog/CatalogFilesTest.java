package landstock.warehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Table;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.datafile.DataFiles;
import org.junit.jupiter.api.Test;

class CatalogFilesTest {
  private static final String TABLE =
      """
      schema: land
      tables:
        - name: parcel
          label: {zh: 宗地, en: Parcel}
          doc: A parcel.
          grain: [code]
          geometry: polygon
          columns:
            - {name: code, type: text, label: {zh: 代码, en: Code}, doc: Its code.}
            - {name: geom, type: geometry, label: {zh: 图形, en: Geometry}, doc: Its shape.}
      """;

  private final CatalogFiles files = new CatalogFiles(new DataFiles());

  private DataModel read(String land) {
    return files.read(
        file -> file.equals("catalog.yaml") ? "version: \"1\"\nschemas: [land]" : land);
  }

  private void refused(String from, String to, String message) {
    assertThat(TABLE).contains(from);
    assertThatThrownBy(() -> read(TABLE.replace(from, to)))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining(message);
  }

  @Test
  void the_products_catalogue_has_the_schemas_of_the_design() {
    assertThat(files.load().catalog().schemas())
        .containsExactly("ref", "land", "econ", "plan", "survey", "mart", "meta");
  }

  @Test
  void no_two_columns_of_a_dataset_answer_to_one_header() {
    for (Dataset dataset : files.load().datasets()) {
      Set<String> headers = new HashSet<>();
      for (Column column : dataset.columns()) {
        Set<String> own = new HashSet<>(Set.of(column.name()));
        column.synonyms().forEach(s -> own.add(s.toLowerCase(Locale.ROOT)));
        for (String header : own) {
          assertThat(headers.add(header)).as(dataset.name() + ": " + header).isTrue();
        }
      }
    }
  }

  @Test
  void geometry_brings_its_box_as_columns() {
    Table table = read(TABLE).catalog().tables().get(0);
    assertThat(table.columns().stream().map(Column::name))
        .containsExactly("code", "geom", "xmin", "ymin", "xmax", "ymax");
  }

  @Test
  void derived_columns_are_not_handed_in() {
    Dataset polygons = files.load().findDataset("land.parcel_polygon").orElseThrow();
    assertThat(polygons.columns().stream().map(Column::name))
        .contains("parcel_code", "geom")
        .doesNotContain("area_m2", "repaired", "xmin", "source_row");
    assertThat(polygons.keyed()).isFalse();
    assertThat(files.load().findDataset("ref.code").orElseThrow().keyed()).isTrue();
  }

  @Test
  void an_unknown_key_is_named_with_its_place_and_the_nearest_known_one() {
    assertThatThrownBy(() -> read(TABLE.replace("grain:", "grian:")))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.suggestions()).isEqualTo(List.of("grain")))
        .hasMessageContaining("land.yaml:")
        .hasMessageContaining("unknown key 'grian'");
  }

  @Test
  void what_is_wrong_is_named_with_table_and_column() {
    refused("type: text", "type: txt", "land.yaml parcel.code: unknown column type 'txt'");
    refused("{zh: 代码, en: Code}", "{zh: 代码}", "land.yaml parcel.code: 'label' needs both");
    refused("grain: [code]", "grain: [id]", "land.yaml parcel: grain names no column 'id'");
    refused("name: geom", "name: code", "column 'code' is declared twice");
    refused("doc: Its code.", "doc: ''", "'doc' is missing");
    refused("geometry: polygon\n", "doc2: x\n", "unknown key 'doc2'");
    refused("name: parcel", "name: Parcel", "'Parcel' is not a lower_snake name");
    refused("type: text,", "type: text, sensitivity: top,", "unknown sensitivity 'top'");
  }

  @Test
  void a_key_written_twice_is_refused() {
    refused("doc: A parcel.", "doc: A parcel.\n    doc: Again.", "uplicate");
  }

  @Test
  void every_column_says_who_defines_it() {
    assertThat(files.load().catalog().tables())
        .allSatisfy(
            table ->
                assertThat(table.columns())
                    .as(table.qualifiedName())
                    .allMatch(column -> column.source().isPresent()));
  }

  @Test
  void a_column_without_a_source_has_that_of_its_table_unless_it_is_derived() {
    Catalog columns = files.load().catalog();
    assertThat(source(columns, "location")).contains("TD/T 1066 ZDJBXX");
    assertThat(source(columns, "area_m2")).contains("Landstock");
    assertThat(source(columns, "parcel_code")).contains("TD/T 1066");
  }

  private static Optional<String> source(Catalog catalog, String column) {
    return catalog.tables().stream()
        .filter(t -> t.qualifiedName().equals("land.parcel"))
        .flatMap(t -> t.findColumn(column).stream())
        .findFirst()
        .flatMap(Column::source);
  }
}
