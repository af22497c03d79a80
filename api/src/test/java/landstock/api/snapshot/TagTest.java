package landstock.api.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Label;
import landstock.warehouse.snapshot.SnapshotManifest;
import org.junit.jupiter.api.Test;

class TagTest {
  private static SnapshotManifest snapshot(String contentHash) {
    return new SnapshotManifest(
        "small-2024",
        "small",
        new Label("小城", "Small town"),
        Optional.empty(),
        LocalDate.of(2024, 12, 31),
        Instant.parse("2025-01-01T00:00:00Z"),
        4548,
        "1",
        contentHash,
        Map.of(),
        Map.of(),
        List.of(),
        Map.of());
  }

  private static String tag(Object... parts) {
    return Tag.of(snapshot("abc"), parts).toString();
  }

  @Test
  void equal_parts_give_equal_tags_and_others_do_not() {
    String tag = tag("s1", List.of("tax"), Optional.of(2023));
    assertThat(tag).matches("W/\"[A-Za-z0-9_-]{20}\"");
    assertThat(tag("s1", List.of("tax"), Optional.of(2023))).isEqualTo(tag);
    assertThat(tag("s1", List.of("tax"), Optional.of(2022))).isNotEqualTo(tag);
    assertThat(tag("ab", "c")).isNotEqualTo(tag("a", "bc"));
  }

  @Test
  void a_snapshot_of_the_same_id_in_another_store_has_other_tags() {
    assertThat(Tag.of(snapshot("abd"), "s1").toString()).isNotEqualTo(tag("s1"));
  }

  @Test
  void a_client_has_it_if_any_of_its_tags_is_the_same() {
    Tag tag = Tag.of(snapshot("abc"), "s1");
    String strong = tag.toString().substring(2);
    assertThat(tag.matches("\"x\", " + tag)).isTrue();
    assertThat(tag.matches(strong)).isTrue();
    assertThat(tag.matches("*")).isTrue();
    assertThat(tag.matches("\"x\"")).isFalse();
    assertThat(tag.matches(null)).isFalse();
  }
}
