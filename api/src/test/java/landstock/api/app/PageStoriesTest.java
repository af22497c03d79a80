package landstock.api.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import landstock.api.server.HttpServer;
import landstock.api.server.ServerSettings;
import landstock.warehouse.load.Generation;
import landstock.warehouse.load.Load;
import landstock.warehouse.load.Progress;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Packs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people come for, done in a real browser on the demonstration district. */
@Tag("slow")
class PageStoriesTest {
  /** A store of the demonstration to use, for who does not want to wait for a new one. */
  private static final String LOADED = "landstock.demo.home";

  private static final int FIRST_VIEWS = 7;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9,]*(\\.[0-9]+)?");

  private static Store store;
  private static HttpServer server;
  private static Chromium chromium;

  @BeforeAll
  static void open(@TempDir Path folder) {
    chromium = Chromium.withWebgl();
    store = demonstration(folder);
    server = HttpApi.start(store, ServerSettings.local(0));
  }

  /** The demonstration district, loaded into the folder unless it is there already. */
  static Store demonstration(Path folder) {
    String loaded = System.getProperty(LOADED);
    return Store.open(loaded == null ? load(folder) : Path.of(loaded));
  }

  private static Path load(Path folder) {
    Pack pack = Packs.ofProduct().find("heping");
    Generation.generate(pack, folder.resolve("hand-in"), Progress.silent());
    Load.run(pack, folder.resolve("hand-in"), folder.resolve("home"), Progress.silent());
    return folder.resolve("home");
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (server != null) {
      server.close();
      store.close();
    }
  }

  @Test
  void the_ten_lowest_commercial_parcels_of_a_street_are_found_opened_and_exported(
      @TempDir Path folder) throws IOException {
    Page page = chromium.desk();
    page.navigate(address("#/map"));
    assertThat(page.locator(".list tbody tr[role=row]").first()).isVisible();
    drawn(page);
    chromium.assertSound(page, "map");

    choose(page, "街道", "小白楼街道");
    choose(page, "实际用途", "商业服务业用地");
    page.locator("[data-sort=value]").click();
    page.locator(".list-bar select").selectOption("10");
    Locator rows = page.locator(".list tbody tr[role=row]");
    assertThat(page.locator(".list-room:not(.waiting)")).isVisible();
    assertThat(rows).hasCount(10);
    List<String> values = page.locator(".list td.value span:first-child").allTextContents();
    assertThat(values).isSortedAccordingTo((a, b) -> Double.compare(number(a), number(b)));
    assertThat(page.locator(".list td.name small").allTextContents())
        .allMatch("小白楼街道 · 商业服务业用地"::equals);
    assertThat(counted(page)).isEqualTo(10);
    String total = page.locator(".total").textContent();
    chromium.assertSound(page, "story-1-list");

    page.getByText("导出", new Page.GetByTextOptions().setExact(true)).click();
    Download download =
        page.waitForDownload(() -> page.locator("[data-export=exportXlsx]").click());
    assertThat(download.suggestedFilename()).contains("地均税收").contains("合成").endsWith(".xlsx");
    Path file = folder.resolve("list.xlsx");
    download.saveAs(file);
    assertSumsTo(SheetRows.of(file), number(total) * (total.contains("万元") ? 10_000 : 1));

    rows.first().focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowUp");
    page.keyboard().press("Enter");
    assertThat(page.locator(".card h3").first()).hasText("历年");
    assertThat(page.locator(".card .years")).hasCount(4);
    assertThat(page.locator(".card .years").first().locator(".current .year-value"))
        .not()
        .hasText("无数据");
    chromium.assertSound(page, "story-1-card");
    page.keyboard().press("Escape");
    assertThat(page.locator(".list tbody tr[role=row]").first()).isFocused();
  }

  /** Printed, not judged: these machines are too noisy for a bound in a test. */
  @Test
  void a_first_map_view_has_its_list_and_all_its_colours() {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < FIRST_VIEWS; i++) {
      try (Page page = chromium.desk()) {
        long startNanos = System.nanoTime();
        page.navigate(address("#/map"));
        drawn(page);
        millis.add((System.nanoTime() - startNanos) / 1_000_000);
        assertThat(page.locator(".list tbody tr[role=row]").first()).isVisible();
      }
    }
    System.out.printf(
        "first map view, each with nothing kept by the browser: %s ms, median %d ms%n",
        millis, millis.stream().sorted().toList().get(FIRST_VIEWS / 2));
  }

  @Test
  void two_years_of_vacancy_are_compared_by_building() throws IOException {
    Page page = chromium.desk();
    page.navigate(address("#/map?measure=vacancy&level=building"));
    page.getByLabel("与之比较").selectOption("2023");
    assertThat(page.locator(".legend h2")).containsText("2023→2024");
    assertThat(page.locator(".legend h2 .unit")).hasText("个百分点");
    Locator first = page.locator(".list tbody tr[role=row]").first();
    assertThat(first.locator("td.value span").first()).containsText("+");
    double change = number(first.locator("td.value span").first().textContent());
    first.click();
    Locator years = page.locator(".card .years").filter(has("空置率")).first().locator(".year-value");
    assertThat(years).hasCount(2);
    List<String> both = years.allTextContents();
    assertThat(number(both.get(1)) - number(both.get(0))).isCloseTo(change, within(0.11));
    chromium.assertSound(page, "story-2-vacancy");
  }

  @Test
  void floor_that_could_be_added_is_shown_and_what_is_unknown_is_counted_apart()
      throws IOException {
    Page page = chromium.desk();
    page.navigate(address("#/potential"));
    Locator unknown = page.locator(".number-card.warn");
    assertThat(unknown).hasCount(2);
    assertThat(unknown.first()).containsText("规划未定");
    assertThat(unknown.last()).containsText("现状不明");
    double all = number(unknown.first().locator("strong").textContent());
    assertThat(all).isPositive();
    assertThat(number(unknown.last().locator("strong").textContent())).isPositive();
    assertThat(page.locator("[data-query=potential-floor-area] canvas")).isVisible();
    page.locator("[data-query=potential-floor-area-parcel] .key li").last().waitFor();
    chromium.assertSound(page, "story-3-potential");

    page.locator(".cross").getByLabel("街道").selectOption(new SelectOption().setLabel("小白楼街道"));
    page.waitForFunction(
        "all => Number(document.querySelector('.number-card.warn strong').textContent"
            + ".replace(/[^0-9]/g, '')) < all",
        all);
    assertThat(page.url()).contains("streets=120101002");
    page.locator("[data-query=potential-floor-area]").getByText("数据").click();
    assertThat(page.locator("[data-query=potential-floor-area] table")).isVisible();
    chromium.assertSound(page, "story-3-street");
  }

  @Test
  void every_page_is_sound_in_the_dark_in_english_and_on_a_phone() throws IOException {
    for (String name : List.of("map", "structure", "distribution", "potential")) {
      Page dark = chromium.dark();
      dark.navigate(address("#/" + name + "?lang=en"));
      settle(dark);
      assertThat(dark.locator(".notice")).containsText("Synthetic");
      chromium.assertSound(dark, name + "-dark-english");
      dark.close();
      Page phone = chromium.phone();
      phone.navigate(address("#/" + name));
      settle(phone);
      assertThat(phone.locator(".notice")).containsText("合成");
      assertThat((Integer) phone.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(390);
      chromium.assertSound(phone, name + "-phone");
      phone.close();
    }
  }

  @Test
  void who_has_only_a_keyboard_stays_where_he_is() {
    Page page = chromium.desk();
    page.navigate(address("#/map?level=street"));
    drawn(page);
    page.locator(".several summary").first().focus();
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    page.keyboard().press("Space");
    Locator box = page.locator(".several input").first();
    assertThat(box).isChecked();
    assertThat(box).isFocused();
    page.locator("[data-sort=value]").focus();
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("sort=value"));
    assertThat(page.locator("[data-sort=value]")).isFocused();

    page.locator(".search input").focus();
    page.keyboard().press("ArrowDown");
    assertThat(page.locator(".search-note")).isHidden();
    page.locator(".search input").fill("小白楼街道");
    page.locator(".search li").first().waitFor();
    page.locator(".search input").fill("五大道街道");
    page.keyboard().press("Enter");
    assertThat(page.locator(".card")).containsText("120101003");

    page.locator("nav a").nth(1).focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("main.page-structure")).isVisible();
    assertThat(page.locator("nav a").nth(1)).isFocused();
    page.locator(".settings input[value=zh]").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator(".settings input[value=en]")).isFocused();
    page.close();
  }

  @Test
  void a_phone_shows_the_map_again_after_another_page() {
    Page page = chromium.phone();
    page.navigate(address("#/map?level=street"));
    page.locator(".tabs").getByText("列表").click();
    assertThat(page.locator(".map-place")).isHidden();
    page.locator("nav").getByText("结构").click();
    assertThat(page.locator("main.page-structure")).isVisible();
    page.locator("nav").getByText("地图").click();
    assertThat(page.locator(".map-place")).isVisible();
    page.locator(".tabs").getByText("条件").click();
    page.locator(".search input").fill("小白楼街道");
    page.locator(".search li").first().click();
    assertThat(page.locator(".map-place")).isVisible();
    assertThat(page.locator(".card .code")).containsText("120101002");
    page.close();
  }

  @Test
  void a_map_that_cannot_be_read_says_so_and_is_drawn_at_the_next_attempt() {
    Page page = chromium.desk();
    page.route("**/tiles/*.json*", r -> r.fulfill(busy()));
    page.navigate(address("#/map?level=street"));
    Locator failure = page.locator(".map-room .failure");
    assertThat(failure).containsText("请稍候");
    page.unroute("**/tiles/*.json*");
    page.route("**/tiles/street/**", r -> r.fulfill(busy()));
    failure.getByText("重试").click();
    assertThat(page.locator(".map-trouble")).containsText("503");
    page.unroute("**/tiles/street/**");
    page.locator(".map-trouble").getByText("重试").click();
    drawn(page);
    assertThat(page.locator(".map-trouble")).isHidden();
    page.close();
    chromium.forgetErrors();
  }

  private static Route.FulfillOptions busy() {
    return new Route.FulfillOptions()
        .setStatus(503)
        .setContentType("application/problem+json")
        .setBody("{\"title\": \"busy\", \"detail\": \"请稍候\"}");
  }

  @Test
  void a_link_is_copied_where_the_browser_has_no_clipboard() {
    Page page = chromium.desk();
    page.addInitScript("Object.defineProperty(navigator, 'clipboard', {value: undefined})");
    page.navigate(address("#/map?level=street"));
    page.getByText("导出", new Page.GetByTextOptions().setExact(true)).click();
    page.locator("[data-export=exportLink]").click();
    assertThat(page.locator(".export-note")).hasText("已复制");
    page.locator(".search input").focus();
    page.keyboard().press("Control+V");
    assertThat(page.locator(".search input")).hasValue(page.url());
    page.close();
  }

  @Test
  void another_language_or_survey_asks_once_and_breaks_nothing() throws IOException {
    Page page = chromium.desk();
    page.navigate(address("#/map?level=street"));
    drawn(page);
    List<String> asked = new ArrayList<>();
    page.onRequest(
        r -> {
          if (r.url().endsWith("/v1/measures/query")) {
            asked.add(r.postData());
          }
        });
    page.locator(".settings").getByText("EN").click();
    assertThat(page.locator(".notice")).containsText("Synthetic");
    drawn(page);
    assertThat(asked).hasSize(1);
    chromium.assertSound(page, "another-language");
    page.locator(".notice select").selectOption(new SelectOption().setIndex(0));
    assertThat(page).hasURL(Pattern.compile("snapshot="));
    page.locator(".map[data-drawn]").waitFor();
    assertThat(asked).hasSize(2);
    page.close();
    // The survey of 2023 names a street that it does not describe: the browser tells of a 404.
    chromium.forgetErrors();
  }

  @Test
  void a_link_opens_what_its_sender_saw() {
    Page page = chromium.desk();
    page.navigate(address("#/map?level=street&sort=value&area=m2&year=2023"));
    assertThat(page.locator(".list tbody tr[role=row]")).hasCount(6);
    assertThat(page.locator(".list thead .value .unit")).containsText("/m²");
    page.locator(".list tbody tr[role=row]").first().click();
    assertThat(page.locator(".card h2")).not().isEmpty();
    String link = page.url();
    Page other = chromium.desk();
    other.navigate(link);
    assertThat(other.locator(".card h2")).hasText(page.locator(".card h2").textContent());
    other.goBack();
    page.close();
    other.close();
  }

  @Test
  void a_card_has_its_name_whether_or_not_the_list_has_come() {
    Page page = chromium.desk();
    page.route(
        "**/v1/measures/query",
        route -> {
          boolean ofCard = route.request().postData().contains("\"dimensions\":[\"year\"]");
          if (ofCard) {
            route.resume();
          } else {
            route.fulfill(new Route.FulfillOptions().setStatus(503));
          }
        });
    page.navigate(address("#/map?level=street&year=2023&selected=120101004"));
    assertThat(page.locator(".card .year-charts")).isVisible();
    assertThat(page.locator(".card h2")).hasText("新兴街道");
    page.close();
    chromium.forgetErrors();
  }

  @Test
  void without_webgl_list_charts_and_a_still_picture_remain() throws IOException {
    try (Chromium plain = Chromium.withoutWebgl()) {
      Page page = plain.desk();
      page.navigate(address("#/map"));
      assertThat(page.locator(".no-webgl")).containsText("WebGL");
      assertThat(page.locator(".still-map")).isVisible();
      assertThat(page.locator(".list tbody tr[role=row]").first()).isVisible();
      plain.assertSound(page, "no-webgl");
    }
  }

  @Test
  void a_server_that_dies_is_told_and_its_return_too() {
    Store own = store;
    HttpServer mortal = HttpApi.start(own, ServerSettings.local(0));
    int port = mortal.port();
    Page page = chromium.desk();
    page.navigate("http://127.0.0.1:" + port + "/#/map?level=street");
    assertThat(page.locator(".list tbody tr[role=row]")).hasCount(6);
    mortal.close();
    page.getByText("2023", new Page.GetByTextOptions().setExact(true)).first().click();
    assertThat(page.locator(".banner")).isVisible();
    assertThat(page.locator(".list .failure")).isVisible();
    page.locator(".list-bar select").selectOption("10");
    assertThat(page.locator(".list .failure")).isVisible();
    assertThat(page.locator(".list tbody tr[role=row]")).hasCount(0);
    try (HttpServer again = HttpApi.start(own, ServerSettings.local(port))) {
      assertThat(again.port()).isEqualTo(port);
      assertThat(page.locator(".banner")).isHidden();
      assertThat(page.locator(".list tbody tr[role=row]")).hasCount(6);
    }
    page.close();
    chromium.forgetErrors();
  }

  /** Until nothing is on its way any more. */
  private static void settle(Page page) {
    page.locator("#main").waitFor();
    assertThat(page.locator("#main .loading:visible, #main .waiting")).hasCount(0);
    drawn(page);
  }

  private static void drawn(Page page) {
    page.waitForFunction("() => document.querySelector('.map:not([data-drawn])') === null");
  }

  /** The XLSX has ten parcels; its taxes over its land are what the page says of all ten. */
  private static void assertSumsTo(List<Map<String, String>> sheet, double yuanPerMu) {
    String tax = SheetRows.column(sheet, "地均税收·分子");
    String land = SheetRows.column(sheet, "地均税收·分母");
    String total = SheetRows.column(sheet, "合计");
    List<Map<String, String>> parcels =
        sheet.stream()
            .skip(1)
            .filter(r -> NUMBER.matcher(r.getOrDefault(land, "")).matches())
            .filter(r -> r.getOrDefault(total, "0").matches("0|FALSE|false|否"))
            .toList();
    assertThat(parcels).hasSize(10);
    double taxes = parcels.stream().mapToDouble(r -> Double.parseDouble(r.get(tax))).sum();
    double lands = parcels.stream().mapToDouble(r -> Double.parseDouble(r.get(land))).sum();
    assertThat(taxes / lands).isCloseTo(yuanPerMu, within(Math.max(1, yuanPerMu * 0.001)));
  }

  private static void choose(Page page, String filter, String choice) {
    Locator details = page.locator("details.several").filter(has(filter));
    details.locator("summary").click();
    details.getByLabel(choice).check();
    details.locator("summary").click();
  }

  private static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** Rows that the legend has counted into its classes. */
  private static int counted(Page page) {
    return page.locator(".classes .count").allTextContents().stream()
        .mapToInt(t -> (int) number(t))
        .sum();
  }

  private static double number(String text) {
    var matcher = NUMBER.matcher(text);
    assertThat(matcher.find()).as("a number in " + text).isTrue();
    return Double.parseDouble(matcher.group().replace(",", ""));
  }

  private static String address(String hash) {
    return "http://127.0.0.1:" + server.port() + "/" + hash;
  }
}
