package landstock.warehouse.measure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import landstock.sql.catalog.Label;
import landstock.sql.engine.Identifiers;
import landstock.sql.engine.Limits;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.warehouse.measure.Dimension.Codes;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Which values dimensions have in a snapshot. Asked once, for snapshots never change. */
public final class DimensionValues {
  /** The dimension whose values are numbers. */
  public static final String YEAR = "year";

  private static final int CACHED = 1_000;

  private record Key(String snapshot, String dimension) {}

  /**
   * @param seen whether anything in the snapshot has it; otherwise it is only known to exist
   */
  public record Value(String code, Label label, boolean seen) {}

  private final Measures measures;
  private final Function<Question, Answer> ask;
  private final Cache<Key, List<Value>> cache = Caffeine.newBuilder().maximumSize(CACHED).build();

  /**
   * @param ask answers under the policy of whoever asks for values
   */
  public DimensionValues(Measures measures, Function<Question, Answer> ask) {
    this.measures = measures;
    this.ask = ask;
  }

  /** Whether people can choose from a list of them. */
  public static boolean few(Dimension dimension) {
    return dimension.name().equals(YEAR) || dimension.codes().map(Codes::few).orElse(false);
  }

  /**
   * All values by code, or the choices where it is asked for with one.
   *
   * @param dimension one of which there are {@link #few}
   * @throws landstock.sql.problem.LandstockException as {@link landstock.sql.query.Queries#ask};
   *     UNKNOWN_NAME if there is no such dimension
   */
  public List<Value> of(String snapshot, String dimension) {
    Dimension known = measures.dimension(dimension);
    return cache.get(new Key(snapshot, dimension), key -> read(snapshot, known));
  }

  private List<Value> read(String snapshot, Dimension dimension) {
    Map<String, Value> values = new LinkedHashMap<>();
    if (dimension.codes().isPresent()) {
      for (List<@Nullable String> row : rows(snapshot, names(dimension.codes().get()))) {
        String code = String.valueOf(row.get(0));
        Label label = new Label(text(row.get(1), code), text(row.get(2), code));
        values.put(code, new Value(code, label, dimension.choose()));
      }
    }
    String seen = seen(dimension);
    if (!seen.isEmpty()) {
      for (List<@Nullable String> row : rows(snapshot, seen)) {
        String code = String.valueOf(row.get(0));
        Value named = values.get(code);
        Label label = named == null ? new Label(code, code) : named.label();
        values.put(code, new Value(code, label, true));
      }
    }
    return List.copyOf(values.values());
  }

  private static String names(Codes codes) {
    String where =
        codes.where().entrySet().stream()
            .map(
                e -> Identifiers.quote(e.getKey()) + " = '" + e.getValue().replace("'", "''") + "'")
            .collect(Collectors.joining(" AND "));
    return "SELECT "
        + Identifiers.quote(codes.key().name())
        + " AS value_code, "
        + Identifiers.quote(codes.zh().name())
        + " AS value_zh, "
        + Identifiers.quote(codes.en().name())
        + " AS value_en FROM "
        + codes.table().qualifiedName()
        + (where.isEmpty() ? "" : " WHERE " + where)
        + " ORDER BY value_code";
  }

  /** Over every fact that has the dimension as its own column. */
  private String seen(Dimension dimension) {
    List<String> parts = new ArrayList<>();
    for (Fact fact : measures.facts().values()) {
      Fact.Way way = fact.ways().get(dimension.name());
      if (way != null && way.via().isEmpty()) {
        String column = "f." + Identifiers.quote(way.column().name());
        parts.add(
            "SELECT "
                + column
                + " AS code FROM "
                + fact.table().qualifiedName()
                + " AS f WHERE "
                + column
                + " IS NOT NULL");
      }
    }
    return parts.isEmpty() ? "" : String.join(" UNION ", parts) + " ORDER BY code";
  }

  private List<List<@Nullable String>> rows(String snapshot, String sql) {
    Question question = new Question(sql, List.of(), Optional.of(snapshot), Limits.DEFAULT);
    List<List<@Nullable String>> rows = new ArrayList<>();
    try (Answer answer = ask.apply(question)) {
      while (answer.rows().next()) {
        List<FieldVector> vectors = answer.rows().batch().getFieldVectors();
        for (int row = 0; row < answer.rows().batch().getRowCount(); row++) {
          List<@Nullable String> values = new ArrayList<>();
          for (FieldVector vector : vectors) {
            Object value = vector.getObject(row);
            values.add(value == null ? null : value.toString());
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }

  private static String text(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
