package landstock.warehouse.inspect;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import landstock.sql.catalog.Column;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.mapping.HeaderMap;

/**
 * Which columns a header that nothing takes may mean, by the letters it shares with their names.
 */
final class NearestColumns {
  private static final int MOST = 3;
  private static final double LEAST = 0.4;

  private NearestColumns() {}

  private record Near(String column, double likeness) {}

  static List<String> of(String header, Dataset dataset) {
    return dataset.columns().stream()
        .map(c -> new Near(c.name(), likeness(header, c)))
        .filter(n -> n.likeness() >= LEAST)
        .sorted(Comparator.comparingDouble(Near::likeness).reversed())
        .limit(MOST)
        .map(Near::column)
        .toList();
  }

  private static double likeness(String header, Column column) {
    return Stream.concat(
            Stream.of(column.name(), column.label().zh(), column.label().en()),
            column.synonyms().stream())
        .mapToDouble(name -> likeness(HeaderMap.normal(header), HeaderMap.normal(name)))
        .max()
        .orElse(0);
  }

  /** Dice's coefficient over pairs of letters. */
  private static double likeness(String a, String b) {
    Set<String> left = pairs(a);
    Set<String> right = pairs(b);
    Set<String> shared = new HashSet<>(left);
    shared.retainAll(right);
    return left.isEmpty() || right.isEmpty()
        ? 0
        : 2.0 * shared.size() / (left.size() + right.size());
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }
}
