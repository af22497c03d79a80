package landstock.warehouse.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.measure.MeasureQuery.Operator;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SmallCity;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two parcels of 15 mu; of the tax of 2023, 33.3333 are on the first and 66.6667 on the second. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasuresTest {
  private final Measures measures =
      Measures.load(new DataFiles(), new CatalogFiles(new DataFiles()).load().catalog());
  private @Nullable Warehouse warehouse;

  @BeforeAll
  void load(@TempDir Path folder) {
    new SmallCity(folder.resolve("city")).load(folder.resolve("home"));
    warehouse = Warehouse.open(folder.resolve("home"));
  }

  @AfterAll
  void close() {
    Objects.requireNonNull(warehouse).close();
  }

  private List<List<String>> ask(MeasureQuery query) {
    MeasureStatement statement = measures.compile(query);
    Question question =
        new Question(
            statement.sql(),
            new ArrayList<>(statement.parameters()),
            Optional.empty(),
            Limits.DEFAULT);
    List<List<String>> rows = new ArrayList<>();
    try (Answer answer = Objects.requireNonNull(warehouse).ask(question, Policy.OPEN)) {
      assertThat(answer.columns()).hasSameSizeAs(statement.columns());
      while (answer.rows().next()) {
        for (int row = 0; row < answer.rows().batch().getRowCount(); row++) {
          List<String> values = new ArrayList<>();
          for (FieldVector vector : answer.rows().batch().getFieldVectors()) {
            values.add(String.valueOf(vector.getObject(row)));
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }

  private static MeasureQuery in2023(List<String> names, String... dimensions) {
    return MeasureQuery.of(names, List.of(dimensions)).where("year", Operator.EQUAL, 2023);
  }

  @Test
  void a_ratio_is_the_quotient_of_sums_with_both_beside_it() {
    assertThat(ask(in2023(List.of("tax_per_mu"))))
        .containsExactly(List.of("3.3333333333333335", "100.0000", "30.0", "1.0"));
  }

  @Test
  void facts_are_summed_alone_so_that_buildings_do_not_multiply_land() {
    assertThat(ask(in2023(List.of("land_mu", "tax_per_floor_m2", "rentable_m2"), "parcel")))
        .extracting(r -> r.subList(0, 2))
        .containsExactly(List.of(SmallCity.P1, "15.0"), List.of(SmallCity.P2, "15.0"));
  }

  @Test
  void unknown_stays_unknown_and_coverage_says_so() {
    assertThat(ask(in2023(List.of("far"), "parcel")))
        .containsExactly(
            List.of(SmallCity.P1, "2.0", "20000.0", "10000.0", "1.0"),
            List.of(SmallCity.P2, "null", "null", "null", "0.0"));
    assertThat(ask(in2023(List.of("far"))))
        .containsExactly(List.of("2.0", "20000.0", "10000.0", "0.5"));
  }

  @Test
  void totals_come_last_and_are_of_the_facts() {
    assertThat(ask(in2023(List.of("tax"), "parcel").withTotals().limitTo(1)))
        .containsExactly(
            List.of(SmallCity.P1, "false", "33.3333", "1.0"),
            List.of("null", "true", "100.0000", "1.0"));
  }

  @Test
  void a_grid_is_named_with_its_choice_and_its_cells_add_up() {
    List<List<String>> cells = ask(in2023(List.of("parcel_count"), "grid:square_100"));
    assertThat(cells.stream().mapToInt(r -> Integer.parseInt(r.get(1))).sum()).isEqualTo(2);
    assertThat(cells).allMatch(r -> r.get(0).startsWith("square_100:"));
    assertThatThrownBy(() -> measures.compile(in2023(List.of("tax"), "grid")))
        .hasMessageContaining("needs a choice");
  }

  @Test
  void filters_take_parameters_never_text() {
    MeasureQuery query =
        in2023(List.of("tax")).where("parcel", Operator.IN, SmallCity.P2, "x' OR 1=1");
    assertThat(measures.compile(query).sql()).doesNotContain("OR 1");
    assertThat(ask(query)).containsExactly(List.of("66.6667", "1.0"));
    assertThatThrownBy(() -> measures.compile(in2023(List.of("tax")).where("parcel", Operator.IN)))
        .hasMessageContaining("does not take 0 value(s)");
  }

  @Test
  void land_is_not_added_up_over_years_but_tax_is() {
    assertThatThrownBy(() -> measures.compile(MeasureQuery.of(List.of("land_mu"), List.of())))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining("cannot be added up over years");
    assertThat(ask(MeasureQuery.of(List.of("tax"), List.of())).get(0).get(0)).isEqualTo("100.0000");
  }

  @Test
  void unknown_names_are_refused_with_the_nearest() {
    assertThatThrownBy(() -> measures.compile(in2023(List.of("taxx"))))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.suggestions()).contains("tax"));
    assertThatThrownBy(() -> measures.compile(in2023(List.of("tax"), "stret")))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.suggestions()).contains("street"));
    assertThatThrownBy(() -> measures.compile(in2023(List.of("land_mu"), "section")))
        .hasMessageContaining("'land_mu' is not known by section");
  }

  @Test
  void every_measure_answers_by_each_of_its_dimensions() {
    for (Measure measure : measures.measures().values()) {
      for (String dimension : measures.dimensionsOf(measure)) {
        String asked = dimension.equals("grid") ? "grid:hexagon_250" : dimension;
        assertThat(ask(in2023(List.of(measure.name()), asked))).as(measure.name()).isNotNull();
      }
    }
  }

  /** 亩均税收 is of evaluated tax by definition, and 投资强度 of all that was ever invested. */
  @Test
  void a_name_that_is_defined_is_given_to_what_it_defines() {
    List<String> named = new ArrayList<>();
    measures.measures().values().forEach(m -> named.add(m.about().label().zh() + " " + m.name()));
    new CatalogFiles(new DataFiles())
        .load().catalog().tables().stream()
            .flatMap(t -> t.columns().stream())
            .forEach(c -> named.add(c.label().zh() + " " + c.name()));
    assertThat(named)
        .filteredOn(n -> n.startsWith("亩均税收 "))
        .isNotEmpty()
        .allMatch(n -> n.endsWith(" evaluated_tax_per_mu"));
    assertThat(named)
        .filteredOn(n -> n.endsWith(" tax_per_mu"))
        .isNotEmpty()
        .allMatch(n -> n.startsWith("地均税收 "));
    assertThat(named).noneMatch(n -> n.startsWith("投资强度 "));
  }

  @Test
  void a_measure_that_names_no_column_of_the_catalogue_is_refused() {
    String yaml =
        """
        dimensions: []
        facts: [{name: p, table: mart.parcel_year, dimensions: {}}]
        measures:
          - {name: m, label: {zh: 一, en: One}, unit: m2, additivity: additive, formula: f, source: s, terms: [{fact: p, sum: area_m3}]}
        """;
    assertThatThrownBy(
            () ->
                Measures.read(
                    new DataFiles(), yaml, new CatalogFiles(new DataFiles()).load().catalog()))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.suggestions()).contains("area_m2"));
  }
}
