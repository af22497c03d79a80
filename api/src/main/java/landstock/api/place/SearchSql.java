package landstock.api.place;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The one statement of the search; its one value is {@code q}, in lower case. */
final class SearchSql {
  /** Of each kind at most so many are looked at. */
  static final int MOST = 50;

  private static final String RANK =
      "CASE WHEN lower({code}) = :q THEN 0 WHEN starts_with(lower({code}), :q) THEN 1"
          + " WHEN starts_with(lower({name}), :q) THEN 2"
          + " WHEN contains(lower({name}), :q) THEN 3 ELSE 4 END";

  /** Of names the shortest is the nearest. */
  private static final String SIZE =
      ", CASE WHEN starts_with(lower({code}), :q) THEN NULL ELSE char_length({name}) END AS size";

  private static final String FITS = "(contains(lower({code}), :q) OR contains(lower({name}), :q))";

  private static final String STREET =
      """
      SELECT 1 AS kind, 'street' AS layer, s.code, s.name, u.name AS place,
        CAST(NULL AS VARCHAR) AS parcel, s.xmin, s.ymin, s.xmax, s.ymax, {rank s.code s.name}
      FROM ref.admin_unit AS s
      LEFT JOIN ref.admin_unit AS u ON u.code = s.parent_code
      WHERE s.level = 'street' AND {fits s.code s.name}
      """;
  private static final String PARCEL =
      """
      SELECT 2, 'parcel', p.parcel_code, p.location, u.name, p.parcel_code,
        p.xmin, p.ymin, p.xmax, p.ymax, {rank p.parcel_code p.location}
      FROM land.parcel AS p
      LEFT JOIN ref.admin_unit AS u ON u.code = p.street_code
      WHERE {fits p.parcel_code p.location}
      """;
  private static final String BUILDING =
      """
      SELECT 3, 'building', b.building_code, b.name, p.location, m.parcel_code,
        b.xmin, b.ymin, b.xmax, b.ymax, {rank b.building_code b.name}
      FROM land.building AS b
      LEFT JOIN land.parcel_building AS m ON m.building_code = b.building_code AND m.is_main
      LEFT JOIN land.parcel AS p ON p.parcel_code = m.parcel_code
      WHERE {fits b.building_code b.name}
      """;

  private static final String ENTERPRISE =
      """
      SELECT 4, 'enterprise', e.credit_code, e.name, p.location, p.parcel_code,
        p.xmin, p.ymin, p.xmax, p.ymax, {rank e.credit_code e.name}
      FROM econ.enterprise AS e
      LEFT JOIN land.parcel_building AS m
        ON m.building_code = e.operating_building_code AND m.is_main
      LEFT JOIN land.parcel AS p ON p.parcel_code = m.parcel_code
      WHERE {fits e.credit_code e.name}
      """;

  private SearchSql() {}

  /**
   * Kind, layer, code, name, place, parcel, box, rank; best first.
   *
   * @param cased whether q has letters that have a case; all others are found in a third of the
   *     time without asking for the lower case of every name
   */
  static String text(boolean cased) {
    String parts =
        List.of(STREET, PARCEL, BUILDING, ENTERPRISE).stream()
            .map(SearchSql::bounded)
            .collect(Collectors.joining(" UNION ALL "));
    String all =
        "SELECT * FROM (" + parts + ") AS answers ORDER BY rank, kind, size, code LIMIT " + MOST;
    return cased ? all : all.replaceAll("lower\\((\\S+?)\\)", "$1");
  }

  /**
   * Where enterprises are that work in no building: code, location and box of the parcel to which
   * most of their last figures are allocated.
   *
   * @param count of their codes, which are the parameters
   */
  static String allocated(int count) {
    return """
        SELECT a.credit_code, p.parcel_code, p.location, p.xmin, p.ymin, p.xmax, p.ymax
        FROM (
          SELECT credit_code, parcel_code, ROW_NUMBER() OVER (
            PARTITION BY credit_code ORDER BY year DESC, share DESC, parcel_code) AS place
          FROM econ.allocation
          WHERE parcel_code IS NOT NULL AND credit_code IN (%s)
        ) AS a
        JOIN land.parcel AS p ON p.parcel_code = a.parcel_code
        WHERE a.place = 1
        """
        .formatted(String.join(", ", Collections.nCopies(count, "?")));
  }

  private static String bounded(String part) {
    return "(" + filled(part) + " ORDER BY rank, size, 3 LIMIT " + MOST + ")";
  }

  private static String filled(String part) {
    return part.replaceAll(
            "\\{rank (\\S+) (\\S+)}",
            (RANK + " AS rank" + SIZE).replace("{code}", "$1").replace("{name}", "$2"))
        .replaceAll("\\{fits (\\S+) (\\S+)}", FITS.replace("{code}", "$1").replace("{name}", "$2"));
  }
}
