package landstock.warehouse.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.testdata.Cuts;
import landstock.warehouse.testdata.Heard;
import landstock.warehouse.testdata.SmallCity;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {
  @TempDir private Path folder = Path.of("");

  private Heard read(String text, Charset charset) {
    try {
      Path file = Files.write(folder.resolve("a.csv"), text.getBytes(charset));
      return new Heard("代码", "年度")
          .read(new CsvFormat(), file, Heard.handIn(Format.CSV, charset, 4548, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Heard read(String text) {
    return read(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void the_separator_is_told_by_the_headers_it_makes(String separator) {
    String text = "代码,年度\n\"a,b;c|d\te\",2023\n".replace("代码,", "代码" + separator);
    Heard heard = read(text.replace("\",2", "\"" + separator + "2"));
    assertThat(heard.rows).containsExactly("2: a,b;c|d\te | 2023");
  }

  @Test
  void a_first_line_that_says_the_separator_is_believed() {
    assertThat(read("sep=#\n代码#年度\nA,B#2023\n").rows).containsExactly("3: A,B | 2023");
  }

  @Test
  void the_separator_of_the_pack_goes_before_what_the_file_looks_like(@TempDir Path home)
      throws IOException {
    new SmallCity(home)
        .write("value.csv", "宗地代码;年度;地址\n" + SmallCity.P1 + ";2023;a,b,c\n")
        .pack("file: value.csv,", "file: value.csv, separator: ';',");
    HandIn handIn = Packs.ofProduct().find(home.toString()).surveys().get(0).handIns().get(2);
    assertThat(
            new Heard("宗地代码", "年度", "地址")
                .read(new CsvFormat(), home.resolve("value.csv"), handIn)
                .rows)
        .containsExactly("2: " + SmallCity.P1 + " | 2023 | a,b,c");
    Files.writeString(home.resolve("value.csv"), "宗地代码,年度\nA,2023\n");
    assertThat(
            new Heard("宗地代码", "年度").read(new CsvFormat(), home.resolve("value.csv"), handIn).rows)
        .as("one column, of which nobody has the header")
        .containsExactly("2: - | -");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16", "UTF-16LE"})
  void chinese_is_read_in_every_declared_encoding(String charset) {
    assertThat(read("代码,年度\n和平,2023\n", Charset.forName(charset)).rows)
        .containsExactly("2: 和平 | 2023");
  }

  @Test
  void lines_above_the_header_and_totals_below_are_told_and_left_out() {
    Heard heard = read("和平区企业表,\n单位：万元,\n代码,年度\nA,2023\n合计,\n备注：无,\n");
    assertThat(heard.rows).containsExactly("4: A | 2023");
    assertThat(heard.findings)
        .containsExactly(
            "header_below_title 3 和平区企业表 / 单位：万元 3", "total_row 5 合计", "remark_row 6 备注：无");
  }

  @Test
  void a_header_that_nobody_understands_is_the_first_record() {
    Heard heard = read("x,y\n1,2\n");
    assertThat(heard.rows).containsExactly("2: - | -");
  }

  @Test
  void what_is_too_much_ends_the_reading_and_says_where() {
    assertThat(read("代码,年度\nA,\"2023\nB,1\n").findings)
        .containsExactly("UNREADABLE unclosed_quote 2");
    assertThat(read("代码,年度\nA,1\nB," + "x".repeat(1_100_000) + "\n").findings)
        .containsExactly("UNREADABLE field_too_long 3");
    assertThat(read("代码,年度\n" + ",".repeat(30_000) + "\n").findings)
        .containsExactly("UNREADABLE too_many_columns 2");
    assertThat(read("代码,年度\nA\0B,1\nC,2\n").findings).containsExactly("nul_character 2");
  }

  @Test
  void another_encoding_than_declared_is_named_with_its_likeness() throws IOException {
    Path file =
        Files.write(folder.resolve("a.csv"), "代码,年度\n和平区,2023\n".getBytes(Charset.forName("GBK")));
    Heard heard = new Heard("代码", "年度").read(new CsvFormat(), file, Heard.handIn(Format.CSV));
    assertThat(heard.findings)
        .singleElement()
        .asString()
        .contains("byte 0 (line 1) is not UTF-8; it looks like GB18030 (99 %");
  }

  /** A last field may be shorter than it was, which nobody can tell: CSV has no end. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void every_truncation_gives_the_records_before_it_and_tells_of_the_one_that_lost_fields(
      String charset) throws IOException {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder("年度,地址,代码\n");
    for (int i = 0; i < 700; i++) {
      String address = "\"和平区, " + random.nextInt(1 << 20) + "号\"";
      text.append("2023,").append(address).append(",A").append(100_000 + i).append('\n');
    }
    Path file = folder.resolve("cut.csv");
    byte[] whole = text.toString().getBytes(Charset.forName(charset));
    assertThat(whole.length).isBetween(20_000, 60_000);
    List<String> rows = cut(Files.write(file, whole), charset).rows;
    assertThat(rows).hasSize(700);
    for (int length : Cuts.of(whole.length).toArray()) {
      Files.write(file, Arrays.copyOf(whole, length));
      Heard heard = Assertions.assertTimeout(Duration.ofSeconds(5), () -> cut(file, charset));
      int read = heard.rows.size();
      if (read == 0) { // cut off where the header is looked for
        assertThat(heard.findings).singleElement().asString().startsWith("UNREADABLE");
        continue;
      }
      String last = heard.rows.get(read - 1);
      assertThat(heard.rows.subList(0, read - 1)).isEqualTo(rows.subList(0, read - 1));
      assertThat(rows.get(read - 1)).startsWith(last);
      boolean betweenLines = whole[length - 1] == '\n' || whole[length] == '\n';
      if (!betweenLines && last.equals(rows.get(read - 1))) {
        assertThat(heard.findings)
            .as("%d of %d bytes", length, whole.length)
            .singleElement()
            .asString()
            .containsAnyOf("ragged_row", "unclosed_quote", "file_truncated");
      } else {
        assertThat(heard.findings).isEmpty();
      }
    }
  }

  private static Heard cut(Path file, String charset) {
    return new Heard("年度", "地址", "代码")
        .read(
            new CsvFormat(), file, Heard.handIn(Format.CSV, Charset.forName(charset), 4548, null));
  }
}
