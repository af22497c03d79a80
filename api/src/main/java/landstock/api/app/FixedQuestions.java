package landstock.api.app;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.measure.DimensionValues;
import landstock.warehouse.measure.Measures;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.query.SavedQueries;
import org.jspecify.annotations.Nullable;

/**
 * Measures, saved queries and packs of the product, read when first asked for: a server is ready
 * without them. Thread-safe.
 */
final class FixedQuestions {
  private final Store store;
  private final Map<String, Optional<String>> currencies = new ConcurrentHashMap<>();
  private @Nullable Measures measures;
  private @Nullable DimensionValues values;
  private @Nullable SavedQueries queries;
  private @Nullable Packs packs;

  FixedQuestions(Store store) {
    this.store = store;
  }

  synchronized Measures measures() {
    if (measures == null) {
      measures = Measures.load(new DataFiles(), store.catalog().get());
    }
    return measures;
  }

  synchronized DimensionValues values() {
    if (values == null) {
      values = new DimensionValues(measures(), store.fixed()::ask);
    }
    return values;
  }

  synchronized SavedQueries queries() {
    if (queries == null) {
      queries = SavedQueries.load(new DataFiles(), store.catalog().get(), measures(), packs());
    }
    return queries;
  }

  /** ISO 4217 code of a pack that comes with the product; empty for others. */
  Optional<String> currency(String pack) {
    return currencies.computeIfAbsent(pack, this::find);
  }

  private Optional<String> find(String pack) {
    Packs known = packs();
    if (!known.names().contains(pack)) {
      return Optional.empty();
    }
    try {
      return Optional.of(known.find(pack)).map(Pack::currency);
    } catch (LandstockException e) {
      return Optional.empty();
    }
  }

  private synchronized Packs packs() {
    if (packs == null) {
      packs = Packs.ofProduct();
    }
    return packs;
  }
}
