-- Units of the database of inefficient land.
--
-- Grain: unit_code
-- Source: staging.survey_inefficient_land: the special survey of inefficient land; invalid geometry
--   is made valid; a row without a key, or with one that an earlier row has, stays out and has a
--   finding
-- Returns: unit_code, area_code, parcel_codes, land_type, is_inefficient, registered_area_m2,
--   legacy_area_m2, usage, planned_use_code, actual_use_code, renewal_mode, progress, far, density,
--   geom, area_m2
WITH mended AS (
    SELECT * REPLACE (CASE WHEN _invalid IS NULL THEN geom ELSE ST_MakeValid(geom) END AS geom)
    FROM staging.survey_inefficient_land
    WHERE unit_code IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY unit_code ORDER BY _source, _row) = 1
)
SELECT * EXCLUDE (_invalid, _source, _row), ST_Area(geom) AS area_m2
FROM mended
