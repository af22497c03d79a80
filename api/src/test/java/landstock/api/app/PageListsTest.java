package landstock.api.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import landstock.api.server.HttpServer;
import landstock.api.server.ServerSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the list of the page shows, and what leaves the page of it, in a real browser. */
@Tag("slow")
class PageListsTest {
  private static Store store;
  private static HttpServer server;
  private static Chromium chromium;

  @BeforeAll
  static void open(@TempDir Path folder) {
    chromium = Chromium.withoutWebgl();
    store = PageStoriesTest.demonstration(folder);
    server = HttpApi.start(store, ServerSettings.local(0));
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
  void two_years_leave_the_page_as_the_list_compares_them(@TempDir Path folder) throws IOException {
    Page page = open("#/map?measure=tax&level=building&against=2023&only=10");
    assertThat(rows(page)).hasCount(10);

    assertThat(page.locator("[data-export=exportXlsx]")).containsText("2023 与 2024 年各一行");
    List<Map<String, String>> sheet = SheetRows.of(export(page, "exportXlsx", folder));
    String year = SheetRows.column(sheet, "年度");
    assertThat(sheet.stream().filter(r -> r.getOrDefault(year, "").equals("2023"))).hasSize(10);
    assertThat(sheet.stream().filter(r -> r.getOrDefault(year, "").equals("2024"))).hasSize(10);

    JsonNode features =
        Town.MAPPER.readTree(export(page, "exportGeojson", folder).toFile()).path("features");
    assertThat(features).hasSize(10);
    JsonNode first = features.path(0).path("properties");
    assertThat(first.path("code").textValue())
        .isEqualTo(rows(page).first().getAttribute("data-code"));
    assertThat(first.has("tax")).isFalse();
    assertThat(first.path("tax_2024").doubleValue() - first.path("tax_2023").doubleValue())
        .isCloseTo(first.path("tax_change").doubleValue(), within(0.01));
    page.close();
  }

  @Test
  void two_surveys_leave_the_table_with_the_year_that_is_shown() {
    Page page = open("#/map?measure=vacancy&level=building&against=2023");
    assertThat(page.locator("[data-export=exportXlsx]")).containsText("仅 2024 年");
    page.close();
  }

  @Test
  void a_survey_tells_of_its_own_year_from_either_side() {
    String vacancies = "#/map?measure=vacancy&level=building&year=";
    Page forth = open(vacancies + "2024&against=2023&sort=-value");
    double risen = value(forth);
    String building = rows(forth).first().getAttribute("data-code");
    forth.close();
    assertThat(risen).isPositive();
    Page back = open(vacancies + "2023&against=2024&sort=value");
    assertThat(value(back)).isEqualTo(-risen);
    assertThat(rows(back).first()).hasAttribute("data-code", building);
    back.close();

    Page older = open(vacancies + "2023&sort=-value");
    assertThat(older.locator(".controls")).containsText("2023-12-31");
    double listed = value(older);
    rows(older).first().click();
    Locator vacancy = older.locator(".card .years:has(figcaption:has-text('空置率'))");
    assertThat(number(vacancy.locator("li.current .year-value"))).isCloseTo(listed, within(0.06));
    older.close();
  }

  private static double value(Page page) {
    return number(rows(page).first().locator("td.value span").first());
  }

  private static double number(Locator told) {
    return Double.parseDouble(told.textContent().replace("+", "").replace(",", ""));
  }

  @Test
  void some_cells_of_a_grid_leave_the_page(@TempDir Path folder) throws IOException {
    Page page = open("#/map?measure=gdp_per_ha&level=grid&only=10");
    assertThat(rows(page)).hasCount(10);
    List<Map<String, String>> sheet = SheetRows.of(export(page, "exportXlsx", folder));
    assertThat(
            sheet.stream().filter(r -> r.values().stream().anyMatch(v -> v.startsWith("hexagon_"))))
        .hasSize(10);
    page.close();
  }

  @Test
  void parcels_over_and_under_others_leave_the_page_with_their_outlines(@TempDir Path folder)
      throws IOException {
    Page page = open("#/map?measure=tax&level=parcel");
    JsonNode features =
        Town.MAPPER.readTree(export(page, "exportGeojson", folder).toFile()).path("features");
    int off = 0;
    for (JsonNode feature : features) {
      assertThat(feature.path("geometry").isObject()).as(feature.toString()).isTrue();
      off += feature.path("properties").path("code").asText().matches(".*G[SX].*") ? 1 : 0;
    }
    assertThat(off).isPositive();
    page.close();
  }

  @Test
  void a_use_reaches_buildings_and_is_told_off_where_it_reaches_nothing() {
    Page buildings = open("#/map?measure=vacancy&level=building");
    String all = buildings.locator(".list-head .note").textContent();
    buildings.close();
    Page some = open("#/map?measure=vacancy&level=building&uses=09");
    assertThat(some.locator(".list-head .note")).not().hasText(all);
    assertThat(some.locator(".several.off")).hasCount(0);
    some.close();

    Page people = open("#/map?measure=residents&level=street&uses=09");
    assertThat(people.locator(".several.off").first()).containsText("实际用途");
    assertThat(people.locator(".several.off").first()).containsText("不按这一项区分");
    people.close();
  }

  @Test
  void what_a_page_opens_is_on_the_map_whatever_measure_was_shown_there() {
    Page page = at("#/distribution?measure=residents&level=street&only=10");
    page.locator("[data-query=distribution-top] td button").first().click();
    assertThat(page.locator(".card h2")).not().isEmpty();
    assertThat(page.locator(".list tr[aria-selected=true]")).hasCount(1);
    page.navigate(address("#/potential?measure=residents&level=street"));
    Locator parcels = page.locator("[data-query=potential-floor-area-parcel]");
    parcels.getByText("数据", new Locator.GetByTextOptions().setExact(true)).click();
    parcels.locator("td button").first().click();
    assertThat(page.locator(".card h2")).not().isEmpty();
    assertThat(page.locator(".legend h2")).containsText("强度潜力");
    assertThat(page.locator(".list tr[aria-selected=true]")).hasCount(1);
    page.close();
  }

  @Test
  void a_use_filters_every_chart_that_has_no_row_for_each() {
    Map<String, List<String>> filtered =
        Map.of(
            "structure",
            List.of("structure-street", "structure-year", "structure-age"),
            "distribution",
            List.of(
                "distribution-class",
                "distribution-grid",
                "distribution-top",
                "distribution-bottom"),
            "potential",
            List.of(
                "potential-floor-area-parcel",
                "potential-street",
                "potential-vacancy",
                "potential-tax-gap"));
    filtered.forEach(
        (name, queries) -> {
          Page page = at("#/" + name);
          page.locator(".cross").getByLabel("实际用途").selectOption("09");
          for (String query : queries) {
            assertThat(page.locator("[data-query=" + query + "] a[href*='.csv'][href*='use=09']"))
                .isVisible();
          }
          assertThat(page.locator(".unfiltered:not(:empty)")).hasCount(0);
          page.close();
        });
  }

  @Test
  void several_streets_of_the_map_filter_no_chart_and_are_said_to() {
    Page page = at("#/potential?streets=120101002,120101003&vacancy=20&year=2023");
    assertThat(page.locator(".cross")).containsText("街道在地图上选了 2 项");
    assertThat(page.locator(".cross")).containsText("空置率的筛选只用于地图");
    assertThat(page.locator(".cross")).containsText("土地与建筑为 2024-12-31 调查时的状态");
    assertThat(page.locator("[data-query=potential-vacancy] .unfiltered")).hasText("不受街道筛选影响");
    assertThat(page.locator("[data-query=potential-street] .unfiltered")).isEmpty();
    page.locator(".cross").getByLabel("街道").selectOption("120101002");
    assertThat(page.locator("[data-query=potential-vacancy] .unfiltered")).isEmpty();
    assertThat(page.locator(".cross")).not().containsText("在地图上选了");
    page.close();
  }

  /** A page of tiles, all of which are there. */
  private static Page at(String hash) {
    Page page = chromium.desk();
    page.navigate(address(hash));
    page.locator("#main .tile").first().waitFor();
    assertThat(page.locator("#main .loading:visible, #main .waiting")).hasCount(0);
    return page;
  }

  /** The page with the rows that the hash asks for. */
  private static Page open(String hash) {
    Page page = chromium.desk();
    page.navigate(address(hash));
    assertThat(rows(page).first()).isVisible();
    assertThat(page.locator(".list-room:not(.waiting)")).isVisible();
    return page;
  }

  private static String address(String hash) {
    return "http://127.0.0.1:" + server.port() + "/" + hash;
  }

  private static Locator rows(Page page) {
    return page.locator(".list tbody tr[role=row]");
  }

  private static Path export(Page page, String item, Path folder) {
    page.locator(".exports summary").click();
    Path file = folder.resolve(item);
    page.waitForDownload(() -> page.locator("[data-export=" + item + "]").click()).saveAs(file);
    return file;
  }
}
