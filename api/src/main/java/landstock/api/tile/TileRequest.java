package landstock.api.tile;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import landstock.api.query.KnownParameters;
import landstock.api.snapshot.SnapshotChoice;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.tile.TileAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to see, as far as it can be told without asking the store.
 *
 * @param measures names, each once
 * @param year absent means the last one
 * @param grid which cells; absent means the usual ones
 */
record TileRequest(
    TileLayer layer, List<String> measures, Optional<Integer> year, Optional<String> grid) {
  static final int MOST_MEASURES = 8;
  private static final List<String> PARAMETERS =
      List.of("measures", "year", "grid", SnapshotChoice.PARAMETER);

  TileRequest {
    measures = List.copyOf(measures);
  }

  /**
   * @throws LandstockException INVALID_ARGUMENT naming what is wrong, with the nearest that is
   *     right
   */
  static TileRequest of(Context ctx) {
    TileLayer layer = TileLayer.of(ctx.pathParam("layer"));
    KnownParameters.only(ctx, PARAMETERS);
    return new TileRequest(
        layer,
        measures(ctx.queryParam("measures")),
        given(ctx, "year").map(y -> number("year", y)),
        given(ctx, "grid"));
  }

  static TileAddress address(Context ctx) {
    return new TileAddress(
        number("z", ctx.pathParam("z")),
        number("x", ctx.pathParam("x")),
        number("y", ctx.pathParam("y")));
  }

  private static Optional<String> given(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name)).filter(v -> !v.isBlank());
  }

  private static List<String> measures(@Nullable String list) {
    if (list == null || list.isBlank()) {
      return List.of();
    }
    List<String> names = Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    if (names.size() > MOST_MEASURES) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT,
          "a tile has at most " + MOST_MEASURES + " measures, asked for were " + names.size());
    }
    if (names.stream().distinct().count() < names.size()) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, "a measure is asked for twice in '" + list + "'");
    }
    return names;
  }

  private static int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, name + " must be a whole number, was '" + text + "'", e);
    }
  }
}
