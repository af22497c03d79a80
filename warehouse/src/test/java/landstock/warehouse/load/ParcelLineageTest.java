package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parcels of two surveys, 100 m high; places are metres east of the corner of the city. */
@Tag("slow")
class ParcelLineageTest {
  private static final String SECOND =
      """
        - name: "2024"
          date: 2024-12-31
          sources:
            - {name: parcel, dataset: land.parcel_polygon, file: later.geojson, format: geojson, owner: {zh: 局, en: Bureau}, purpose: administrative_record}
            - {name: change, dataset: land.parcel_lineage, file: change.csv, format: csv, encoding: UTF-8, owner: {zh: 局, en: Bureau}, purpose: administrative_record}
      """;

  @TempDir private Path directory = Path.of("");

  private SmallCity city() {
    return new SmallCity(directory.resolve("city"))
        .write(
            "parcel.geojson",
            SmallCity.features(
                parcel("kept", 0, 100),
                parcel("whole", 100, 300),
                parcel("left", 300, 350),
                parcel("right", 350, 400),
                parcel("before", 400, 500),
                parcel("moved", 500, 600),
                parcel("gone", 600, 700),
                parcel("x", 700, 800),
                parcel("y", 800, 900),
                parcel("told", 1_000, 1_100)))
        .write(
            "later.geojson",
            SmallCity.features(
                parcel("kept", 0, 100),
                parcel("part1", 100, 220),
                parcel("part2", 220, 300),
                parcel("both", 300, 400),
                parcel("after", 400, 500),
                parcel("moved", 500, 590),
                parcel("x", 700, 760),
                parcel("z", 760, 900),
                parcel("new", 910, 990),
                parcel("registered", 1_000, 1_100)))
        .write("change.csv", "原宗地代码,新宗地代码,变更类型,变更日期\ntold,registered,换号,2024-05-06\n");
  }

  private static String parcel(String code, int west, int east) {
    return SmallCity.feature(
        "\"ZDDM\": \"" + code + "\"",
        "{\"type\": \"Polygon\", \"coordinates\": [["
            + SmallCity.point(west, 0)
            + ","
            + SmallCity.point(east, 0)
            + ","
            + SmallCity.point(east, 100)
            + ","
            + SmallCity.point(west, 100)
            + ","
            + SmallCity.point(west, 0)
            + "]]}");
  }

  private static final String[] STEPS = {
    "before after reissue null 10000.0 geometry",
    "kept kept kept null 10000.0 geometry",
    "left both merge null 5000.0 geometry",
    "moved moved adjust null 9000.0 geometry",
    "right both merge null 5000.0 geometry",
    "told registered reissue 2024-05-06 null register",
    "whole part1 split null 12000.0 geometry",
    "whole part2 split null 8000.0 geometry",
    "x x adjust null 6000.0 geometry",
    "x z adjust null 4000.0 geometry",
    "y z adjust null 10000.0 geometry",
  };

  private static List<String> steps(Path home) {
    try (Warehouse warehouse = Warehouse.open(home)) {
      return new Store(warehouse)
              .rows(
                  "SELECT old_parcel_code, new_parcel_code, kind, CAST(changed_on AS VARCHAR),"
                      + " area_m2, basis FROM land.parcel_lineage ORDER BY 1, 2",
                  null)
              .stream()
              .map(row -> String.join(" ", row))
              .toList();
    }
  }

  @Test
  void a_later_survey_of_one_pack_tells_what_became_of_each_parcel() {
    SmallCity city = city();
    String pack = text(city);
    city.write("pack.yaml", pack + SECOND);
    load(city);
    assertThat(steps(home())).containsExactly(STEPS);
  }

  @Test
  void surveys_follow_each_other_by_date_however_a_pack_lists_them() {
    SmallCity city = city();
    String pack = text(city);
    int first = pack.indexOf("  - name: \"2023\"");
    city.write("pack.yaml", pack.substring(0, first) + SECOND + pack.substring(first));
    String hash = load(city);
    assertThat(steps(home())).containsExactly(STEPS);
    assertThat(load(city)).as("once more").isEqualTo(hash);
  }

  @Test
  void a_later_load_follows_the_survey_that_the_store_has() {
    SmallCity city = city();
    load(city);
    assertThat(steps(home())).as("nothing before the first survey").isEmpty();
    String pack = text(city);
    city.write("pack.yaml", pack.substring(0, pack.indexOf("  - name: \"2023\"")) + SECOND);
    String first = load(city);
    assertThat(steps(home())).containsExactly(STEPS);
    assertThat(load(city)).as("once more").isEqualTo(first);
  }

  private Path home() {
    return directory.resolve("home");
  }

  /** Gives the content hash of the last survey. */
  private String load(SmallCity city) {
    List<LoadSummary> all =
        Load.run(
            Packs.ofProduct().find(city.folder().toString()),
            city.folder(),
            home(),
            Progress.silent());
    return all.get(all.size() - 1).contentHash();
  }

  private static String text(SmallCity city) {
    try {
      return java.nio.file.Files.readString(city.folder().resolve("pack.yaml"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
