package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.load.Progress.Event;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.snapshot.SnapshotStore;
import landstock.warehouse.snapshot.StoreLock;
import landstock.warehouse.snapshot.Verification;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city small enough to work out in the head. */
@Tag("slow")
class LoadTest {
  private SmallCity city = new SmallCity(Path.of("target/unused"));
  private Path home = Path.of("");

  @BeforeEach
  void build(@TempDir Path directory) {
    city = new SmallCity(directory.resolve("city"));
    home = directory.resolve("home");
  }

  private List<List<String>> ask(String sql) {
    try (Warehouse warehouse = Warehouse.open(home)) {
      return new Store(warehouse).rows(sql, null);
    }
  }

  @Test
  void land_and_buildings_become_indicators() {
    city.load(home);
    assertThat(
            ask(
                "SELECT area_m2, area_mu, building_count, floor_area_m2, floor_area_origin, far,"
                    + " footprint_area_m2, density, vacancy, total_value, space_layer"
                    + " FROM mart.parcel_year WHERE parcel_code = '"
                    + SmallCity.P1
                    + "'"))
        .containsExactly(
            List.of(
                "10000.0",
                "15.0",
                "1",
                "20000.0",
                "building",
                "2.0",
                "2500.0",
                "0.25",
                "0.25",
                "1000.00",
                "GB"));
  }

  @Test
  void what_is_unknown_is_null_and_never_zero() {
    city.load(home);
    assertThat(
            ask(
                "SELECT building_count, far, vacancy, total_value, assessment_count, planned_far"
                    + " FROM mart.parcel_year WHERE parcel_code = '"
                    + SmallCity.P2
                    + "'"))
        .containsExactly(List.of("null", "null", "null", "null", "null", "null"));
  }

  @Test
  void tax_follows_floor_area_and_rounding_goes_to_the_largest_share() {
    city.load(home);
    assertThat(
            ask(
                "SELECT parcel_code, contributor_count, tax, tax_district, refund, revenue, employees"
                    + " FROM mart.parcel_year ORDER BY parcel_code"))
        .containsExactly(
            List.of(SmallCity.P1, "1", "33.3333", "13.3333", "1.6667", "333.3667", "2.3333"),
            List.of(SmallCity.P2, "1", "66.6667", "26.6667", "3.3333", "666.7333", "4.6667"));
  }

  @Test
  void what_is_on_no_parcel_says_why() {
    city.load(home);
    assertThat(
            ask(
                "SELECT reason, amount, row_count FROM mart.unallocated_year"
                    + " WHERE measure = 'tax' ORDER BY reason"))
        .containsExactly(
            List.of("no_key", "7.0000", "1"),
            List.of("no_occupancy", "50.0000", "1"),
            List.of("no_parcel", "30.0000", "1"));
  }

  @Test
  void a_value_that_no_assessment_tells_is_on_no_row() {
    city.write(
            "value.csv",
            "宗地代码,年度,土地价值,建筑价值,总价值\n120101001001GB99999,2023,100,,\n120101001001GB99999,2023,,,\n")
        .load(home);
    assertThat(
            ask(
                "SELECT measure, amount, row_count FROM mart.unallocated_year"
                    + " WHERE measure LIKE '%_value'"))
        .containsExactly(List.of("land_value", "100.0000", "1"));
  }

  @Test
  void mart_and_rest_are_the_source_to_the_last_digit() {
    city.load(home);
    assertThat(
            ask(
                "SELECT (SELECT SUM(tax) FROM mart.parcel_year) + (SELECT SUM(amount)"
                    + " FROM mart.unallocated_year WHERE measure = 'tax'),"
                    + " (SELECT SUM(amount) FROM econ.tax_year)"))
        .containsExactly(List.of("187.0000", "187.00"));
  }

  @Test
  void a_finding_tells_what_to_do() {
    city.load(home);
    assertThat(
            ask(
                "SELECT severity, source, row_number, message, next_step_zh"
                    + " FROM meta.quality_finding WHERE rule = 'occupancy_without_place'"))
        .containsExactly(
            List.of(
                "warning",
                "occupancy",
                "4",
                "The parcel that is occupied is not in land.parcel, or the building is not known or on no"
                    + " parcel",
                "更正自然幢号或宗地代码"));
  }

  @Test
  void the_ledger_and_the_sources_are_in_the_snapshot() {
    LoadSummary summary = city.load(home);
    assertThat(summary.snapshot()).isEqualTo("smallville-2023-12-31-r1");
    assertThat(ask("SELECT snapshot_id, pack, srid, currency, rows_read FROM meta.\"load\""))
        .containsExactly(
            List.of(
                "smallville-2023-12-31-r1",
                "smallville",
                "4548",
                "CNY",
                String.valueOf(summary.rowsRead())));
    assertThat(ask("SELECT rows_read, rows_loaded FROM meta.source WHERE name = 'tax_year'"))
        .containsExactly(List.of("5", "5"));
  }

  @Test
  void the_same_input_gives_the_same_hash_under_a_new_revision() {
    LoadSummary first = city.load(home);
    LoadSummary second = city.load(home);
    assertThat(second.contentHash()).isEqualTo(first.contentHash());
    assertThat(second.snapshot()).isEqualTo("smallville-2023-12-31-r2");
    city.write("value.csv", "宗地代码,年度,总价值\n" + SmallCity.P1 + ",2023,1001\n");
    assertThat(city.load(home).contentHash()).isNotEqualTo(first.contentHash());
  }

  @Test
  void an_id_is_not_given_again_after_its_snapshot_was_deleted() throws IOException {
    Path snapshot = home.resolve("snapshots").resolve(city.load(home).snapshot());
    try (var files = Files.list(snapshot)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(snapshot);
    assertThat(city.load(home).snapshot()).endsWith("-r2");
  }

  @Test
  void a_refused_load_leaves_the_store_as_it_was() throws IOException {
    city.load(home);
    String before = Files.readString(home.resolve("CURRENT"));
    city.delete("tax.csv");
    assertThatThrownBy(() -> city.load(home))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining("tax.csv");
    assertThat(Files.readString(home.resolve("CURRENT"))).isEqualTo(before);
    Verification after = Verification.verify(home);
    assertThat(after.ok()).isTrue();
    assertThat(after.strays()).isEmpty();
    assertThat(after.snapshots()).hasSize(1);
  }

  @Test
  void a_second_load_at_the_same_time_is_told_so() {
    try (StoreLock lock = new SnapshotStore(home).lock()) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> city.load(home))
          .isInstanceOfSatisfying(
              LandstockException.class,
              e -> assertThat(e.code()).isEqualTo(LandstockException.Code.BUSY))
          .hasMessageContaining("another load");
    }
    city.load(home);
  }

  /**
   * Two directories, each of a path as long as can be named; the inner one within the outer cannot
   * be reached by its name, and so not be removed, by nobody's rights.
   */
  private record Trap(Path outer, Path deepest, Path inner) {
    static Trap in(Path directory, Path beside) throws IOException {
      Path outer = directory.resolve("trap");
      Path inner = beside.resolve("inner");
      Files.createDirectories(inner.resolve(deep()));
      return new Trap(outer, Files.createDirectories(outer.resolve(deep())), inner);
    }

    private static String deep() {
      return ("d".repeat(200) + "/").repeat(15);
    }

    void set() throws IOException {
      Files.move(inner, deepest.resolve("inner"));
    }

    void undo() throws IOException {
      Files.move(deepest.resolve("inner"), inner);
    }
  }

  @Test
  void a_load_that_has_published_does_not_fail_for_what_it_leaves(@TempDir Path beside)
      throws IOException {
    List<Trap> traps = new ArrayList<>();
    Progress setting =
        event -> {
          if (event.step().equals("publish") && event.done() == 1) {
            try (var loads = Files.list(home.resolve("staging"))) {
              Trap trap = Trap.in(loads.findFirst().orElseThrow(), beside);
              trap.set();
              traps.add(trap);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    Pack pack = Packs.ofProduct().find(city.folder().toString());
    LoadSummary summary = Load.run(pack, city.folder(), home, setting).get(0);
    try {
      assertThat(new SnapshotStore(home).has(summary.snapshot())).isTrue();
      assertThat(LoadStatus.of(home).orElseThrow().state()).isEqualTo(LoadStatus.State.PUBLISHED);
      assertThat(traps).singleElement().satisfies(trap -> assertThat(trap.outer()).exists());
      new SnapshotStore(home).lock().close();
    } finally {
      for (Trap trap : traps) {
        trap.undo();
      }
    }
    city.load(home);
    assertThat(Verification.verify(home).strays()).isEmpty();
  }

  @Test
  void progress_names_every_hand_in_and_ends_with_publication() {
    List<Event> events = new ArrayList<>();
    Load.run(Packs.ofProduct().find(city.folder().toString()), city.folder(), home, events::add);
    assertThat(events.stream().map(Event::step))
        .contains("parcel", "tax_year", "models", "rules", "publish");
    assertThat(events.get(events.size() - 1))
        .isEqualTo(new Event("2023", "publish", 1, 1, Progress.Unit.STEPS));
    assertThat(events).allMatch(e -> e.done() <= e.total());
  }
}
