package landstock.warehouse.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.testdata.Heard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderMapTest {
  private final Dataset tax =
      new CatalogFiles(new DataFiles()).load().findDataset("econ.tax_year").orElseThrow();
  private final HeaderMap map = new HeaderMap(tax, Heard.handIn(Format.CSV));

  private Optional<String> column(String header) {
    return map.find(header).map(m -> tax.columns().get(m.column()).name());
  }

  @ParameterizedTest
  @CsvSource({
    "统一社会信用代码, credit_code",
    "' ＴＹＳＨＸＹＤＭ ', credit_code",
    "Amount, amount",
    "入库税额（元）, amount",
    "税额(单位：万元), amount",
    "税额/万元, amount",
    "税额[亿元], amount",
  })
  void spelling_width_case_and_units_do_not_hide_a_header(String header, String column) {
    assertThat(column(header)).contains(column);
  }

  @Test
  void a_unit_that_the_column_cannot_have_is_another_header() {
    assertThat(column("税额（平方米）")).isEmpty();
    assertThat(column("税额（全口径）")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"万元, 10000", "千元, 1000", "亿元, 100000000", "元, 1"})
  void money_has_its_factor(String unit, BigDecimal factor) {
    assertThat(map.find("税额(" + unit + ")").orElseThrow().unit().orElseThrow().factor())
        .isEqualByComparingTo(factor);
  }

  @Test
  void a_mu_is_ten_thousand_fifteenths_of_a_square_metre() {
    HeaderUnit mu = HeaderUnit.find("亩").orElseThrow();
    assertThat(mu.factor().multiply(new BigDecimal(15)).doubleValue()).isEqualTo(10_000.0);
    assertThat(mu.base()).isEqualTo("m2");
  }

  @Test
  void short_words_are_less_sure_than_whole_names() {
    assertThat(map.find("年度").orElseThrow().confidence()).isGreaterThan(0.9);
    assertThat(map.find("金额").orElseThrow().confidence()).isLessThan(0.9);
  }
}
