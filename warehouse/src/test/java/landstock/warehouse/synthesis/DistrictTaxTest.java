package landstock.warehouse.synthesis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import landstock.warehouse.synthesis.Hand.Feature;
import landstock.warehouse.synthesis.Hand.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

/** Public magnitudes: 15 buildings over 100 million CNY, 6 more over 50, offices pay 60 %. */
@Tag("slow")
class DistrictTaxTest {
  private static final BigDecimal HUNDRED_MILLION = new BigDecimal("1e8");
  private static final BigDecimal FIFTY_MILLION = new BigDecimal("5e7");

  private static Hand first;
  private static Hand second;
  private static List<Row> taxes;
  private static final Map<String, String> BUILDING_OF = new HashMap<>();
  private static final Set<String> OFFICES = new HashSet<>();

  @BeforeAll
  static void generate() {
    first = Hand.of(Hand.spec(), 2023);
    second = Hand.of(Hand.spec(), 2024);
    taxes = first.table("税收入库.xlsx");
    first.table("企业名录.xlsx").forEach(e -> BUILDING_OF.put(e.get("统一社会信用代码"), e.get("经营楼宇")));
    for (Feature building : first.layer("自然幢.gpkg")) {
      if (building.text("是否商务楼宇").equals("是")) {
        OFFICES.add(building.text("ZRZH"));
      }
    }
  }

  @AfterAll
  static void remove() throws IOException {
    first.close();
    second.close();
  }

  @Test
  void office_buildings_are_taxed_as_concentrated_as_the_district_says() {
    Map<String, BigDecimal> net = new HashMap<>();
    for (Row row : taxes) {
      String building = BUILDING_OF.get(row.get("纳税人识别号"));
      if (row.get("所属年度").equals("2023") && OFFICES.contains(building)) {
        net.merge(building, net(row), BigDecimal::add);
      }
    }
    assertThat(net).hasSize(91);
    assertThat(net.values().stream().filter(v -> v.compareTo(HUNDRED_MILLION) >= 0)).hasSize(15);
    assertThat(
            net.values().stream()
                .filter(v -> v.compareTo(HUNDRED_MILLION) < 0 && v.compareTo(FIFTY_MILLION) > 0))
        .hasSize(6);
  }

  @Test
  void the_concentration_holds_when_tax_follows_floor_area() {
    Map<String, BigDecimal> tax = new HashMap<>();
    taxes.stream()
        .filter(row -> row.get("所属年度").equals("2023"))
        .forEach(row -> tax.merge(row.get("纳税人识别号"), net(row), BigDecimal::add));
    List<Row> occupancies = first.table("楼宇入驻.csv");
    Map<String, Double> all = new HashMap<>();
    occupancies.forEach(o -> all.merge(o.get("统一社会信用代码"), area(o), Double::sum));
    Map<String, Double> byBuilding = new HashMap<>();
    for (Row o : occupancies) {
      String code = o.get("统一社会信用代码");
      double share = area(o) / all.getOrDefault(code, 1.0);
      double part = tax.getOrDefault(code, BigDecimal.ZERO).doubleValue() * share;
      if (OFFICES.contains(o.get("ZRZH"))) {
        byBuilding.merge(o.get("ZRZH"), part, Double::sum);
      }
    }
    assertThat(byBuilding.values().stream().filter(v -> v >= 1e8)).hasSize(15);
    assertThat(byBuilding.values().stream().filter(v -> v >= 5e7 && v < 1e8)).hasSize(6);
  }

  @Test
  void office_buildings_pay_three_fifths_of_the_districts_own_revenue() {
    BigDecimal offices = BigDecimal.ZERO;
    BigDecimal all = BigDecimal.ZERO;
    for (Row row : taxes) {
      if (row.get("所属年度").equals("2023") && row.get("入库级次").equals("区级")) {
        all = all.add(net(row));
        boolean office = OFFICES.contains(BUILDING_OF.get(row.get("纳税人识别号")));
        offices = office ? offices.add(net(row)) : offices;
      }
    }
    assertThat(offices.doubleValue() / all.doubleValue()).isCloseTo(0.60, within(0.001));
  }

  @Test
  void levels_of_an_item_add_up_to_its_whole_cents() {
    // VAT: half to the centre, 15 and 35 % to city and district; each level rounds by itself.
    List<BigDecimal> shares =
        List.of(new BigDecimal("0.50"), new BigDecimal("0.15"), new BigDecimal("0.35"));
    Map<String, BigDecimal[]> byPayment = new HashMap<>();
    for (Row row : taxes) {
      if (row.get("征收项目代码").equals("10101")) {
        BigDecimal[] levels =
            byPayment.computeIfAbsent(
                row.get("纳税人识别号") + row.get("所属年度"),
                key -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO});
        int level = List.of("中央", "市级", "区级").indexOf(row.get("入库级次"));
        levels[level] = levels[level].add(new BigDecimal(row.get("入库金额")));
      }
    }
    assertThat(byPayment).isNotEmpty();
    List<String> wrong = new ArrayList<>();
    byPayment.forEach(
        (payment, levels) -> {
          BigDecimal total = levels[0].add(levels[1]).add(levels[2]);
          for (int i = 0; i < 3; i++) {
            BigDecimal exact = total.multiply(shares.get(i));
            if (levels[i].subtract(exact).abs().compareTo(new BigDecimal("0.01")) > 0) {
              wrong.add(payment + " level " + i + ": " + levels[i] + " of " + total);
            }
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void taxes_have_refunds_corrections_and_enterprises_that_pay_nothing() {
    assertThat(taxes).anyMatch(row -> new BigDecimal(row.get("退税额")).signum() > 0);
    assertThat(taxes).anyMatch(row -> new BigDecimal(row.get("入库金额")).signum() < 0);
    Set<String> paid = new HashSet<>();
    Set<String> paidEarlier = new HashSet<>();
    for (Row row : taxes) {
      (row.get("所属年度").equals("2021") ? paidEarlier : paid).add(row.get("纳税人识别号"));
    }
    assertThat(BUILDING_OF.keySet().containsAll(paid)).isTrue();
    assertThat(BUILDING_OF.keySet().containsAll(paidEarlier)).isTrue();
    paidEarlier.removeAll(paid);
    assertThat(paidEarlier.size()).as("two years without tax").isBetween(100, 1_000);
  }

  @Test
  void both_surveys_tell_the_same_history() {
    List<Row> later = second.table("税收入库.xlsx");
    assertThat(sum(later, "2023")).isEqualTo(sum(taxes, "2023"));
    assertThat(sum(later, "2022")).isEqualTo(sum(taxes, "2022"));
    assertThat(sum(later, "2024")).isPositive();
  }

  @Test
  void a_year_later_parcels_have_been_split_and_merged_without_reusing_a_number() {
    Set<String> before = codes(first.parcels(), "ZDDM");
    List<Feature> parcels = second.parcels();
    Set<String> after = codes(parcels, "ZDDM");
    Set<String> made = new HashSet<>(after);
    made.removeAll(before);
    Set<String> gone = new HashSet<>(before);
    gone.removeAll(after);
    assertThat(made).hasSizeBetween(30, 100);
    assertThat(gone).hasSizeBetween(30, 100);
    for (String code : made) {
      String prefix = code.substring(0, 14);
      assertThat(before.stream().filter(c -> c.startsWith(prefix)))
          .allMatch(old -> old.compareTo(code) < 0);
    }
    DistrictTest.assertNoOverlap(
        parcels.stream().filter(p -> p.text("ZDTZM").equals("GB")).toList());
    // New corners on a block's edge are rounded to 1 mm.
    assertThat(area(parcels)).isCloseTo(area(first.parcels()), within(1.0));
  }

  @Test
  void a_year_later_buildings_and_tenants_have_changed_and_still_fit() {
    List<Feature> buildings = second.layer("自然幢.gpkg");
    Set<String> gone = codes(first.layer("自然幢.gpkg"), "ZRZH");
    gone.removeAll(codes(buildings, "ZRZH"));
    assertThat(gone).hasSizeBetween(10, 100);
    Map<String, Geometry> land = new HashMap<>();
    second.parcels().forEach(p -> land.put(p.text("ZDDM"), p.geom()));
    assertThat(
            buildings.stream()
                .filter(b -> !requireNonNull(land.get(b.text("ZDDM"))).covers(b.geom())))
        .isEmpty();
    List<Row> enterprises = second.table("企业名录.xlsx");
    assertThat(enterprises.size()).isGreaterThan(BUILDING_OF.size() + 300);
    DistrictTest.OccupancyCheck.of(buildings, enterprises, second.table("楼宇入驻.csv")).verify();
  }

  private static BigDecimal net(Row row) {
    return new BigDecimal(row.get("入库金额")).subtract(new BigDecimal(row.get("退税额")));
  }

  private static double area(Row occupancy) {
    return Double.parseDouble(occupancy.get("占用面积"));
  }

  private static double area(List<Feature> parcels) {
    return parcels.stream().mapToDouble(p -> p.geom().getArea()).sum();
  }

  private static BigDecimal sum(List<Row> rows, String year) {
    return rows.stream()
        .filter(row -> row.get("所属年度").equals(year))
        .map(DistrictTaxTest::net)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Set<String> codes(List<Feature> features, String header) {
    Set<String> codes = new HashSet<>();
    features.forEach(f -> codes.add(f.text(header)));
    return codes;
  }
}
