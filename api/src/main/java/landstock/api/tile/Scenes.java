package landstock.api.tile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.measure.Measure;
import landstock.warehouse.measure.Measures;
import landstock.warehouse.snapshot.SnapshotManifest;

/** Finds what a request names; what is not there is refused, with the nearest that is. */
final class Scenes {
  private final Supplier<Measures> measures;
  private final Memory memory;
  private final Map<TileLayer, List<Measure>> ofLayer = new ConcurrentHashMap<>();

  Scenes(Supplier<Measures> measures, Memory memory) {
    this.measures = measures;
    this.memory = memory;
  }

  /** May ask the store for years and grids, once for a snapshot. */
  Scene scene(TileRequest request, SnapshotManifest snapshot) {
    request.measures().forEach(m -> check(m, request.layer()));
    Memory.Choices choices = memory.choices(snapshot);
    int last = choices.years().isEmpty() ? 0 : choices.years().get(choices.years().size() - 1);
    int year = request.year().orElse(last);
    if (request.year().isPresent() && !choices.years().contains(year)) {
      throw unknown(
          "year", String.valueOf(year), choices.years().stream().map(String::valueOf).toList());
    }
    String usual = choices.grids().isEmpty() ? "" : choices.grids().get(0);
    String grid = request.grid().orElse(usual);
    if (request.grid().isPresent() && !choices.grids().contains(grid)) {
      throw unknown("grid", grid, choices.grids());
    }
    return new Scene(snapshot, request.layer(), request.measures(), year, grid);
  }

  /** Measures that a layer can show; they are declared once and for all. */
  List<Measure> measures(TileLayer layer) {
    return ofLayer.computeIfAbsent(layer, this::find);
  }

  private List<Measure> find(TileLayer layer) {
    Measures all = measures.get();
    return all.measures().values().stream()
        .filter(m -> all.dimensionsOf(m).contains(layer.id()))
        .toList();
  }

  private void check(String name, TileLayer layer) {
    Measure measure = measures.get().measures().get(name);
    List<String> ofLayer = measures(layer).stream().map(Measure::name).toList();
    if (measure == null) {
      throw unknown("measure", name, ofLayer);
    }
    if (!ofLayer.contains(name)) {
      throw new LandstockException(
              Code.INVALID_ARGUMENT,
              "measure '" + name + "' is not known of layer '" + layer.id() + "'")
          .withHint("it is known by " + String.join(", ", measures.get().dimensionsOf(measure)));
    }
  }

  private static LandstockException unknown(String what, String name, Collection<String> known) {
    return new LandstockException(Code.UNKNOWN_NAME, "there is no " + what + " '" + name + "'")
        .withHint("known: " + String.join(", ", known))
        .withSuggestions(Nearest.to(name, known));
  }
}
