package landstock.warehouse.synthesis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.identifier.CreditCode;
import landstock.warehouse.identifier.ParcelCode;
import landstock.warehouse.identifier.UnitCode;
import landstock.warehouse.synthesis.Hand.Feature;
import landstock.warehouse.synthesis.Hand.Row;
import landstock.warehouse.synthesis.handin.HandInFile;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/** The first survey of the demonstration district, read back from its files. */
class DistrictTest {
  private static Hand hand;
  private static List<Feature> admin;
  private static List<Feature> parcels;
  private static List<Feature> buildings;
  private static List<Row> enterprises;
  private static List<Row> occupancies;

  @BeforeAll
  static void generate() {
    hand = Hand.of(Hand.spec(), 2023);
    admin = hand.layer("行政区划.geojson");
    parcels = hand.parcels();
    buildings = hand.layer("自然幢.gpkg");
    enterprises = hand.table("企业名录.xlsx");
    occupancies = hand.table("楼宇入驻.csv");
  }

  @AfterAll
  static void remove() throws IOException {
    hand.close();
  }

  @Test
  void the_same_specification_gives_the_same_bytes() throws IOException {
    try (Hand again = Hand.of(Hand.spec(), 2023)) {
      assertThat(again.files()).isEqualTo(hand.files());
      Map<String, byte[]> before = hand.everything();
      Map<String, byte[]> after = again.everything();
      assertThat(after.keySet()).isEqualTo(before.keySet());
      after.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
    }
  }

  @Test
  void another_seed_gives_another_district() throws IOException {
    String yaml = Hand.yaml().replaceFirst("seed: \\d+", "seed: 7");
    try (Hand other = Hand.of(DistrictSpec.parse("other", yaml), 2023)) {
      for (HandInFile file : other.files()) {
        boolean drawnByHand = file.name().endsWith("轨道交通.geojson") || file.name().endsWith(".txt");
        if (!drawnByHand && hand.files().contains(file)) {
          assertThat(other.bytes(file)).as(file.name()).isNotEqualTo(hand.bytes(file));
        }
      }
    }
  }

  @Test
  void every_file_says_how_many_rows_it_has() {
    assertThat(hand.files())
        .contains(
            new HandInFile("2023/宗地.shp", hand.layer("宗地.shp").size()),
            new HandInFile("2023/宗地_重测.shp", hand.layer("宗地_重测.shp").size()),
            new HandInFile("2023/自然幢.gpkg", buildings.size()),
            new HandInFile("2023/历史保护范围.txt", 9),
            new HandInFile("2023/企业名录.xlsx", enterprises.size()),
            new HandInFile("2023/楼宇入驻.csv", occupancies.size()));
  }

  @Test
  void the_district_has_the_things_of_its_specification() {
    assertThat(level("street")).hasSize(6);
    assertThat(level("community")).hasSize(64);
    assertThat(parcels.size()).isBetween(5_500, 6_500);
    assertThat(buildings.size()).isBetween(13_000, 17_000);
    assertThat(enterprises.size()).isBetween(11_000, 13_000);
    assertThat(hand.layer("规划单元.geojson")).hasSize(20);
  }

  @Test
  void ninety_one_office_buildings_have_the_known_space() {
    List<Feature> offices = buildings.stream().filter(b -> b.text("是否商务楼宇").equals("是")).toList();
    assertThat(offices).hasSize(91);
    assertThat(offices.stream().map(b -> b.text("JZWMC")).distinct()).hasSize(91);
    assertThat(offices.stream().mapToDouble(b -> b.number("可租售面积")).sum())
        .isCloseTo(3_610_000, within(1.0));
  }

  @Test
  void streets_and_communities_divide_the_district_without_gap_or_overlap() {
    double district = level("district").get(0).geom().getArea();
    assertThat(district).isCloseTo(9_980_000, within(1.0));
    for (String level : List.of("street", "community")) {
      double sum = level(level).stream().mapToDouble(f -> f.geom().getArea()).sum();
      assertThat(sum).as(level).isCloseTo(district, within(1e-3));
      assertNoOverlap(level(level));
    }
    double units = hand.layer("规划单元.geojson").stream().mapToDouble(f -> f.geom().getArea()).sum();
    assertThat(units).isCloseTo(district, within(1e-3));
  }

  @Test
  void communities_lie_in_their_streets() {
    Map<String, Geometry> streets = new HashMap<>();
    level("street").forEach(s -> streets.put(s.text("XZQDM"), s.geom()));
    for (Feature community : level("community")) {
      Geometry street = requireNonNull(streets.get(community.text("上级代码")));
      assertThat(street.covers(community.geom().getInteriorPoint())).isTrue();
      assertThat(community.geom().difference(street).getArea()).isLessThan(1e-3);
    }
  }

  @Test
  void parcels_are_valid_and_do_not_overlap_within_their_layer() {
    for (Feature parcel : parcels) {
      assertThat(parcel.geom().isValid()).as(parcel.text("ZDDM")).isTrue();
      assertThat(parcel.geom().getArea()).as(parcel.text("ZDDM")).isGreaterThan(10);
    }
    for (String layer : List.of("GB", "GS", "GX")) {
      List<Feature> same = parcels.stream().filter(p -> p.text("ZDTZM").equals(layer)).toList();
      assertThat(same).as(layer).isNotEmpty();
      assertNoOverlap(same);
    }
  }

  @Test
  void underground_parcels_overlap_those_of_the_surface() {
    STRtree surface = index(parcels.stream().filter(p -> p.text("ZDTZM").equals("GB")).toList());
    assertThat(
            parcels.stream()
                .filter(p -> p.text("ZDTZM").equals("GX"))
                .filter(p -> overlapM2(surface, p) > 100))
        .hasSizeGreaterThan(5);
  }

  @Test
  void parcels_of_every_awkward_kind_exist() {
    assertThat(parcels).anyMatch(p -> p.geom() instanceof MultiPolygon);
    assertThat(parcels)
        .anyMatch(p -> p.geom() instanceof Polygon polygon && polygon.getNumInteriorRing() == 1);
    assertThat(parcels).anyMatch(p -> !p.has("RJL"));
    assertThat(parcels).anyMatch(p -> !p.has("QLJSSJ"));
  }

  @Test
  void plans_in_the_historic_district_stay_under_twelve_metres() {
    Geometry historic = hand.layer("历史保护范围.txt").get(0).geom();
    List<Feature> inside =
        parcels.stream().filter(p -> historic.contains(p.geom()) && p.has("JZXG")).toList();
    assertThat(inside).hasSizeGreaterThan(300).allMatch(p -> p.number("JZXG") <= 12);
  }

  @Test
  void roads_take_a_fifth_to_a_quarter_of_the_land() {
    double land =
        parcels.stream()
            .filter(p -> p.text("ZDTZM").equals("GB"))
            .mapToDouble(p -> p.geom().getArea())
            .sum();
    assertThat(1 - land / 9_980_000).isBetween(0.20, 0.25);
  }

  @Test
  void every_building_stands_inside_its_parcel() {
    Map<String, Geometry> land = new HashMap<>();
    parcels.forEach(p -> land.put(p.text("ZDDM"), p.geom()));
    List<String> wrong = new ArrayList<>();
    for (Feature building : buildings) {
      Geometry parcel = land.get(building.text("ZDDM"));
      double floorArea = building.number("SCJZMJ") + building.number("YCJZMJ");
      double expected = building.number("ZZDMJ") * building.number("DSCS");
      if (parcel == null
          || !parcel.covers(building.geom())
          || !building.geom().isValid()
          || Math.abs(floorArea - expected) > 0.011) {
        wrong.add(building.text("ZRZH"));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void codes_are_unique_and_well_formed() {
    assertThat(parcels.stream().map(p -> p.text("ZDDM"))).doesNotHaveDuplicates();
    for (Feature parcel : parcels) {
      ParcelCode code = new ParcelCode(parcel.text("ZDDM"));
      assertThat(new UnitCode(parcel.text("BDCDYH")).parcel()).isEqualTo(code);
      assertThat(code.feature()).isEqualTo(parcel.text("ZDTZM"));
      assertThat(code.subArea()).startsWith("120101");
    }
    assertThat(buildings.stream().map(b -> b.text("ZRZH"))).doesNotHaveDuplicates();
    assertThat(enterprises.stream().map(e -> e.get("统一社会信用代码"))).doesNotHaveDuplicates();
    for (Row enterprise : enterprises) {
      CreditCode code = new CreditCode(enterprise.get("统一社会信用代码"));
      assertThat(code.checkHolds()).isTrue();
      assertThat(code.organisationCheckHolds()).isTrue();
      assertThat(enterprise.get("行业代码")).matches("[A-T][0-9]{4}");
      assertThat(enterprise.get("企业名称")).startsWith("示例");
    }
  }

  @Test
  void occupancies_refer_to_what_exists_and_fit_into_the_building() {
    OccupancyCheck.of(buildings, enterprises, occupancies).verify();
    Map<String, Long> places =
        occupancies.stream()
            .collect(Collectors.groupingBy(o -> o.get("统一社会信用代码"), Collectors.counting()));
    assertThat(places.values()).contains(2L);
  }

  @Test
  void a_survey_that_the_district_does_not_have_is_the_callers_error(@TempDir Path folder) {
    assertThatThrownBy(
            () ->
                District.generate(
                    Hand.spec(), LocalDate.of(2022, 12, 31), folder, (step, done, total) -> {}))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining("2023-12-31")
        .hasMessageContaining("not on 2022-12-31");
  }

  @Test
  void a_specification_that_is_wrong_says_where() {
    String yaml = Hand.yaml().replaceFirst("areaM2: \\d+", "areaM2: wide");
    assertThatThrownBy(() -> DistrictSpec.parse("district.yaml", yaml))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining("district.yaml")
        .hasMessageContaining("wide");
  }

  @Test
  void files_are_written_as_bureaus_write_them() {
    Map<String, byte[]> files = hand.everything();
    files.forEach(
        (name, bytes) -> {
          boolean marked = bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb;
          boolean utf8 = name.endsWith(".csv") && !name.endsWith("社区人口.csv");
          assertThat(marked).as(name).isEqualTo(utf8);
        });
    assertThat(text(files, "行政区划.geojson")).contains("urn:ogc:def:crs:EPSG::4548");
    assertThat(text(files, "宗地.prj")).contains("CGCS2000_3_Degree_GK_CM_117E");
    assertThat(text(files, "宗地_重测.prj")).contains("CGCS2000_3_Degree_GK_Zone_39");
    assertThat(files).doesNotContainKey("2023/宗地.cpg");
    assertThat(text(files, "宗地_重测.cpg")).as("which is a lie").isEqualTo("UTF-8");
  }

  @Test
  void a_street_was_surveyed_again_and_comes_from_that_office_alone() {
    List<Feature> cadastre = hand.layer("宗地.shp");
    assertThat(cadastre).noneMatch(p -> p.text("JDDM").equals("120101006"));
    List<Feature> again = hand.layer("宗地_重测.shp");
    assertThat(again).isNotEmpty().allMatch(p -> p.text("街道代码").equals("120101006"));
    assertThat(again)
        .allMatch(p -> Math.abs(p.geom().getEnvelopeInternal().centre().x - 39_517_500) < 3_000);
  }

  @Test
  void people_live_where_the_specification_says_so() {
    List<Row> people = hand.table("社区人口.csv");
    assertThat(people).hasSize(64 * 3);
    assertThat(
            people.stream()
                .filter(r -> r.get("年度").equals("2023"))
                .mapToLong(r -> Long.parseLong(r.get("常住人口")))
                .sum())
        .isBetween(354_000L, 356_000L);
  }

  @Test
  void protected_areas_have_the_area_that_their_file_states() {
    assertThat(hand.layer("历史保护范围.txt"))
        .hasSize(9)
        .allMatch(f -> Math.abs(f.number("ha") * 10_000 - f.geom().getArea()) <= 0.51);
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(requireNonNull(files.get("2023/" + name)), StandardCharsets.UTF_8);
  }

  private static List<Feature> level(String level) {
    return admin.stream().filter(f -> f.text("级别").equals(level)).toList();
  }

  static void assertNoOverlap(List<Feature> features) {
    STRtree tree = index(features);
    List<String> bad = new ArrayList<>();
    for (Feature feature : features) {
      double overlap = overlapM2(tree, feature) - feature.geom().getArea();
      if (overlap > 1e-6) {
        bad.add(feature.properties() + ": " + overlap + " m2");
      }
    }
    assertThat(bad).isEmpty();
  }

  private static STRtree index(List<Feature> features) {
    STRtree tree = new STRtree();
    features.forEach(f -> tree.insert(f.geom().getEnvelopeInternal(), f.geom()));
    return tree;
  }

  private static double overlapM2(STRtree tree, Feature feature) {
    double sum = 0;
    for (Object other : tree.query(feature.geom().getEnvelopeInternal())) {
      sum += feature.geom().intersection((Geometry) other).getArea();
    }
    return sum;
  }

  /** What a table of occupancies must satisfy. */
  record OccupancyCheck(Map<String, Feature> buildings, Set<String> enterprises, List<Row> rows) {

    static OccupancyCheck of(List<Feature> buildings, List<Row> enterprises, List<Row> rows) {
      Map<String, Feature> byCode = new HashMap<>();
      buildings.forEach(b -> byCode.put(b.text("ZRZH"), b));
      Set<String> codes = new HashSet<>();
      enterprises.forEach(e -> codes.add(e.get("统一社会信用代码")));
      return new OccupancyCheck(byCode, codes, rows);
    }

    void verify() {
      List<String> wrong = new ArrayList<>();
      Map<String, Double> heldM2 = new HashMap<>();
      for (Row row : rows) {
        Feature building = buildings.get(row.get("ZRZH"));
        if (!enterprises.contains(row.get("统一社会信用代码"))
            || building == null
            || !building.text("ZDDM").equals(row.get("ZDDM"))) {
          wrong.add(row.toString());
        }
        heldM2.merge(row.get("ZRZH"), Double.valueOf(row.get("占用面积")), Double::sum);
      }
      for (Feature building : buildings.values()) {
        double vacant = building.number("空置面积");
        double held = building.number("可租售面积") - vacant;
        boolean fits = heldM2.getOrDefault(building.text("ZRZH"), 0.0) <= held + 0.001;
        if (vacant < 0 || held < 0 || !fits) {
          wrong.add(building.properties().toString());
        }
      }
      assertThat(wrong).isEmpty();
    }
  }
}
