package landstock.warehouse.staging;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import landstock.sql.catalog.Column;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.Records;

/**
 * Which column of the dataset a header means: as the pack says, otherwise by name or synonym
 * whatever its case, spaces and width of letters.
 */
final class HeaderMap {
  private final Map<String, Integer> byHeader = new HashMap<>();

  HeaderMap(Dataset dataset, HandIn handIn) {
    List<Column> columns = dataset.columns();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (handIn.columns().containsKey(column.name())
          || handIn.constants().containsKey(column.name())) {
        continue;
      }
      byHeader.putIfAbsent(normal(column.name()), i);
      for (String synonym : column.synonyms()) {
        byHeader.putIfAbsent(normal(synonym), i);
      }
    }
    for (int i = 0; i < columns.size(); i++) {
      String header = handIn.columns().get(columns.get(i).name());
      if (header != null) {
        byHeader.put(normal(header), i);
      }
    }
  }

  /** Index of the column in the dataset, or {@link Records#NONE}. */
  int find(String header) {
    return byHeader.getOrDefault(normal(header), Records.NONE);
  }

  private static String normal(String header) {
    return Normalizer.normalize(header, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\p{Z}]+", "")
        .toLowerCase(Locale.ROOT);
  }
}
