package landstock.warehouse.synthesis.handin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns of a layer or table, in the order in which a bureau has them. */
record Columns(List<LayerField> fields) {

  Columns {
    fields = List.copyOf(fields);
  }

  static Columns of(LayerField... fields) {
    return new Columns(List.of(fields));
  }

  List<String> headers() {
    return fields.stream().map(LayerField::name).toList();
  }

  /**
   * @param values one per column; null is unknown
   */
  Map<String, @Nullable Object> row(@Nullable Object... values) {
    if (values.length != fields.size()) {
      throw new IllegalArgumentException(
          values.length + " values for " + fields.size() + " columns");
    }
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      row.put(fields.get(i).name(), values[i]);
    }
    return row;
  }
}
