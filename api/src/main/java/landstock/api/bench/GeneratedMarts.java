package landstock.api.bench;

import java.util.List;
import java.util.Map;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Table;

/**
 * What a map shows of generated parcels: two years of tax and floor area, cells of 500 m, one
 * street, a building on every tenth parcel, an enterprise in every building. Built from {@code
 * land.parcel}, by formulas that a test can repeat.
 */
final class GeneratedMarts {
  static final String GRID = "square_500";

  private static final Map<String, String> PARCEL_YEAR =
      Map.of(
          "parcel_code", "parcel_code",
          "year", "year",
          "street_code", "street_code",
          "actual_class", "actual_use_code",
          "area_m2", "area_m2",
          "area_mu", "area_m2 * 15 / 10000",
          "floor_area_m2", "area_m2 * (year - 2021)",
          "far", "year - 2021",
          "tax", "CASE WHEN n % 7 > 0 THEN n % 100000 + year / 10000 END");
  private static final Map<String, String> CELL =
      Map.of(
          "parcel_code", "parcel_code",
          "grid", "'" + GRID + "'",
          "cell_id", "'" + GRID + ":' || i || ':' || j",
          "i", "i",
          "j", "j");
  private static final Map<String, String> GRID_YEAR =
      Map.of(
          "grid",
          "'" + GRID + "'",
          "cell_id",
          "cell_id",
          "year",
          "year",
          "geom",
          "printf('POLYGON((%d %d,%d %d,%d %d,%d %d,%d %d))', i * 500, j * 500, i * 500 + 500,"
              + " j * 500, i * 500 + 500, j * 500 + 500, i * 500, j * 500 + 500, i * 500,"
              + " j * 500)::GEOMETRY");

  private static final Map<String, String> BUILDING =
      Map.of(
          "building_code", "parcel_code || 'F0001'",
          "parcel_code", "parcel_code",
          "name", "'大厦' || n",
          "geom",
              "printf('POLYGON((%d %d,%d %d,%d %d,%d %d,%d %d))', x + 10, y + 10, x + 30, y + 10,"
                  + " x + 30, y + 30, x + 10, y + 30, x + 10, y + 10)::GEOMETRY",
          "xmin", "x + 10",
          "ymin", "y + 10",
          "xmax", "x + 30",
          "ymax", "y + 30");
  private static final String NUMBERED =
      "(SELECT parcel_code, substr(parcel_code, 2)::BIGINT AS n, xmin::BIGINT AS x,"
          + " ymin::BIGINT AS y FROM land.parcel WHERE substr(parcel_code, 2)::BIGINT % 10 = 0)";

  private GeneratedMarts() {}

  static List<String> statements(Catalog catalog) {
    return List.of(
        "CREATE SCHEMA mart",
        "CREATE SCHEMA ref",
        "CREATE SCHEMA econ",
        create(catalog, "land.building", BUILDING, NUMBERED),
        create(
            catalog,
            "land.parcel_building",
            Map.of(
                "parcel_code", "parcel_code",
                "building_code", "building_code",
                "is_main", "TRUE"),
            "land.building"),
        create(
            catalog,
            "econ.enterprise",
            Map.of(
                "credit_code", "'91' || n",
                "name", "'公司' || n",
                "operating_building_code", "CASE WHEN n % 20 = 0 THEN parcel_code || 'F0001' END"),
            NUMBERED),
        create(
            catalog,
            "econ.allocation",
            Map.of(
                "credit_code", "'91' || n",
                "parcel_code", "parcel_code",
                "year", "2023",
                "share", "1"),
            NUMBERED),
        create(
            catalog,
            "mart.parcel_year",
            PARCEL_YEAR,
            "(SELECT *, substr(parcel_code, 2)::BIGINT AS n FROM land.parcel)"
                + " CROSS JOIN (VALUES (2022), (2023)) AS y(year)"),
        create(
            catalog,
            "mart.parcel_cell",
            CELL,
            "(SELECT parcel_code, ((xmin + 20) // 500)::BIGINT AS i,"
                + " ((ymin + 20) // 500)::BIGINT AS j FROM land.parcel)"),
        create(
            catalog,
            "mart.grid_year",
            GRID_YEAR,
            "(SELECT DISTINCT cell_id, i, j FROM mart.parcel_cell)"
                + " CROSS JOIN (VALUES (2022), (2023)) AS y(year)"),
        create(
            catalog,
            "ref.grid",
            Map.of("grid", "'" + GRID + "'", "kind", "'square'", "size_m", "500"),
            "range(1)"),
        create(
            catalog,
            "ref.admin_unit",
            Map.of("code", "'S1'", "name", "'一街'", "level", "'street'"),
            "range(1)"));
  }

  private static String create(
      Catalog catalog, String name, Map<String, String> values, String from) {
    Table table =
        catalog.tables().stream()
            .filter(t -> t.qualifiedName().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the catalogue has no " + name));
    return "CREATE TABLE "
        + name
        + " AS SELECT "
        + GeneratedParcels.columns(table, values)
        + " FROM "
        + from;
  }
}
