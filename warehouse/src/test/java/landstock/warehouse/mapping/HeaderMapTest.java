package landstock.warehouse.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
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

  /** A value among the first rows is looked at as a header too; brackets once cost their square. */
  @Test
  void an_outline_as_text_is_no_header_and_costs_nothing() {
    String outline = "MULTIPOLYGON " + "((1 2, 3 4), ".repeat(50_000);
    assertThat(assertTimeout(Duration.ofSeconds(5), () -> map.find(outline))).isEmpty();
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

  @ParameterizedTest
  @CsvSource({
    "单位：万元, 万元",
    "' 金额单位: 万元　填报日期：2023-12-31', 万元",
    "'2023年企业税收表（单位：亿元）', 亿元",
    "'单 位： 人民币万元', 人民币万元",
    "'单位：万元（人民币）', 万元",
    "'计量单位：万元、亩', 万元 亩",
    "'填报单位：税务局 单位：元', 元",
    "填报单位：税务局, ''",
    "'单位名称：万元集团', ''",
    "'主管单位：亿元', 亿元",
    "'单位：元/万元', ''",
  })
  void a_line_above_gives_the_units_that_are_known(String line, String units) {
    assertThat(String.join(" ", UnitLine.of(List.of(line)).stream().map(HeaderUnit::text).toList()))
        .isEqualTo(units);
  }

  @Test
  void a_unit_above_counts_where_the_header_says_none_and_the_column_can_have_it() {
    List<HeaderUnit> above = UnitLine.of(List.of("单位：元、万元"));
    HeaderMatch bare = map.find("税额", above).orElseThrow();
    assertThat(bare.unitAbove()).isTrue();
    assertThat(bare.unit().orElseThrow().text()).as("the one that needs a factor").isEqualTo("万元");
    HeaderMatch own = map.find("税额（元）", above).orElseThrow();
    assertThat(own.unitAbove()).isFalse();
    assertThat(own.unit().orElseThrow().text()).isEqualTo("元");
    assertThat(map.find("年度", above).orElseThrow().unit()).isEmpty();
    assertThat(map.find("税额", UnitLine.of(List.of("单位：亩"))).orElseThrow().unit()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"承诺税收（万元）, 10000", "承诺税收(万元/年), 10000", "承诺税收/亿元/年, 100000000", "承诺税收（元/年）, 1"})
  void money_of_a_year_has_the_units_of_money(String header, BigDecimal factor) {
    Dataset project =
        new CatalogFiles(new DataFiles()).load().findDataset("plan.project").orElseThrow();
    HeaderMatch match = new HeaderMap(project, Heard.handIn(Format.CSV)).find(header).orElseThrow();
    assertThat(project.columns().get(match.column()).name()).isEqualTo("committed_tax");
    assertThat(match.unit().orElseThrow().factor()).isEqualByComparingTo(factor);
  }

  @Test
  void a_unit_above_counts_for_money_of_a_year() {
    Dataset project =
        new CatalogFiles(new DataFiles()).load().findDataset("plan.project").orElseThrow();
    HeaderMap projects = new HeaderMap(project, Heard.handIn(Format.CSV));
    HeaderMatch match = projects.find("承诺税收", UnitLine.of(List.of("单位：万元"))).orElseThrow();
    assertThat(match.unit().orElseThrow().text()).isEqualTo("万元");
    assertThat(column("税额（万元/年）")).isEmpty();
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
