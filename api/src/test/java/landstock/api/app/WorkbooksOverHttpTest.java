package landstock.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code POST /v1/sql?f=xlsx} makes of values that a sheet has no cell of its own for. */
@Timeout(60)
class WorkbooksOverHttpTest {
  private static final int LONGEST = 32_767;

  private final Http http = new Http();
  @TempDir private Path folder = Path.of("");

  @AfterEach
  void stop() {
    http.close();
  }

  private Path workbook(String sql) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.client()
            .send(
                http.post("/v1/sql?f=xlsx", "text/plain", sql)
                    .header("Accept-Language", "en")
                    .build(),
                BodyHandlers.ofByteArray());
    assertThat(response.statusCode())
        .as(new String(response.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return Files.write(folder.resolve("answer.xlsx"), response.body());
  }

  @Test
  void what_is_no_number_has_the_text_of_csv() throws Exception {
    String sql =
        """
        SELECT from_hex('0101000000000000000000F03F0000000000000440') AS geom,
          from_hex('DEADBEEF') AS blob, [1, 2] AS list, {'a': 'x'} AS struct,
          TIMESTAMP '2024-12-31 08:00:00' AS at, 1.5::FLOAT AS real, 'GB00001' AS code
        """;
    Map<String, String> row = SheetRows.of(workbook(sql)).get(1);
    assertThat(List.of("A", "B", "C", "D", "E", "F", "G"))
        .extracting(row::get)
        .containsExactly(
            "POINT (1 2.5)",
            "3q2+7w==",
            "[1,2]",
            "{\"a\":\"x\"}",
            "2024-12-31T08:00:00",
            "1.5",
            "GB00001");
    HttpResponse<String> csv = http.sql(sql, Map.of("Accept", "text/csv"));
    assertThat(csv.body()).contains("\"POINT (1 2.5)\",3q2+7w==,", ",2024-12-31T08:00:00,1.5,");
  }

  @Test
  void a_text_that_no_cell_holds_is_cut_and_both_sheets_say_so() throws Exception {
    Path book =
        workbook(
            "SELECT repeat('地', 32767) AS fits, repeat('地', 32768) AS cut,"
                + " 'a' || repeat('😀', 20000) AS pairs");
    Map<String, String> row = SheetRows.of(book).get(1);
    assertThat(row.get("A")).isEqualTo("地".repeat(LONGEST));
    assertThat(row.get("B")).isEqualTo("地".repeat(LONGEST - 1) + "…");
    String pairs = Objects.requireNonNull(row.get("C"));
    assertThat(pairs).startsWith("a😀").endsWith("😀…").hasSizeLessThanOrEqualTo(LONGEST);
    assertThat(SheetRows.of(book, 2))
        .anySatisfy(
            about -> {
              assertThat(about.get("A")).isEqualTo("Texts cut short");
              assertThat(about.get("B")).startsWith("2 cells are over 32,767 characters");
            });
    assertThat(SheetRows.of(workbook("SELECT 'short' AS text"), 2))
        .noneSatisfy(about -> assertThat(about.get("A")).isEqualTo("Texts cut short"));
  }

  @Test
  void a_shape_of_many_corners_is_cut_too() throws Exception {
    Path book =
        workbook(
            "SELECT from_hex('0102000000' || '88130000' || repeat('000000000000F03F'"
                + " || 'CDCCCCCCCCCC0440', 5000)) AS geom");
    assertThat(SheetRows.of(book).get(1).get("A"))
        .startsWith("LINESTRING (1 2.6, 1 2.6")
        .endsWith("…")
        .hasSize(LONGEST);
  }
}
