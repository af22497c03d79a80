package landstock.warehouse.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "91350200776049653A",
        "91350500798359476R",
        "91350200MA2YJ1XR9G",
        "11120101MB0Q103171"
      })
  void issued_codes_pass_both_checks(String text) {
    CreditCode code = new CreditCode(text);
    assertThat(code.checkHolds()).isTrue();
    assertThat(code.organisationCheckHolds()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"91350100M0001TGQXM", "91350211M0000XUF46", "91350203M0001FUE2P"})
  void three_issued_codes_fail_the_last_digit_only(String text) {
    CreditCode code = new CreditCode(text);
    assertThat(code.checkHolds()).isFalse();
    assertThat(code.organisationCheckHolds()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "91,350200,77604965,91350200776049653A",
    "91,350200,MA2YJ1XR,91350200MA2YJ1XR9G",
    "91,350100,M0001TGQ,91350100M0001TGQX1",
    "91,350211,M0000XUF,91350211M0000XUF4R",
    "91,350203,M0001FUE,91350203M0001FUE2J",
    "11,120101,MB0Q1031,11120101MB0Q103171"
  })
  void a_code_is_completed_from_its_parts(
      String registrar, String county, String organisation, String expected) {
    assertThat(CreditCode.of(registrar, county, organisation).value()).isEqualTo(expected);
  }

  @Test
  void one_changed_digit_fails() {
    assertThat(new CreditCode("91350200776049654A").checkHolds()).isFalse();
    assertThat(new CreditCode("91350200776049654A").organisationCheckHolds()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "91350200776049653", "9135020077604965OA", "91350200776049653a"})
  void a_text_of_another_form_is_refused(String text) {
    assertThat(CreditCode.wellFormed(text)).isFalse();
    assertThatThrownBy(() -> new CreditCode(text)).hasMessageContaining("'" + text + "'");
  }
}
