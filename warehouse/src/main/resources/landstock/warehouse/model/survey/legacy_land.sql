-- Units of the database of historical legacy land.
--
-- Grain: unit_code
-- Source: staging.survey_legacy_land: the special survey of legacy land; invalid geometry is made
--   valid; a row without a key, or with one that an earlier row has, stays out and has a finding
-- Returns: unit_code, parcel_codes, used_since, second_survey_class, third_survey_class,
--   class_changed_on, has_approval, approval_number, penalty_number, title_proof, built_on,
--   proposal, geom, area_m2
WITH mended AS (
    SELECT * REPLACE (CASE WHEN _invalid IS NULL THEN geom ELSE ST_MakeValid(geom) END AS geom)
    FROM staging.survey_legacy_land
    WHERE unit_code IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY unit_code ORDER BY _source, _row) = 1
)
SELECT * EXCLUDE (_invalid, _source, _row), ST_Area(geom) AS area_m2
FROM mended
