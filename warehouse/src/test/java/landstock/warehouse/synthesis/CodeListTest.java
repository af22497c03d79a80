package landstock.warehouse.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import landstock.warehouse.synthesis.Hand.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The code lists of the field, and that hand-ins use nothing else. */
class CodeListTest {
  private static final List<String> FILES =
      List.of("land_use", "right", "structure", "industry", "tax_item");

  private static final List<Row> CODES = new ArrayList<>();
  private static Hand hand;

  @BeforeAll
  static void read() throws IOException {
    for (String file : FILES) {
      String name = "/landstock/warehouse/code/" + file + ".csv";
      try (InputStream in = CodeListTest.class.getResourceAsStream(name);
          MappingIterator<Map<String, String>> rows =
              new CsvMapper()
                  .readerForMapOf(String.class)
                  .with(CsvSchema.emptySchema().withHeader())
                  .readValues(in)) {
        rows.readAll().forEach(row -> CODES.add(new Row(row)));
      }
    }
    hand = Hand.of(Hand.spec(), 2023);
  }

  @AfterAll
  static void remove() throws IOException {
    hand.close();
  }

  @Test
  void a_code_is_unique_in_its_scheme_and_edition_and_has_its_parent_there() {
    Set<String> keys = new HashSet<>();
    for (Row row : CODES) {
      assertThat(keys.add(key(row, row.get("code")))).as(row.toString()).isTrue();
      assertThat(row.get("zh")).isNotBlank();
      assertThat(row.get("en")).isNotBlank();
    }
    for (Row row : CODES) {
      assertThat(row.get("parent").isEmpty() || keys.contains(key(row, row.get("parent"))))
          .as(row.toString())
          .isTrue();
    }
  }

  @Test
  void bare_codes_collide_between_schemes() {
    assertThat(name("gbt_21010", "1001")).isEqualTo("铁路用地");
    assertThat(name("land_sea_use", "1001")).isEqualTo("工业用地");
    assertThat(name("gbt_21010", "1201")).isEqualTo("空闲地");
    assertThat(name("land_sea_use", "1201")).isEqualTo("铁路用地");
    assertThat(name("land_sea_use", "0901")).isEqualTo("商业用地");
    assertThat(name("gbt_21010", "0901")).isEqualTo("军事设施用地");
  }

  @Test
  void industries_have_20_sections_and_97_divisions() {
    List<String> codes = codes("gbt_4754");
    assertThat(codes.stream().filter(c -> c.length() == 1)).hasSize(20);
    assertThat(codes.stream().filter(c -> c.length() == 2)).hasSize(97);
  }

  @Test
  void hand_ins_use_codes_of_the_lists_only() {
    List<Hand.Feature> parcels = hand.parcels();
    assertUsed(parcels, "YT", "gbt_21010");
    assertUsed(parcels, "SJYT", "dltb");
    assertUsed(parcels, "GHYT", "land_sea_use");
    assertUsed(parcels, "QLLX", "qllx");
    assertUsed(parcels, "QLXZ", "qlxz");
    assertUsed(hand.layer("自然幢.gpkg"), "FWJG", "building_structure");
    Set<String> divisions = new HashSet<>();
    CODES.stream()
        .filter(c -> c.get("scheme").equals("gbt_4754"))
        .forEach(c -> divisions.add(c.get("parent") + c.get("code")));
    assertThat(hand.table("企业名录.xlsx").stream().map(e -> e.get("行业代码").substring(0, 3)))
        .allMatch(divisions::contains);
    Set<String> items = new HashSet<>(codes("tax_item"));
    assertThat(hand.table("税收入库.xlsx").stream().map(t -> t.get("征收项目代码")))
        .allMatch(items::contains);
  }

  private static void assertUsed(List<Hand.Feature> features, String header, String scheme) {
    Set<String> known = new HashSet<>(codes(scheme));
    Set<String> used = new HashSet<>();
    features.forEach(f -> used.add(f.text(header)));
    assertThat(known).as(header).containsAll(used);
  }

  private static String key(Row row, String code) {
    return row.get("scheme") + "|" + row.get("edition") + "|" + code;
  }

  private static List<String> codes(String scheme) {
    return CODES.stream()
        .filter(c -> c.get("scheme").equals(scheme))
        .map(c -> c.get("code"))
        .toList();
  }

  private static String name(String scheme, String code) {
    return CODES.stream()
        .filter(c -> c.get("scheme").equals(scheme) && c.get("code").equals(code))
        .map(c -> c.get("zh"))
        .findFirst()
        .orElseThrow();
  }
}
