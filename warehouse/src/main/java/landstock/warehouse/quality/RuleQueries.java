package landstock.warehouse.quality;

import java.util.List;
import java.util.stream.Collectors;
import landstock.sql.catalog.Column;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.catalog.Dataset.Shape;

/** The queries a rule stands for. Only names of the catalogue are filled in. */
final class RuleQueries {
  private RuleQueries() {}

  static List<String> of(Rule rule, List<Dataset> datasets) {
    if (rule.sql().isEmpty()) {
      return List.of();
    }
    String sql = rule.sql().get();
    if (rule.forEach().isEmpty()) {
      return List.of(sql);
    }
    return switch (rule.forEach().get()) {
      case KEYED -> datasets.stream().filter(Dataset::keyed).map(d -> fill(sql, d)).toList();
      case GEOMETRY ->
          datasets.stream().filter(d -> d.shape() != Shape.NONE).map(d -> fill(sql, d)).toList();
      case LOOSE ->
          datasets.stream()
              .filter(d -> !d.keyed())
              .flatMap(
                  d ->
                      d.columns().stream()
                          .map(Column::name)
                          .filter(c -> d.required().contains(c))
                          .map(c -> fill(sql.replace("{column}", c), d)))
              .toList();
    };
  }

  private static String fill(String sql, Dataset dataset) {
    List<String> keys = dataset.table().grain();
    String key =
        dataset.columns().stream()
            .map(Column::name)
            .filter(
                c ->
                    dataset.keyed()
                        ? keys.get(keys.size() - 1).equals(c)
                        : dataset.required().contains(c))
            .findFirst()
            .orElseThrow();
    return sql.replace("{staging}", "staging." + dataset.stagingName())
        .replace("{keys}", String.join(", ", keys))
        .replace("{key}", key)
        .replace(
            "{missing}",
            keys.stream().map(k -> k + " IS NULL").collect(Collectors.joining(" OR ", "(", ")")));
  }
}
