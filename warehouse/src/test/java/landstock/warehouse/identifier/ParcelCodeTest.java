package landstock.warehouse.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParcelCodeTest {
  @Test
  void a_real_code_falls_into_its_parts() {
    UnitCode unit = new UnitCode("130104015008GB00013F00031020");
    ParcelCode parcel = unit.parcel();
    assertThat(parcel.value()).isEqualTo("130104015008GB00013");
    assertThat(parcel.subArea()).isEqualTo("130104015008");
    assertThat(parcel.feature()).isEqualTo("GB");
    assertThat(parcel.sequence()).isEqualTo(13);
    assertThat(parcel.layer()).isEqualTo(ParcelCode.Layer.SURFACE);
  }

  @Test
  void the_second_letter_tells_the_layer_of_space() {
    assertThat(ParcelCode.of("130104015008", "GS", 1).layer()).isEqualTo(ParcelCode.Layer.ABOVE);
    assertThat(ParcelCode.of("130104015008", "GX", 1).layer()).isEqualTo(ParcelCode.Layer.BELOW);
  }

  @Test
  void units_of_whole_parcels_and_of_bare_land_have_28_characters() {
    ParcelCode parcel = ParcelCode.of("130104015008", "GB", 13);
    assertThat(UnitCode.wholeParcel(parcel).value()).isEqualTo("130104015008GB00013F99990001");
    assertThat(UnitCode.bareLand(parcel).value()).isEqualTo("130104015008GB00013W00000000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "130104015008GB0001", // 18 characters
        "130104015008GB00000", // numbers count from 1
        "130104015008XB00013", // no such ownership
        "130104015008GK00013", // no such right
        "030104015008GB00013" // no such province
      })
  void a_text_of_another_form_is_refused(String text) {
    assertThat(ParcelCode.wellFormed(text)).isFalse();
    assertThatThrownBy(() -> new ParcelCode(text)).hasMessageContaining(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "130104015008GB00013F00031", // the wrong "5-character fixture code" of popular texts
        "130104015008GB00013W00000001",
        "130104015008GB00013F00000000"
      })
  void a_unit_of_another_form_is_refused(String text) {
    assertThat(UnitCode.wellFormed(text)).isFalse();
    assertThatThrownBy(() -> new UnitCode(text)).hasMessageContaining(text);
  }

  @Test
  void a_sequence_number_has_five_digits() {
    assertThatThrownBy(() -> ParcelCode.of("130104015008", "GB", 100_000))
        .hasMessageContaining("[1, 99999], was 100000");
  }
}
