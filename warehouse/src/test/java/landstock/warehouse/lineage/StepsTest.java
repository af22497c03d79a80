package landstock.warehouse.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.ColumnType.Kind;
import landstock.sql.catalog.Table;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {
  private static final DataFiles FILES = new DataFiles();
  private static final Catalog CATALOG = new CatalogFiles(FILES).load().catalog();

  private static final Set<Kind> NUMBERS =
      EnumSet.of(Kind.INTEGER, Kind.BIGINT, Kind.DOUBLE, Kind.DECIMAL);

  private static final Steps STEPS = Steps.load(FILES, CATALOG);

  /** Numbers of a mart that nothing stands behind, with the reason. */
  private static final Map<String, String> WITHOUT =
      Map.of(
          "year", "a part of the key: it says what is asked about",
          "xmin", "the box of a cell",
          "ymin", "the box of a cell",
          "xmax", "the box of a cell",
          "ymax", "the box of a cell");

  @Test
  void every_number_of_a_mart_leads_on() {
    List<String> ending =
        CATALOG.tables().stream()
            .filter(table -> table.schema().equals("mart"))
            .flatMap(
                table ->
                    table.columns().stream()
                        .filter(column -> NUMBERS.contains(column.type().kind()))
                        .filter(column -> !WITHOUT.containsKey(column.name()))
                        .filter(column -> STEPS.from(table, column.name()).isEmpty())
                        .map(column -> table.qualifiedName() + "." + column.name()))
            .toList();
    assertThat(ending).isEmpty();
  }

  @Test
  void a_number_without_steps_is_a_key_or_a_box() {
    for (Table table : CATALOG.tables()) {
      if (table.schema().equals("mart")) {
        assertThat(table.columns())
            .filteredOn(column -> WITHOUT.containsKey(column.name()))
            .allMatch(
                column ->
                    table.grain().contains(column.name())
                        || column.name().matches("[xy](min|max)"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "read: land.parcell, same: [area_m2], where: 'TRUE' | no table land.parcell",
        "read: land.parcel, same: [area_m3], where: 'TRUE' | land.valuation has no column area_m3",
        "read: land.parcel, same: [land_value], where: 'TRUE' | land.parcel has no column land_value",
        "read: land.parcel, same: [year], where: 'TRUE' | land.parcel has no column year",
        "read: land.parcel, columns: {'{yaer}': [year]}, where: 'TRUE' | no column yaer",
        "read: land.assessment, same: [year], where: 'year = :yaer' | land.valuation has no column yaer",
        "read: land.assessment, same: [year], where: '{knwon}' | no condition 'knwon'",
        "read: land.assessment, same: [year] | which rows of land.assessment are read",
        "read: land.assessment, same: [year], where: 'TRUE', only: {land_value: 'TRUE'} | land_value is not explained",
        "of: {'{one}_count_of': [year]} | no column {one}_count_of",
        "of: {'{one}_value': ['{one}']} | land.valuation has no column land",
        "when: {yaer: ['2023']}, of: {year: [year]} | no column yaer",
        "as: land.parcell, where: 'TRUE' | no table land.parcell",
      })
  void what_the_catalogue_does_not_know_is_refused(String step, String message) {
    String yaml =
        "conditions: {known: year IS NOT NULL}\ntables:\n  land.valuation:\n    - {" + step + "}\n";
    assertThatThrownBy(() -> Steps.read(FILES, yaml, CATALOG))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_column_with_words_stands_for_all_that_fit() {
    String yaml =
        """
        conditions: {known: "{there} IS NOT NULL AND {of_the_code}", of_the_code: "parcel_code = :parcel_code"}
        tables:
          land.valuation:
            - columns: {"{what}_value": ["{what}_value"]}
              read: land.assessment
              where: "'{what}' <> '{column}' AND {known}"
        """;
    Table valuation = CATALOG.findTable("land", "valuation").orElseThrow();
    Steps steps = Steps.read(FILES, yaml, CATALOG);
    assertThat(steps.from(valuation, "land_value"))
        .singleElement()
        .isEqualTo(
            new Way.Rows(
                Map.of(),
                CATALOG.findTable("land", "assessment").orElseThrow(),
                "land_value",
                "'land' <> 'land_value' AND ({there} IS NOT NULL AND (parcel_code ="
                    + " :parcel_code))",
                false));
    assertThat(steps.from(valuation, "total_value")).hasSize(1);
    assertThat(steps.from(valuation, "year")).isEmpty();
  }
}
