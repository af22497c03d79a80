-- People by community and year, with the street the community belongs to and its area.
--
-- Grain: community_code, year
-- Source: staging.econ_population_year: population registers; ref.admin_unit; a row without a key,
--   with one that an earlier row has, or of a unit that is no community, stays out and has a finding
-- Returns: community_code, year, residents, registered_residents, households, street_code, area_m2,
--   source, source_row
WITH first AS (
    SELECT *
    FROM staging.econ_population_year
    WHERE community_code IS NOT NULL AND year IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY community_code, year ORDER BY _source, _row) = 1
)
SELECT
    p.* EXCLUDE (_invalid, _source, _row),
    u.parent_code AS street_code,
    CASE WHEN p.residents IS NOT NULL THEN u.area_m2 END AS area_m2,
    p._source AS source,
    p._row AS source_row
FROM first AS p
LEFT JOIN ref.admin_unit AS u ON u.code = p.community_code
WHERE COALESCE(u.level, 'community') = 'community'
