package landstock.warehouse.diff;

import static landstock.warehouse.testdata.SmallCity.P1;
import static landstock.warehouse.testdata.SmallCity.P2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import landstock.sql.problem.LandstockException;
import landstock.sql.security.Policy;
import landstock.warehouse.diff.SnapshotDiff.AttributeChange;
import landstock.warehouse.diff.SnapshotDiff.IndicatorChange;
import landstock.warehouse.diff.SnapshotDiff.Kind;
import landstock.warehouse.diff.SnapshotDiff.ParcelChange;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SmallCity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ComparisonTest {
  private static final String P3 = "120101001001GB00003";
  private static final String P4 = "120101001001GB00004";
  private Path home = Path.of("");
  private String first = "";
  private String second = "";
  private SmallCity city = new SmallCity(Path.of("target/unused"));

  /** In the second survey the second parcel has moved away and tax has doubled. */
  @BeforeEach
  void load(@TempDir Path directory) {
    home = directory.resolve("home");
    city = new SmallCity(directory.resolve("city"));
    first = city.load(home).snapshot();
    String other = SmallCity.square(P1, 0).replace("\"ZDMJ\": 10000", "\"ZDMJ\": 10001");
    second =
        city.pack("2023-12-31", "2023-12-30")
            .write("parcel.geojson", SmallCity.features(other, SmallCity.square(P3, 300)))
            .write(
                "tax.csv",
                "统一社会信用代码,年度,税种代码,入库级次,入库税额,退税额\n" + SmallCity.E1 + ",2023,10101,中央级,300.00,\n")
            .load(home)
            .snapshot();
  }

  private SnapshotDiff compare(String from, String to) {
    try (Warehouse warehouse = Warehouse.open(home)) {
      return Comparison.of(
          question -> warehouse.ask(question, Policy.OPEN),
          warehouse.catalog(),
          warehouse.snapshots(),
          from,
          to);
    }
  }

  @Test
  void tells_parcels_facts_and_indicators() {
    SnapshotDiff diff = compare(first, second);
    assertThat(diff.parcels()).extracting(c -> c.kind()).containsExactly(Kind.GONE, Kind.NEW);
    assertThat(diff.parcels().get(0).before()).containsExactly(P2);
    assertThat(diff.parcels().get(1).after()).containsExactly(P3);
    assertThat(diff.attributes()).containsExactly(new AttributeChange("registered_area_m2", 1));
    assertThat(diff.indicators())
        .filteredOn(i -> i.column().equals("tax"))
        .singleElement()
        .satisfies(i -> assertThat(i.before()).isEqualByComparingTo("100"))
        .satisfies(i -> assertThat(i.after()).isEqualByComparingTo("100"));
  }

  @Test
  void a_snapshot_and_itself_do_not_differ() {
    SnapshotDiff diff = compare(first, first);
    assertThat(diff.parcels()).isEmpty();
    assertThat(diff.attributes()).isEmpty();
    assertThat(diff.indicators()).allMatch(i -> i.parcelsBefore() == i.parcelsAfter());
  }

  private static String unmapped(String code) {
    return SmallCity.feature("\"ZDDM\": \"" + code + "\", \"ZDMJ\": 10000", "null");
  }

  private String loadParcels(String... parcels) {
    return city.write("parcel.geojson", SmallCity.features(parcels)).load(home).snapshot();
  }

  @Test
  void parcels_without_outline_are_told_too() {
    String before = loadParcels(SmallCity.square(P1, 0), unmapped(P2), unmapped(P4));
    String after = loadParcels(unmapped(P1), SmallCity.square(P2, 100), unmapped(P3));
    assertThat(compare(before, after).parcels())
        .containsExactly(
            new ParcelChange(Kind.RESHAPED, List.of(P1), List.of(P1), 10_000.0, null),
            new ParcelChange(Kind.RESHAPED, List.of(P2), List.of(P2), null, 10_000.0),
            new ParcelChange(Kind.NEW, List.of(), List.of(P3), 0.0, null),
            new ParcelChange(Kind.GONE, List.of(P4), List.of(), null, 0.0));
  }

  @Test
  void a_survey_of_january_is_compared_by_the_figures_of_the_year_before() {
    String january = city.pack("2023-12-30", "2024-01-15").load(home).snapshot();
    List<IndicatorChange> changes = compare(first, january).indicators();
    assertThat(changes)
        .filteredOn(i -> i.column().equals("tax"))
        .singleElement()
        .satisfies(i -> assertThat(i.after()).isEqualByComparingTo("100"))
        .satisfies(
            i -> assertThat(List.of(year(i.yearBefore()), year(i.yearAfter()))).containsOnly(2023));
    assertThat(changes)
        .filteredOn(i -> i.column().equals("building_count"))
        .singleElement()
        .satisfies(i -> assertThat(year(i.yearAfter())).isEqualTo(2024));
    assertThat(changes)
        .filteredOn(i -> i.column().equals("energy_tce"))
        .singleElement()
        .satisfies(i -> assertThat(i.yearAfter()).isNull());
  }

  private static int year(@Nullable Integer year) {
    return Objects.requireNonNull(year);
  }

  @Test
  void an_unknown_snapshot_is_named_with_the_nearest() {
    assertThatThrownBy(() -> compare(first, second + "0"))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.suggestions()).contains(second));
  }
}
