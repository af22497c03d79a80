package landstock.warehouse.lineage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType.Kind;
import landstock.sql.catalog.Table;
import landstock.sql.engine.Limits;
import landstock.sql.query.Answer;
import landstock.sql.query.Named;
import landstock.sql.query.Question;
import landstock.sql.spatial.GeometryCodec;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Rows of one snapshot, every value as text; of a shape, what it is, as {@code POLYGON}. */
final class TextRows {
  private static final Pattern PERHAPS_NULL = Pattern.compile("IS NOT DISTINCT FROM :(\\w+)");

  private final Function<Question, Answer> ask;
  private final String snapshot;

  /**
   * @param snapshot its id
   */
  TextRows(Function<Question, Answer> ask, String snapshot) {
    this.ask = ask;
    this.snapshot = snapshot;
  }

  /**
   * The first rows, in the order of their keys.
   *
   * @param where names values by {@code :name}
   */
  List<Map<String, @Nullable String>> of(
      Table table, String where, Map<String, ? extends @Nullable String> values, int most) {
    List<String> columns = table.columns().stream().map(Column::name).toList();
    String texts =
        table.columns().stream().map(TextRows::selected).collect(Collectors.joining(", "));
    String order = " ORDER BY " + String.join(", ", table.grain()) + " LIMIT " + most;
    List<Map<String, @Nullable String>> rows = new ArrayList<>();
    try (Answer answer = answer(texts, table, where, order, values)) {
      while (answer.rows().next()) {
        List<FieldVector> vectors = answer.rows().batch().getFieldVectors();
        for (int i = 0; i < answer.rows().batch().getRowCount(); i++) {
          Map<String, @Nullable String> row = new LinkedHashMap<>();
          for (int c = 0; c < columns.size(); c++) {
            row.put(columns.get(c), text(vectors.get(c).getObject(i)));
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static String selected(Column column) {
    String name = "\"" + column.name() + "\"";
    return column.type().kind() == Kind.GEOMETRY ? name : "CAST(" + name + " AS VARCHAR)";
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value instanceof byte[] wkb) {
      return GeometryCodec.read(wkb).getGeometryType().toUpperCase(Locale.ROOT);
    }
    return value == null ? null : value.toString();
  }

  /** How many there are. */
  long count(Table table, String where, Map<String, ? extends @Nullable String> values) {
    try (Answer answer = answer("count(*)", table, where, "", values)) {
      return answer.rows().next()
              && answer.rows().batch().getVector(0).getObject(0) instanceof Number n
          ? n.longValue()
          : 0;
    }
  }

  private Answer answer(
      String select,
      Table table,
      String where,
      String order,
      Map<String, ? extends @Nullable String> values) {
    String asked = asked(where, values);
    String sql = "SELECT " + select + " FROM " + table.qualifiedName() + " WHERE " + asked + order;
    List<@Nullable Object> named = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (asked.matches("(?s).*:" + name + "\\b.*")) {
            named.add(new Named(name, value));
          }
        });
    return ask.apply(new Question(sql, named, Optional.of(snapshot), Limits.DEFAULT));
  }

  /**
   * Whether a value is NULL is known before it is asked for, and both {@code =} and {@code IS NULL}
   * leave out what cannot hold it by its statistics, which IS NOT DISTINCT FROM does not.
   */
  private static String asked(String where, Map<String, ? extends @Nullable String> values) {
    return PERHAPS_NULL
        .matcher(where)
        .replaceAll(m -> values.get(m.group(1)) == null ? "IS NULL" : "= :" + m.group(1));
  }
}
