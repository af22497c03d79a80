package landstock.api.tile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.Nearest;

/** What can be shown. */
enum TileLayer {
  PARCEL(
      """
      SELECT p.parcel_code, p.geom, p.location, p.street_code, u.actual_class
      FROM land.parcel AS p
      LEFT JOIN (
        SELECT parcel_code, MAX(actual_class) AS actual_class
        FROM mart.parcel_year GROUP BY parcel_code
      ) AS u ON u.parcel_code = p.parcel_code
      """),
  BUILDING(
      """
      SELECT b.building_code, b.geom, b.name, m.parcel_code
      FROM land.building AS b
      LEFT JOIN land.parcel_building AS m ON m.building_code = b.building_code AND m.is_main
      """),
  STREET(
      """
      SELECT code, geom, name FROM ref.admin_unit WHERE level = 'street'
      """),
  GRID(
      """
      SELECT cell_id, geom FROM mart.grid_year
      WHERE grid = ? AND year = (SELECT MAX(year) FROM mart.grid_year)
      """);

  private final String sql;

  /**
   * @param sql code, shape, then {@link #labels}
   */
  TileLayer(String sql) {
    this.sql = sql;
  }

  /** As clients name it, also the layer in the tile and the dimension of measures. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String sql() {
    return sql;
  }

  /** What a feature says besides its code. */
  List<String> labels() {
    return switch (this) {
      case PARCEL -> List.of("name", "street", "use");
      case BUILDING -> List.of("name", "parcel");
      case STREET -> List.of("name");
      case GRID -> List.of();
    };
  }

  /** The dimension that measures are asked by. */
  String dimension(String grid) {
    return this == GRID ? "grid:" + grid : id();
  }

  /**
   * @throws LandstockException INVALID_ARGUMENT, naming the nearest
   */
  static TileLayer of(String id) {
    return Arrays.stream(values())
        .filter(l -> l.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Nearest.unknown("layer", id, Arrays.stream(values()).map(TileLayer::id).toList()));
  }
}
