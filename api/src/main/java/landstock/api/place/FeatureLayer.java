package landstock.api.place;

import java.util.Arrays;
import java.util.Locale;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.Nearest;

/** What has an outline and a code. */
enum FeatureLayer {
  PARCEL(
      """
      SELECT p.geom, p.parcel_code AS code, p.location AS name, p.street_code AS street,
        (SELECT MAX(actual_class) FROM mart.parcel_year AS y WHERE y.parcel_code = :code) AS use
      FROM land.parcel AS p WHERE p.parcel_code = :code
      """),
  BUILDING(
      """
      SELECT b.geom, b.building_code AS code, b.name, m.parcel_code AS parcel
      FROM land.building AS b
      LEFT JOIN land.parcel_building AS m ON m.building_code = b.building_code AND m.is_main
      WHERE b.building_code = :code
      """),
  STREET(
      """
      SELECT geom, code, name FROM ref.admin_unit WHERE level = 'street' AND code = :code
      """),
  GRID(
      """
      SELECT geom, cell_id AS code, grid FROM mart.grid_year WHERE cell_id = :code LIMIT 1
      """);

  private final String sql;

  /**
   * @param sql shape first, then what it says of itself; one row
   */
  FeatureLayer(String sql) {
    this.sql = sql;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String sql() {
    return sql;
  }

  /**
   * @throws LandstockException INVALID_ARGUMENT, naming the nearest
   */
  static FeatureLayer of(String id) {
    return Arrays.stream(values())
        .filter(l -> l.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Nearest.unknown(
                    "layer", id, Arrays.stream(values()).map(FeatureLayer::id).toList()));
  }
}
