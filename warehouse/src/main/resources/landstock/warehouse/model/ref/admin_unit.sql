-- Districts, streets and communities.
--
-- Grain: code
-- Source: staging.ref_admin_unit: boundaries of administration; invalid geometry is made valid; a
--   row without a key, or with one that an earlier row has, stays out and has a finding
-- Returns: code, name, level, parent_code, control_area_m2, geom, area_m2
WITH mended AS (
    SELECT * REPLACE (CASE WHEN _invalid IS NULL THEN geom ELSE ST_MakeValid(geom) END AS geom)
    FROM staging.ref_admin_unit
    WHERE code IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY code ORDER BY _source, _row) = 1
)
SELECT * EXCLUDE (_invalid, _source, _row), ST_Area(geom) AS area_m2
FROM mended
