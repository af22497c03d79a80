package landstock.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the page is delivered: whole, once, and under a policy. */
class PageDeliveryTest {
  private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");
  private static final Pattern IMPORTS =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private final Http http = new Http();

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void every_file_that_the_page_names_is_there_and_may_be_kept_for_good() throws Exception {
    List<String> files =
        FILE.matcher(http.get("/").body()).results().map(m -> m.group(1)).distinct().toList();
    assertThat(files).hasSizeGreaterThan(30).anyMatch(f -> f.endsWith("/main.js"));
    for (String file : files) {
      HttpResponse<String> response = http.get(file);
      assertThat(response.statusCode()).as(file).isEqualTo(200);
      assertThat(Http.header(response, "Cache-Control")).contains("immutable");
      assertThat(Http.header(response, "Content-Type"))
          .as(file)
          .startsWith(
              file.endsWith(".css")
                  ? "text/css"
                  : file.endsWith(".svg") ? "image/svg+xml" : "text/javascript");
    }
  }

  @Test
  void the_policy_knows_the_import_map_and_lets_nothing_else_be_written_inline() throws Exception {
    HttpResponse<String> page = http.get("/");
    String policy = Http.header(page, "Content-Security-Policy");
    MatchResult imports = IMPORTS.matcher(page.body()).results().findFirst().orElseThrow();
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(imports.group(1).getBytes(StandardCharsets.UTF_8));
    assertThat(policy)
        .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
        .contains("default-src 'none'", "style-src 'self'", "worker-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("{{").doesNotContain(" style=");
  }

  @Test
  void what_the_browser_has_is_not_sent_again() throws Exception {
    HttpResponse<String> page = http.get("/");
    assertThat(Http.header(page, "Cache-Control")).isEqualTo("no-cache");
    HttpResponse<byte[]> again = get("/", "If-None-Match", Http.header(page, "ETag"));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(get("/", "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
  }

  @Test
  void gzip_says_the_same() throws Exception {
    HttpResponse<byte[]> zipped = get("/", "Accept-Encoding", "gzip");
    assertThat(Http.header(zipped, "Content-Encoding")).isEqualTo("gzip");
    byte[] text = new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes();
    assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo(http.get("/").body());
  }

  @Test
  void what_is_not_part_of_the_page_is_not_found() throws Exception {
    for (String path :
        List.of(
            "/app/0000000000000000/main.js",
            "/lib/echarts-0/echarts.esm.min.mjs",
            "/app/../files.txt",
            "/index.html")) {
      Http.problem(http.get(path), 404, "not-found");
    }
    Http.problem(http.get("/app/%2e%2e/%2e%2e/files.txt"), 400, "bad-request");
  }

  private HttpResponse<byte[]> get(String path, String header, String value) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path))
            .header(header, value)
            .build();
    return http.client().send(request, BodyHandlers.ofByteArray());
  }
}
