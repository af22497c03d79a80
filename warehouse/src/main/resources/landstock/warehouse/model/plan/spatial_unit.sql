-- Planning units and zoning districts.
--
-- Grain: unit_code
-- Source: staging.plan_spatial_unit: plans; invalid geometry is made valid; a row without a key, or
--   with one that an earlier row has, stays out and has a finding
-- Returns: unit_code, name, kind, geom, area_m2
WITH mended AS (
    SELECT * REPLACE (CASE WHEN _invalid IS NULL THEN geom ELSE ST_MakeValid(geom) END AS geom)
    FROM staging.plan_spatial_unit
    WHERE unit_code IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY unit_code ORDER BY _source, _row) = 1
)
SELECT * EXCLUDE (_invalid, _source, _row), ST_Area(geom) AS area_m2
FROM mended
