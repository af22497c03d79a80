package landstock.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import landstock.warehouse.load.Progress.Event;
import landstock.warehouse.load.Progress.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inspect}, {@code load --plan} and what people see while a load runs. */
class HandInCommandsTest {
  private static final String PACK =
      """
      name: smallville
      label: {zh: 小城, en: Smallville}
      srid: 4548
      currency: CNY
      surveys:
        - name: "2023"
          date: 2023-12-31
          sources:
            - {name: tax, dataset: econ.tax_year, file: tax.csv, format: csv, encoding: GB18030, owner: {zh: 局, en: Bureau}, purpose: administrative_record}
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder = Path.of("");

  private Console console(boolean terminal) {
    return new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        InputStream.nullInputStream(),
        terminal);
  }

  private int run(String... arguments) {
    return new Cli(console(false), Store::open, ShutdownSignal::new).run(arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private Path taxes(String header) throws IOException {
    String text = "统一社会信用代码,年度," + header + ",备注\n91350200776049653A,2023,5,甲\n";
    return Files.write(folder.resolve("tax.csv"), text.getBytes(Charset.forName("GBK")));
  }

  @Test
  void inspect_tells_people_programs_and_packs_what_a_file_is() throws IOException {
    String file = taxes("入库税额").toString();
    assertThat(run("inspect", file)).isZero();
    assertThat(out())
        .contains("tax.csv: csv, GB18030", "dataset: econ.tax_year", "年度 -> year  (label 年度");
    out.reset();
    assertThat(run("inspect", "--json", file)).isZero();
    assertThat(new ObjectMapper().readTree(out()).path("fits").path(0).path("dataset").asText())
        .isEqualTo("econ.tax_year");
    out.reset();
    assertThat(run("inspect", "--draft", file)).isZero();
    assertThat(out()).startsWith("- name: tax\n").contains("encoding: GB18030");
    assertThat(run("inspect", folder.resolve("none").toString())).isEqualTo(1);
  }

  @Test
  void a_plan_shows_the_mapping_and_says_whether_it_would_block() throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), PACK);
    taxes("入库税额");
    String city = folder.toString();
    assertThat(run("load", "--plan", city, "--data", city)).isZero();
    assertThat(out()).contains("入库税额 -> amount", "备注 -> 未使用 / not used", "nothing would block");
    taxes("入库税额（万元）");
    out.reset();
    assertThat(run("load", "--plan", "--json", city, "--data", city)).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(out()).path(0).path("blocks").asBoolean()).isTrue();
    assertThat(folder.resolve("snapshots")).doesNotExist();
  }

  @Test
  void on_a_terminal_each_step_has_a_bar_that_stays() {
    try (ProgressLine line = new ProgressLine(console(true))) {
      line.at(new Event("2023", "parcel", 0, 100, Unit.BYTES, 0));
      line.at(new Event("2023", "parcel", 100, 100, Unit.BYTES, 1_200));
      line.at(new Event("2023", "models", 1, 2, Unit.STEPS));
    }
    assertThat(err.toString(StandardCharsets.UTF_8).replace("\r\u001b[K", "\n").lines())
        .contains(
            "2023 parcel                 ████████████████████████ 100 %, 1,200 rows",
            "2023 models                 ████████████░░░░░░░░░░░░  50 %");
  }

  @Test
  void elsewhere_a_step_is_a_line_when_it_begins_and_one_when_it_ends() {
    try (ProgressLine line = new ProgressLine(console(false))) {
      line.at(new Event("2023", "parcel", 0, 2_500_000, Unit.BYTES, 0));
      line.at(new Event("2023", "parcel", 2_500_000, 2_500_000, Unit.BYTES, 7));
      line.at(new Event("2023", "rules", 0, 1, Unit.STEPS));
    }
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("2023 parcel, 2.5 MB", "2023 parcel, done, 7 rows", "2023 rules");
  }
}
