package landstock.api.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Debian's Chromium, driven by Playwright. Draws WebGL in software; talks to nobody but the page's
 * server, and whatever it says to another host or as an error is kept for the test to see.
 */
final class Chromium implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Path SHOTS = Path.of("target", "screenshots");

  /** Long, since drawing in software shares its cores with the tests beside it. */
  private static final double PATIENCE_MS = 120_000;

  /** Relative to the module, as Maven runs its tests. */
  private static final Path AXE = Path.of("src/main/web/node_modules/axe-core/axe.min.js");

  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final List<String> SOFTWARE_WEBGL =
      List.of("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist");
  private static final List<String> NO_WEBGL =
      List.of("--disable-gpu", "--disable-webgl", "--disable-3d-apis");

  /** Serious and critical findings, each as one line. */
  private static final String SERIOUS =
      """
      async () => (await axe.run(document, {resultTypes: ['violations']})).violations
          .filter(v => v.impact === 'serious' || v.impact === 'critical')
          .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(' | '))
      """;

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> errors = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();

  private Chromium(List<String> drawing) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    List<String> arguments = new ArrayList<>(QUIET);
    arguments.addAll(drawing);
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(arguments));
  }

  static Chromium withWebgl() {
    return start(SOFTWARE_WEBGL);
  }

  static Chromium withoutWebgl() {
    return start(NO_WEBGL);
  }

  private static Chromium start(List<String> drawing) {
    boolean there = Files.isExecutable(PROGRAM);
    if (System.getenv("CI") != null) {
      assertThat(there).as("there is no " + PROGRAM).isTrue();
    }
    assumeTrue(there, "no Chromium: the page is not tested");
    return new Chromium(drawing);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  Page desk() {
    return page(1440, 900);
  }

  Page phone() {
    return page(390, 844);
  }

  /**
   * Playwright writes the names of its enums in lower case by the default locale, which in Turkish
   * spoils LIGHT and HEADING. Light is what a page is anyway.
   */
  Page dark() {
    Page page = page(1440, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    return page;
  }

  private Page page(int width, int height) {
    Page page =
        browser.newPage(
            new Browser.NewPageOptions()
                .setViewportSize(width, height)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setAcceptDownloads(true));
    page.setDefaultTimeout(PATIENCE_MS);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    page.onConsoleMessage(
        m -> {
          if (m.type().equals("error")) {
            errors.add(m.text());
          }
        });
    page.onPageError(errors::add);
    page.onRequest(
        r -> {
          String host = URI.create(r.url()).getHost();
          if (host != null && !host.equals("127.0.0.1")) {
            foreign.add(r.url());
          }
        });
    return page;
  }

  /** What must be true of every page, at any time: quiet, at home, and open to everybody. */
  void assertSound(Page page, String shot) throws IOException {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHOTS.resolve(shot + ".png")));
    page.evaluate(Files.readString(AXE));
    assertThat((List<?>) page.evaluate(SERIOUS)).as("axe on " + shot).isEmpty();
    assertThat(errors).as("errors on " + shot).isEmpty();
    assertThat(foreign).as("requests to other hosts on " + shot).isEmpty();
  }

  /** For a test in which errors are what it is about. */
  void forgetErrors() {
    errors.clear();
  }
}
