-- Areas that the plan puts first.
--
-- Grain: area_code
-- Source: staging.plan_key_area: plans; invalid geometry is made valid; a row without a key, or
--   with one that an earlier row has, stays out and has a finding
-- Returns: area_code, name, kind, geom, area_m2
WITH mended AS (
    SELECT * REPLACE (CASE WHEN _invalid IS NULL THEN geom ELSE ST_MakeValid(geom) END AS geom)
    FROM staging.plan_key_area
    WHERE area_code IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY area_code ORDER BY _source, _row) = 1
)
SELECT * EXCLUDE (_invalid, _source, _row), ST_Area(geom) AS area_m2
FROM mended
