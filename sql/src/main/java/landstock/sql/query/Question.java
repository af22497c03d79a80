package landstock.sql.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import landstock.sql.engine.Control;
import landstock.sql.engine.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks.
 *
 * @param sql one query, PostgreSQL-flavoured
 * @param parameters values of its {@code ?}, in order
 * @param snapshot the snapshot that unqualified tables belong to; absent means the current one
 * @param limits what it may use
 * @param control lets others watch and stop it; belongs to one asking
 */
public record Question(
    String sql,
    List<@Nullable Object> parameters,
    Optional<String> snapshot,
    Limits limits,
    Control control) {

  public Question {
    parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
  }

  /** Watched by nobody else. */
  public Question(
      String sql, List<@Nullable Object> parameters, Optional<String> snapshot, Limits limits) {
    this(sql, parameters, snapshot, limits, Control.create());
  }

  public static Question of(String sql) {
    return new Question(sql, List.of(), Optional.empty(), Limits.DEFAULT);
  }
}
