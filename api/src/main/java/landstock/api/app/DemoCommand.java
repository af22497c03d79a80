package landstock.api.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Packs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code landstock demo}: from nothing to a served district. */
@Command(
    name = "demo",
    description = {
      "Generates and loads the Heping demonstration district, where that is not done yet, and"
          + " serves it.",
      "Its data are synthetic. The second start takes seconds.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DemoCommand implements Callable<Integer> {
  private static final String PACK = "heping";

  private static final String TOUR =
      """

      The productivity map, in a browser:  ADDRESS/

      Ask for the tax of each street per mu of land, and its vacancy:

        curl -H 'Content-Type: text/plain' 'ADDRESS/v1/sql?f=csv' -d '
          SELECT u.name AS street, m.parcel_count AS parcels, ROUND(m.area_mu, 1) AS land_mu,
                 ROUND(m.tax_per_mu) AS tax_per_mu, ROUND(100 * m.vacancy, 1) AS vacancy_pct
          FROM mart.street_year m JOIN ref.admin_unit u ON u.code = m.street_code
          WHERE m.year = (SELECT MAX(year) FROM mart.street_year)
          ORDER BY m.tax_per_mu DESC'

      Tables and columns: ADDRESS/v1/catalog     Snapshots: ADDRESS/v1/snapshots

      """;

  private final Console console;
  private final Store.Opening stores;
  private final Loading loading;
  private final ServeCommand serve;

  @Option(names = "--port", description = "Port, 0 for any (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The store of the demonstration (default: ${DEFAULT-VALUE}).")
  private Path home = Homes.demo();

  DemoCommand(Console console, Store.Opening stores, Loading loading, ServeCommand serve) {
    this.console = console;
    this.stores = stores;
    this.loading = loading;
    this.serve = serve;
  }

  @Override
  public Integer call() throws InterruptedException {
    Pack pack = Packs.ofProduct().find(PACK);
    Optional<Store> loaded = loaded(pack);
    if (loaded.isEmpty()) {
      console.say("loading the demonstration district into " + home + " (once)");
      loading.load(pack, Optional.empty(), home);
    }
    try (Store store = loaded.isPresent() ? loaded.get() : stores.open(home)) {
      serve.serve(store, home, port, TOUR);
    }
    return 0;
  }

  /** The store, if it has every survey of the pack: a load may have been killed half-way. */
  private Optional<Store> loaded(Pack pack) {
    try {
      Store store = stores.open(home);
      long surveys =
          store.snapshots().get().stream()
              .filter(s -> s.pack().equals(PACK))
              .map(s -> s.surveyDate())
              .distinct()
              .count();
      if (surveys >= pack.surveys().size()) {
        return Optional.of(store);
      }
      store.close();
      return Optional.empty();
    } catch (LandstockException e) {
      if (e.code() == Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
