package landstock.api.mvt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import landstock.api.testdata.SharedData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The decoder of our tests against the fixtures of Mapbox, so that its judgement counts. */
class MvtFixturesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Said to be valid, though the same fault makes another fixture invalid. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "016", "byte for byte the same as 003, which is said to be invalid",
          "057", "a MoveTo that counts more than there is, as in 051, which is said to be invalid");

  @TestFactory
  Stream<DynamicTest> every_fixture_is_judged_as_its_info_says() throws IOException {
    List<Path> fixtures = new ArrayList<>();
    try (Stream<Path> folders = Files.list(SharedData.folder("mvt/fixtures"))) {
      folders.sorted().forEach(fixtures::add);
    }
    assertThat(fixtures).hasSize(74);
    return fixtures.stream()
        .map(f -> DynamicTest.dynamicTest(String.valueOf(f.getFileName()), () -> judge(f)));
  }

  private static void judge(Path fixture) throws IOException {
    JsonNode info = JSON.readTree(fixture.resolve("info.json").toFile());
    byte[] tile = Files.readAllBytes(fixture.resolve("tile.mvt"));
    boolean valid =
        info.path("validity").path("v2").asBoolean()
            && !EXCEPTIONS.containsKey(String.valueOf(fixture.getFileName()));
    if (!valid) {
      assertThatThrownBy(() -> MvtDecoder.decode(tile))
          .as(info.path("description").asText())
          .isInstanceOf(MvtDecoder.Invalid.class);
      return;
    }
    same(MvtDecoder.decode(tile), JSON.readTree(fixture.resolve("tile.json").toFile()));
  }

  private static void same(DecodedTile tile, JsonNode json) {
    assertThat(tile.layers()).hasSize(json.path("layers").size());
    for (int i = 0; i < tile.layers().size(); i++) {
      DecodedTile.Layer layer = tile.layers().get(i);
      JsonNode expected = json.path("layers").get(i);
      assertThat(layer.name()).isEqualTo(expected.path("name").asText());
      assertThat(layer.features()).hasSize(expected.path("features").size());
      for (int j = 0; j < layer.features().size(); j++) {
        same(layer.features().get(j), expected.path("features").get(j), expected);
      }
    }
  }

  private static void same(DecodedTile.Feature feature, JsonNode expected, JsonNode layer) {
    assertThat(feature.id()).isEqualTo(expected.path("id").asLong());
    assertThat(feature.type()).isEqualTo(expected.path("type").asInt());
    JsonNode tags = expected.path("tags");
    assertThat(feature.tags()).hasSize(tags.size() / 2);
    for (int i = 0; i < tags.size(); i += 2) {
      String key = layer.path("keys").get(tags.get(i).asInt()).asText();
      JsonNode value = layer.path("values").get(tags.get(i + 1).asInt()).elements().next();
      String decoded = String.valueOf(feature.tags().get(key));
      if (value.isNumber()) {
        assertThat((float) Double.parseDouble(decoded)).isEqualTo((float) value.asDouble());
      } else {
        assertThat(decoded).isEqualTo(value.asText());
      }
    }
  }
}
