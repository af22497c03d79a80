package landstock.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevalidationTest {

  @Test
  void a_tag_is_the_same_for_the_same_and_another_for_anything_else() {
    String tag = Revalidation.tag("s1", List.of("tax"), Optional.of(2023));
    assertThat(tag).startsWith("W/\"").endsWith("\"");
    assertThat(Revalidation.tag("s1", List.of("tax"), Optional.of(2023))).isEqualTo(tag);
    assertThat(Revalidation.tag("s1", List.of("tax"), Optional.of(2022))).isNotEqualTo(tag);
    assertThat(Revalidation.tag("ab", "c")).isNotEqualTo(Revalidation.tag("a", "bc"));
  }

  @Test
  void a_client_may_name_several_tags_or_any() {
    String tag = Revalidation.tag("s1");
    String strong = tag.substring(2);
    assertThat(Revalidation.matches("\"x\", " + tag, tag)).isTrue();
    assertThat(Revalidation.matches(strong, tag)).isTrue();
    assertThat(Revalidation.matches("*", tag)).isTrue();
    assertThat(Revalidation.matches("\"x\"", tag)).isFalse();
    assertThat(Revalidation.matches(null, tag)).isFalse();
  }
}
