package landstock.api.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has the page open while new data come in, in a real browser. */
@Tag("slow")
class PageLoadsTest {

  @Test
  void a_load_is_seen_and_what_it_publishes_is_one_click_away(@TempDir Path folder)
      throws Exception {
    try (Chromium chromium = Chromium.withoutWebgl();
        Town town = new Town(folder)) {
      Page page = chromium.desk();
      page.navigate(town.to("/#/map?measure=tax&level=parcel").build().uri().toString());
      Locator rows = page.locator(".list tbody tr[role=row]");
      assertThat(rows.first()).isVisible();
      Locator running = page.locator(".notice .running");
      Locator fresh = page.locator(".notice .fresh");
      assertThat(running).isEmpty();

      HeldLoad load = HeldLoad.before("rules", folder.resolve("town"), folder.resolve("home"));
      assertThat(running).containsText("正在入库新数据");
      assertThat(fresh).hasCount(0);
      chromium.assertSound(page, "load-running");
      load.goOn();
      load.join();

      assertThat(fresh).isVisible();
      assertThat(running).isEmpty();
      chromium.assertSound(page, "load-published");
      fresh.click();
      assertThat(page.locator(".notice select")).hasValue("smalltown-2023-12-31-r2");
      assertThat(rows.first()).isVisible();
      assertThat(fresh).hasCount(0);
      assertThat(page.url()).contains("snapshot=smalltown-2023-12-31-r2");
      page.close();
    }
  }
}
