package landstock.sql.spatial;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import landstock.sql.function.Arguments;
import landstock.sql.function.SpatialFunction;
import landstock.sql.problem.LandstockException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.relateng.RelateNG;

/**
 * Every {@code ST_*} function, each overload once. ST_SRID and ST_Transform with two arguments are
 * not among them: only the planner knows the CRS of a value.
 */
public final class SpatialFunctions {

  public static final List<SpatialFunction> ALL =
      Stream.of(
              ConstructorFunctions.all(),
              OutputFunctions.all(),
              AccessorFunctions.all(),
              MeasureFunctions.all(),
              PredicateFunctions.all(),
              OverlayFunctions.all(),
              ProcessingFunctions.all())
          .flatMap(List::stream)
          .toList();

  private SpatialFunctions() {}

  /**
   * One call in plain Java, for folding constants.
   *
   * @param arguments Geometry, Number, or String as the function declares; BINARY as base64 text
   * @return Geometry, Double, Integer, Boolean or String as declared; null for SQL NULL
   * @throws LandstockException DATA when the function fails on these values
   */
  public static @Nullable Object call(
      SpatialFunction function, List<? extends @Nullable Object> arguments) {
    if (arguments.size() != function.parameters().size()) {
      throw new IllegalArgumentException(
          function.engineName() + " called with " + arguments.size() + " arguments");
    }
    return arguments.stream().allMatch(Objects::nonNull)
        ? function.apply(new Values(arguments))
        : null;
  }

  /** Arguments at hand; nothing repeats. */
  private record Values(List<? extends @Nullable Object> values) implements Arguments {

    private <T> T value(int position, Class<T> type) {
      return type.cast(Objects.requireNonNull(values.get(position)));
    }

    @Override
    public Geometry geometry(int position) {
      return value(position, Geometry.class);
    }

    @Override
    public RelateNG prepared(int position) {
      return RelateNG.prepare(geometry(position));
    }

    @Override
    public boolean repeats(int position) {
      return false;
    }

    @Override
    public double number(int position) {
      return value(position, Number.class).doubleValue();
    }

    @Override
    public int integer(int position) {
      return Math.toIntExact(value(position, Number.class).longValue());
    }

    @Override
    public String text(int position) {
      return value(position, String.class);
    }
  }
}
