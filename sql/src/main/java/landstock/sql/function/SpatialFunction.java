package landstock.sql.function;

import java.util.List;
import java.util.Locale;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.jspecify.annotations.Nullable;

/**
 * One overload of an {@code ST_*} function. NULL in any argument gives NULL; the body is not
 * called.
 *
 * @param name as users write it, {@code ST_Area}; overloads share it and differ in arity
 * @param parameters types of the arguments
 * @param result type of the result
 * @param doc one line: what it gives, its unit, and where it differs from PostGIS
 * @param body what it does to one row
 */
public record SpatialFunction(
    String name, List<ValueType> parameters, ValueType result, String doc, Body body) {

  /** Work on one row. Stateless and thread-safe. */
  @FunctionalInterface
  public interface Body {
    /**
     * @return Geometry, Double, Integer, Boolean or String as declared; null for SQL NULL
     */
    @Nullable Object call(Arguments row);
  }

  public SpatialFunction {
    parameters = List.copyOf(parameters);
  }

  /**
   * Runs the body on one row.
   *
   * @throws LandstockException DATA whatever the geometry library throws over this row's values
   */
  public @Nullable Object apply(Arguments row) {
    try {
      return body.call(row);
    } catch (LandstockException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new LandstockException(Code.DATA, name + " failed: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new LandstockException(Code.DATA, name + " failed: the geometry is too intricate", e);
    }
  }

  /** Its name inside the engine, unique per overload: {@code ls_area_1}. */
  public String engineName() {
    return "ls_"
        + name.substring("ST_".length()).toLowerCase(Locale.ROOT)
        + "_"
        + parameters.size();
  }
}
