package landstock.warehouse.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import landstock.warehouse.diff.ParcelMatch.Changed;
import landstock.warehouse.diff.SnapshotDiff.Kind;
import landstock.warehouse.diff.SnapshotDiff.ParcelChange;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class ParcelMatchTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private static Changed parcel(String code, double fromX, double toX) {
    return parcel(code, "GB", fromX, toX);
  }

  private static Changed parcel(String code, String layer, double fromX, double toX) {
    var outline = GEOMETRIES.toGeometry(new Envelope(fromX, toX, 0, 100));
    return new Changed(code, layer, outline.getArea(), outline);
  }

  private static List<String> match(List<Changed> before, List<Changed> after) {
    return ParcelMatch.match(before, after).stream().map(ParcelMatchTest::text).toList();
  }

  private static String text(ParcelChange c) {
    return c.kind() + " " + String.join("+", c.before()) + ">" + String.join("+", c.after());
  }

  @Test
  void one_that_became_two_was_split() {
    assertThat(
            match(List.of(parcel("A", 0, 100)), List.of(parcel("B", 0, 40), parcel("C", 40, 100))))
        .containsExactly("SPLIT A>B+C");
  }

  @Test
  void a_remnant_that_keeps_its_code_is_part_of_the_split() {
    assertThat(
            match(List.of(parcel("A", 0, 100)), List.of(parcel("A", 0, 40), parcel("C", 40, 100))))
        .containsExactly("SPLIT A>A+C");
  }

  @Test
  void two_that_became_one_were_merged() {
    assertThat(
            match(List.of(parcel("A", 0, 40), parcel("B", 40, 100)), List.of(parcel("C", 0, 100))))
        .containsExactly("MERGED A+B>C");
  }

  @Test
  void two_that_moved_their_boundary_were_rearranged() {
    assertThat(
            match(
                List.of(parcel("A", 0, 40), parcel("B", 40, 100)),
                List.of(parcel("A", 0, 60), parcel("B", 60, 100))))
        .containsExactly("REARRANGED A+B>A+B");
  }

  @Test
  void the_same_land_under_another_code_was_reissued() {
    assertThat(match(List.of(parcel("A", 0, 40)), List.of(parcel("B", 0, 40))))
        .containsExactly("REISSUED A>B");
  }

  @Test
  void the_same_code_of_another_outline_was_reshaped() {
    assertThat(match(List.of(parcel("A", 0, 40)), List.of(parcel("A", 0, 41))))
        .containsExactly("RESHAPED A>A");
  }

  @Test
  void the_same_code_on_other_land_was_reshaped_whatever_lay_there_before() {
    assertThat(match(List.of(parcel("A", 0, 40)), List.of(parcel("A", 200, 240))))
        .containsExactly("RESHAPED A>A");
    assertThat(match(List.of(parcel("A", "GB", 0, 40)), List.of(parcel("A", "GX", 0, 40))))
        .containsExactly("RESHAPED A>A");
  }

  @Test
  void land_that_nobody_had_is_new_and_land_that_nobody_has_is_gone() {
    assertThat(match(List.of(parcel("A", 0, 40)), List.of(parcel("B", 40, 100))))
        .containsExactly("GONE A>", "NEW >B");
  }

  @Test
  void neighbours_that_share_a_sliver_have_nothing_to_do_with_each_other() {
    assertThat(match(List.of(parcel("A", 0, 40)), List.of(parcel("B", 39.995, 100))))
        .containsExactly("GONE A>", "NEW >B");
  }

  @Test
  void a_parcel_above_another_is_not_a_part_of_it() {
    assertThat(match(List.of(parcel("A", "GB", 0, 40)), List.of(parcel("B", "GS", 0, 40))))
        .containsExactly("GONE A>", "NEW >B");
  }

  @Test
  void collective_land_taken_by_the_state_stays_on_the_surface_and_so_does_land_of_no_layer() {
    assertThat(match(List.of(parcel("A", "JB", 0, 40)), List.of(parcel("B", "GB", 0, 40))))
        .containsExactly("REISSUED A>B");
    assertThat(match(List.of(parcel("A", "", 0, 40)), List.of(parcel("A", "GB", 0, 41))))
        .containsExactly("RESHAPED A>A");
    assertThat(match(List.of(parcel("A", "JX", 0, 40)), List.of(parcel("B", "GX", 0, 40))))
        .containsExactly("REISSUED A>B");
    assertThat(match(List.of(parcel("A", "JX", 0, 40)), List.of(parcel("B", "GB", 0, 40))))
        .containsExactly("GONE A>", "NEW >B");
  }

  @Test
  void areas_of_both_sides_are_told() {
    ParcelChange change =
        ParcelMatch.match(List.of(parcel("A", 0, 100)), List.of(parcel("B", 0, 40))).get(0);
    assertThat(change.kind()).isEqualTo(Kind.REISSUED);
    assertThat(Stream.of(change.areaBeforeM2(), change.areaAfterM2()))
        .containsExactly(10_000.0, 4_000.0);
  }

  private static Changed unmapped(String code) {
    return new Changed(code, "GB", null, null);
  }

  @Test
  void a_parcel_without_outline_is_known_by_its_code() {
    assertThat(
            match(
                List.of(unmapped("A"), parcel("B", 0, 40), unmapped("C")),
                List.of(parcel("A", 40, 100), unmapped("B"), unmapped("D"))))
        .containsExactly("RESHAPED A>A", "RESHAPED B>B", "GONE C>", "NEW >D");
  }

  @Test
  void an_outline_that_was_handed_in_late_may_be_part_of_a_larger_change() {
    assertThat(
            match(
                List.of(unmapped("A"), parcel("B", 0, 100)),
                List.of(parcel("A", 0, 40), parcel("B", 40, 100))))
        .containsExactly("REARRANGED A+B>A+B");
  }

  @Test
  void an_area_that_is_not_known_is_not_nought() {
    ParcelChange gained =
        ParcelMatch.match(List.of(unmapped("A")), List.of(parcel("A", 0, 40))).get(0);
    assertThat(gained.areaBeforeM2()).isNull();
    assertThat(gained.areaAfterM2()).isEqualTo(4000);
  }
}
