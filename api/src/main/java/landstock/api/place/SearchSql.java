package landstock.api.place;

import java.util.List;
import java.util.stream.Collectors;

/** The one statement of the search; its values are named {@code q} (in lower case) alone. */
final class SearchSql {
  /** Of each kind at most so many are looked at. */
  static final int MOST = 50;

  private static final String RANK =
      "CASE WHEN lower({code}) = :q THEN 0 WHEN starts_with(lower({code}), :q) THEN 1"
          + " WHEN starts_with(lower({name}), :q) THEN 2"
          + " WHEN contains(lower({name}), :q) THEN 3 ELSE 4 END";
  private static final String FITS = "(contains(lower({code}), :q) OR contains(lower({name}), :q))";

  private static final String STREET =
      """
      SELECT 1 AS kind, 'street' AS layer, s.code, s.name, u.name AS place,
        CAST(NULL AS VARCHAR) AS parcel, s.xmin, s.ymin, s.xmax, s.ymax, {rank s.code s.name} AS rank
      FROM ref.admin_unit AS s
      LEFT JOIN ref.admin_unit AS u ON u.code = s.parent_code
      WHERE s.level = 'street' AND {fits s.code s.name}
      """;
  private static final String PARCEL =
      """
      SELECT 2, 'parcel', p.parcel_code, p.location, u.name, p.parcel_code,
        p.xmin, p.ymin, p.xmax, p.ymax, {rank p.parcel_code p.location} AS rank
      FROM land.parcel AS p
      LEFT JOIN ref.admin_unit AS u ON u.code = p.street_code
      WHERE {fits p.parcel_code p.location}
      """;
  private static final String BUILDING =
      """
      SELECT 3, 'building', b.building_code, b.name, p.location, m.parcel_code,
        b.xmin, b.ymin, b.xmax, b.ymax, {rank b.building_code b.name} AS rank
      FROM land.building AS b
      LEFT JOIN land.parcel_building AS m ON m.building_code = b.building_code AND m.is_main
      LEFT JOIN land.parcel AS p ON p.parcel_code = m.parcel_code
      WHERE {fits b.building_code b.name}
      """;

  /** An enterprise is where it works, else where its figures are allocated. */
  private static final String ENTERPRISE =
      """
      SELECT 4, 'enterprise', f.credit_code, f.name, p.location, p.parcel_code,
        p.xmin, p.ymin, p.xmax, p.ymax, f.rank
      FROM found AS f
      LEFT JOIN land.parcel_building AS m ON m.building_code = f.operating_building_code AND m.is_main
      LEFT JOIN (
        SELECT credit_code, parcel_code FROM (
          SELECT credit_code, parcel_code, ROW_NUMBER() OVER (
            PARTITION BY credit_code ORDER BY year DESC, share DESC, parcel_code) AS place
          FROM econ.allocation
          WHERE parcel_code IS NOT NULL AND credit_code IN (SELECT credit_code FROM found)
        ) AS placed WHERE place = 1
      ) AS a ON a.credit_code = f.credit_code
      LEFT JOIN land.parcel AS p ON p.parcel_code = COALESCE(m.parcel_code, a.parcel_code)
      """;

  private static final String FOUND =
      """
      SELECT e.credit_code, e.name, e.operating_building_code, {rank e.credit_code e.name} AS rank
      FROM econ.enterprise AS e
      WHERE {fits e.credit_code e.name}
      """;

  private SearchSql() {}

  /** Kind, layer, code, name, place, parcel, box, rank; best first. */
  static String text() {
    String parts =
        List.of(STREET, PARCEL, BUILDING).stream()
            .map(part -> bounded(part, 3))
            .collect(Collectors.joining(" UNION ALL "));
    return "WITH found AS "
        + bounded(FOUND, 1)
        + " SELECT * FROM ("
        + parts
        + " UNION ALL "
        + ENTERPRISE
        + ") AS answers ORDER BY rank, kind, code LIMIT "
        + MOST;
  }

  private static String bounded(String part, int codeColumn) {
    return "(" + filled(part) + " ORDER BY rank, " + codeColumn + " LIMIT " + MOST + ")";
  }

  private static String filled(String part) {
    return part.replaceAll(
            "\\{rank (\\S+) (\\S+)}", RANK.replace("{code}", "$1").replace("{name}", "$2"))
        .replaceAll("\\{fits (\\S+) (\\S+)}", FITS.replace("{code}", "$1").replace("{name}", "$2"));
  }
}
