package landstock.api.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import landstock.sql.problem.LandstockException;
import landstock.sql.query.Named;
import org.junit.jupiter.api.Test;

class JsonRequestTest {
  @Test
  void parameters_are_a_list_in_order_or_an_object_of_names() {
    assertThat(
            JsonRequest.parse("{\"sql\": \"SELECT ?\", \"parameters\": [1, \"x\"]}").parameters())
        .containsExactly(1L, "x");
    assertThat(
            JsonRequest.parse(
                    "{\"sql\": \"SELECT :a\", \"parameters\":"
                        + " {\"a\": {\"date\": \"2024-12-31\"}, \"街道\": null}}")
                .parameters())
        .containsExactly(new Named("a", LocalDate.of(2024, 12, 31)), new Named("街道", null));
  }

  @Test
  void a_value_that_cannot_be_one_is_named() {
    assertThatThrownBy(
            () -> JsonRequest.parse("{\"sql\": \"SELECT :a\", \"parameters\": {\"a\": [1]}}"))
        .isInstanceOf(LandstockException.class)
        .hasMessage("parameter a cannot be used: [1]");
    assertThatThrownBy(() -> JsonRequest.parse("{\"sql\": \"SELECT :a\", \"parameters\": 1}"))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining("a list, or an object of names");
  }
}
