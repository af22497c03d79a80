package landstock.warehouse.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import landstock.sql.catalog.Table;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.datafile.DataFiles;
import org.junit.jupiter.api.Test;

class ModelsTest {
  private final DataModel model = new CatalogFiles(new DataFiles()).load();

  private static String text(String sql) {
    return "-- Makes something.\n--\n-- Grain: a\n-- Source: a bureau\n-- Returns: a,\n--   b\n"
        + sql;
  }

  private static Models of(Map<String, String> texts) {
    return Models.of(
        texts.keySet().stream().sorted().toList(),
        Set.of("staging.x"),
        t -> text(texts.getOrDefault(t, "")));
  }

  @Test
  void every_modelled_table_has_one_model_whose_grain_is_the_catalogues() {
    Models models = Models.load(model);
    for (Table table : model.modelled()) {
      assertThat(models.inOrder())
          .filteredOn(m -> m.table().equals(table.qualifiedName()))
          .singleElement()
          .extracting(Model::grain)
          .as(table.qualifiedName())
          .isEqualTo(table.grain());
    }
  }

  @Test
  void the_source_of_a_header_names_exactly_the_tables_that_the_select_reads() {
    Pattern name =
        Pattern.compile("\\b(?:ref|land|econ|plan|survey|mart|meta|staging)\\.[a-z_0-9]+");
    for (Model one : Models.load(model).inOrder()) {
      String file = "landstock/warehouse/model/" + one.table().replace('.', '/') + ".sql";
      String header =
          DataFiles.resource(file)
              .lines()
              .takeWhile(l -> l.startsWith("--"))
              .collect(Collectors.joining("\n"));
      String source = header.substring(header.indexOf("-- Source:"), header.indexOf("-- Returns:"));
      TreeSet<String> named = new TreeSet<>();
      name.matcher(source).results().forEach(m -> named.add(m.group()));
      assertThat(named).as(one.table()).containsExactlyElementsOf(one.references());
    }
  }

  @Test
  void a_comparison_is_no_reference() {
    assertThat(Model.parse("a.b", text("SELECT 1 IS DISTINCT FROM p.x FROM c.d AS p")).references())
        .containsExactly("c.d");
  }

  @Test
  void a_model_comes_after_all_it_reads() {
    Models models =
        of(
            Map.of(
                "a.top",
                "FROM b.middle JOIN c.low ON TRUE",
                "b.middle",
                "SELECT 1 FROM c.low",
                "c.low",
                "FROM staging.x"));
    assertThat(models.inOrder().stream().map(Model::table))
        .containsExactly("c.low", "b.middle", "a.top");
  }

  @Test
  void a_circle_is_refused_with_its_way() {
    assertThatThrownBy(() -> of(Map.of("a.one", "FROM b.two", "b.two", "FROM a.one")))
        .hasMessageContaining("a.one -> b.two -> a.one");
  }

  @Test
  void a_reference_to_nothing_is_refused_by_name() {
    assertThatThrownBy(() -> of(Map.of("a.one", "FROM land.parsel")))
        .hasMessageContaining("model a.one reads land.parsel, which nothing makes");
  }

  @Test
  void a_header_continues_on_indented_lines() {
    assertThat(Model.parse("a.b", text("SELECT 1 AS a, 2 AS b")).returns())
        .isEqualTo(List.of("a", "b"));
  }

  @Test
  void a_model_without_its_header_is_refused() {
    assertThatThrownBy(() -> Model.parse("a.b", "-- What.\n-- Grain: a\n-- Source: s\nSELECT 1"))
        .hasMessageContaining("'-- Returns:'");
    assertThatThrownBy(() -> Model.parse("a.b", "SELECT 1"))
        .hasMessageContaining("its first line must say what it makes");
  }

  @Test
  void two_statements_are_refused() {
    assertThatThrownBy(() -> Model.parse("a.b", text("SELECT 1; SELECT 2")))
        .hasMessageContaining("one SELECT");
  }
}
