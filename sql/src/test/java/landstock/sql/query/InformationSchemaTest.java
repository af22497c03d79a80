package landstock.sql.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import landstock.sql.security.Policy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InformationSchemaTest {
  private static final String COLUMNS_OF_ENTERPRISE =
      "SELECT ordinal_position, column_name FROM information_schema.columns"
          + " WHERE table_schema = 'econ' AND table_name = 'enterprise' ORDER BY 1";

  private static TaxDistrict district;

  @BeforeAll
  static void open(@TempDir Path folder) {
    district = new TaxDistrict(folder, TaxDistrict.Variant.PLAIN);
  }

  @AfterAll
  static void close() {
    district.close();
  }

  @Test
  void a_column_tells_type_unit_labels_and_description() {
    assertThat(
            district.rows(
                "SELECT column_name, data_type, numeric_precision, numeric_scale, is_nullable, unit,"
                    + " label_zh, label_en, description FROM information_schema.columns"
                    + " WHERE table_name = 'tax' AND column_name IN ('amount', 'area_m2')"
                    + " ORDER BY ordinal_position",
                Policy.OPEN))
        .containsExactly(
            "amount | numeric | 18 | 2 | YES | NULL | 列amount | amount | What amount is.",
            "area_m2 | double precision | 53 | NULL | YES | m2 | 列area_m2 | area_m2 | What area_m2"
                + " is.");
  }

  @Test
  void places_of_visible_columns_have_no_gap() {
    assertThat(district.rows(COLUMNS_OF_ENTERPRISE, Policy.OPEN))
        .contains("4 | secret", "5 | founded", "6 | rating", "7 | geom");
    assertThat(district.rows(COLUMNS_OF_ENTERPRISE, TaxDistrict.STREET_1))
        .contains("4 | founded", "5 | geom")
        .hasSize(9);
  }

  @Test
  void it_joins_and_groups_like_any_table() {
    assertThat(
            district.rows(
                "SELECT t.table_name, count(*) FROM information_schema.tables t"
                    + " JOIN information_schema.columns c USING (table_schema, table_name)"
                    + " WHERE t.table_type = 'BASE TABLE' GROUP BY t.table_name ORDER BY 1",
                TaxDistrict.STREET_1))
        .containsExactly("enterprise | 9", "snapshot | 2", "street | 2", "tax | 7");
  }

  @Test
  void its_names_are_full_names_of_the_snapshot() {
    assertThat(
            district.rows(
                "SELECT DISTINCT table_catalog FROM \"tax-2023\".information_schema.tables",
                Policy.OPEN))
        .containsExactly("tax-2023");
    assertThat(
            district.rows(
                "SELECT schema_name FROM information_schema.schemata ORDER BY 1", Policy.OPEN))
        .containsExactly("econ", "information_schema", "meta");
  }

  @Test
  void a_value_is_not_quoted_by_a_failure_under_a_policy() {
    String sql = "SELECT CAST(credit_code AS INTEGER) + 1 FROM enterprise";
    assertThatThrownBy(() -> district.rows(sql, Policy.OPEN)).hasMessageContaining("'E0'");
    assertThatThrownBy(() -> district.rows(sql, TaxDistrict.STREET_1))
        .hasMessage("a value in the data makes the statement fail")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("E1'"));
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
