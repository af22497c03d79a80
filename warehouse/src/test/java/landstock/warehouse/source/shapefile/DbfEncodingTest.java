package landstock.warehouse.source.shapefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.synthesis.handin.LayerField;
import landstock.warehouse.synthesis.handin.ShapefileLayer;
import landstock.warehouse.synthesis.handin.ShapefileLayer.Shape;
import landstock.warehouse.testdata.Collected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers are ASCII, so that only the values tell the character set. */
class DbfEncodingTest {
  private static final Charset GBK = Charset.forName("GBK");
  private static final int FIRST_VALUE = 32 + 32 + 1 + 1;
  private static final int WIDTH = 12;

  @TempDir private Path folder = Path.of("");

  private Path write(Charset charset, int language, String cpg, String... values)
      throws IOException {
    Path shp = folder.resolve("a.shp");
    try (ShapefileLayer layer =
        new ShapefileLayer(
            shp,
            List.of(LayerField.text("NAME", WIDTH)),
            Shape.POLYGON,
            charset,
            4548,
            LocalDate.of(2023, 12, 31))) {
      for (String value : values) {
        layer.add(Map.of("NAME", value), null);
      }
    }
    Path dbf = folder.resolve("a.dbf");
    byte[] bytes = Files.readAllBytes(dbf);
    bytes[29] = (byte) language;
    Files.write(dbf, bytes);
    Files.delete(folder.resolve("a.cpg"));
    if (!cpg.isEmpty()) {
      Files.writeString(folder.resolve("a.cpg"), cpg);
    }
    return shp;
  }

  private static Collected read(Path shp) throws IOException, Unreadable {
    Collected collected = new Collected();
    new ShapefileFormat()
        .read(
            shp,
            Collected.handIn(Format.SHAPEFILE, 4548, StandardCharsets.UTF_8),
            collected,
            b -> {});
    return collected;
  }

  @ParameterizedTest
  @CsvSource({
    "0x57, ISO-8859-1",
    "0x57, 1252",
    "0x00, ANSI 1252",
    "0x01, ''",
    "0x03, ''",
    "0x03, ISO-8859-1"
  })
  void chinese_under_a_set_of_one_byte_is_found_out_and_said(String language, String cpg)
      throws Exception {
    Collected read = read(write(GBK, Integer.decode(language), cpg, "滨江道", "南京路", "是"));
    assertThat(read.rows).containsExactly("1 [滨江道]", "2 [南京路]", "3 [是]");
    assertThat(read.findings)
        .singleElement()
        .asString()
        .startsWith("encoding_detected GB18030")
        .endsWith("every text is GB18030, and 100 % of its characters are common Chinese");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Müller Köln", "café Besançon", "EDUCAÇÃO", "São João", "Straße"})
  void western_texts_stay_what_the_cpg_says(String text) throws Exception {
    String cut = text.substring(0, Math.min(WIDTH, text.length()));
    Collected read = read(write(StandardCharsets.ISO_8859_1, 0x57, "ISO-8859-1", cut));
    assertThat(read.rows).containsExactly("1 [" + cut + "]");
    assertThat(read.findings).isEmpty();
  }

  @Test
  void what_stands_behind_a_nul_says_nothing() throws Exception {
    Path shp = write(GBK, 0x4D, "GBK", "滨江道");
    Path dbf = folder.resolve("a.dbf");
    byte[] bytes = Files.readAllBytes(dbf);
    bytes[FIRST_VALUE + 6] = 0;
    bytes[FIRST_VALUE + 7] = (byte) 0xFF;
    bytes[FIRST_VALUE + 8] = (byte) 0xFF;
    Files.write(dbf, bytes);
    Collected read = read(shp);
    assertThat(read.rows).containsExactly("1 [滨江道]");
    assertThat(read.findings).isEmpty();
  }
}
