package landstock.sql.conformance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question in SQL with one value for an answer. */
public interface Ask {

  /**
   * @param parameters values of the {@code ?}, in order: String, Double or Long
   * @return the first column of the only row: String, Double, Boolean or null
   */
  @Nullable Object ask(String sql, List<Object> parameters);
}
