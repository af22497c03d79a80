package landstock.warehouse.source.topojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.MemoryBudget;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.testdata.Collected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopoJsonFormatTest {
  /** Two squares that share an arc; steps of 10, from (100, 200). */
  private static final String SQUARES =
      """
      {"type": "Topology", "transform": {"scale": [10, 10], "translate": [100, 200]},
       "objects": {"parcel": {"type": "GeometryCollection", "geometries": [
         {"type": "Polygon", "arcs": [[0, 1]], "properties": {"ZDDM": "A", "n": 1}},
         {"type": "Polygon", "arcs": [[2, -1]], "properties": {"ZDDM": "B", "n": null}}]}},
       "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]],
                [[1, 0], [1, 0], [0, 1], [-1, 0]]]}
      """;

  @TempDir Path folder = Path.of("");

  private Collected read(String json) throws IOException, Unreadable {
    Path file = Files.writeString(folder.resolve("t.topojson"), json);
    Collected collected = new Collected();
    new TopoJsonFormat(MemoryBudget.ofHeap(1))
        .read(
            file,
            Collected.handIn(Format.TOPOJSON, 4326, StandardCharsets.UTF_8),
            collected,
            b -> {});
    return collected;
  }

  private String refusal(String json) {
    Unreadable refusal = catchThrowableOfType(Unreadable.class, () -> read(json));
    assertThat(refusal).isNotNull();
    return refusal.finding().rule() + " " + refusal.finding().detail();
  }

  private String flaw(String from, String to) throws IOException, Unreadable {
    Collected read = read(SQUARES.replace(from, to));
    assertThat(read.rows).hasSize(2);
    return read.findings.get(0);
  }

  @Test
  void shared_arcs_run_both_ways() throws Exception {
    Collected read = read(SQUARES);
    assertThat(read.rows).containsExactly("1 [A, 1]", "2 [B, null]");
    assertThat(String.valueOf(read.geometries.get(0)))
        .isEqualTo("POLYGON ((110 200, 110 210, 100 210, 100 200, 110 200))");
    assertThat(String.valueOf(read.geometries.get(1)))
        .isEqualTo("POLYGON ((110 200, 120 200, 120 210, 110 210, 110 200))");
    assertThat(read.findings).isEmpty();
  }

  @Test
  void references_that_lead_nowhere_cost_their_feature_only() throws Exception {
    assertThat(flaw("[[0, 1]]", "[[0, 9]]")).contains("geometry_unreadable 1 arc 9 does not exist");
    assertThat(flaw("[[0, 1]]", "[[0, -9]]")).contains("arc -9 does not exist");
    assertThat(flaw("[[0, 1]]", "[[0, 1.5]]")).contains("whole number, not by 1.5");
    assertThat(flaw("[[0, 1]]", "[[0, [0, 1]]]")).contains("whole number");
    assertThat(flaw("[[0, 1]]", "[[0, 0]]")).contains("does not begin where the one before ends");
    assertThat(flaw("[[0, 1]]", "0")).contains("an array is missing");
  }

  @Test
  void the_same_arc_again_and_again_is_stopped() throws Exception {
    String many = "0, -1, ".repeat(300_000) + "0, 1";
    assertThat(flaw("[[0, 1]]", "[[" + many + "]]")).contains("at most 1000000");
  }

  @Test
  void every_truncation_is_refused() {
    for (int length = 2; length < SQUARES.length() - 2; length += 7) {
      assertThat(refusal(SQUARES.substring(0, length)))
          .containsAnyOf("file_truncated", "file_broken", "not_what_it_claims", "layer_missing");
    }
  }

  @Test
  void other_json_and_unclear_layers_are_refused() {
    assertThat(refusal("{\"type\": \"FeatureCollection\"}")).contains("not a Topology");
    assertThat(refusal(SQUARES.replace("\"objects\": {", "\"objects\": {\"b\": {}, ")))
        .contains("layer_missing", "b, parcel");
    assertThat(refusal(SQUARES.replace("\"scale\": [10, 10]", "\"scale\": [10]")))
        .contains("file_broken");
  }
}
