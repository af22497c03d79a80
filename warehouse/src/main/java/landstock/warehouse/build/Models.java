package landstock.warehouse.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import landstock.sql.catalog.Table;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.datafile.DataFiles;

/**
 * All models, in an order in which each reads only what is there.
 *
 * @param inOrder every model once
 */
public record Models(List<Model> inOrder) {
  private static final String FOLDER = "landstock/warehouse/model/";

  /** Staging tables that no dataset stands behind. */
  static final Set<String> GIVEN = Set.of("staging.survey", "staging.previous_parcel");

  public Models {
    inOrder = List.copyOf(inOrder);
  }

  /**
   * The models of the product: one for each modelled table, and the steps that {@code index.txt}
   * names.
   */
  public static Models load(DataModel model) {
    List<String> tables =
        new ArrayList<>(model.modelled().stream().map(Table::qualifiedName).toList());
    DataFiles.resource(FOLDER + "staging/index.txt")
        .lines()
        .filter(l -> !l.isBlank())
        .forEach(step -> tables.add("staging." + step));
    Set<String> given =
        model.datasets().stream()
            .map(d -> "staging." + d.stagingName())
            .collect(Collectors.toSet());
    given.addAll(GIVEN);
    return of(tables, given, t -> DataFiles.resource(FOLDER + t.replace('.', '/') + ".sql"));
  }

  /**
   * @param tables each made by one model
   * @param given tables that are there before any model runs
   * @param texts qualified table to the text of its model
   * @throws LandstockException INVALID_ARGUMENT naming an unknown reference or a cycle
   */
  static Models of(List<String> tables, Set<String> given, Function<String, String> texts) {
    Map<String, Model> models = new LinkedHashMap<>();
    for (String table : tables) {
      models.put(table, Model.parse(table, texts.apply(table)));
    }
    for (Model model : models.values()) {
      for (String reference : model.references()) {
        if (!models.containsKey(reference) && !given.contains(reference)) {
          throw new LandstockException(
                  Code.INVALID_ARGUMENT,
                  "model " + model.table() + " reads " + reference + ", which nothing makes")
              .withSuggestions(Nearest.to(reference, models.keySet()));
        }
      }
    }
    Map<String, Model> ordered = new LinkedHashMap<>();
    for (Model model : models.values()) {
      place(model, models, ordered, new LinkedHashSet<>());
    }
    return new Models(new ArrayList<>(ordered.values()));
  }

  /** Depth first: what a model reads comes before it. */
  private static void place(
      Model model, Map<String, Model> all, Map<String, Model> ordered, Set<String> above) {
    if (ordered.containsKey(model.table())) {
      return;
    }
    if (!above.add(model.table())) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT,
          "models read each other in a circle: "
              + String.join(" -> ", above)
              + " -> "
              + model.table());
    }
    for (String reference : model.references()) {
      Model below = all.get(reference);
      if (below != null) {
        place(below, all, ordered, above);
      }
    }
    above.remove(model.table());
    ordered.put(model.table(), model);
  }
}
