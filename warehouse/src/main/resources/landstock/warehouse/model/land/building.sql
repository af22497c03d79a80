-- Buildings, with the floor area to use and where it comes from.
--
-- Grain: building_code
-- Source: staging.land_building: building layers; invalid outlines are made valid; a row without a
--   key, or with one that an earlier row has, stays out and has a finding; a floor area that is not
--   above 0 is no floor area, but for the 0 of what has storeys below ground only
-- Returns: building_code, parcel_code, name, floors_above, floors_below, height_m,
--   footprint_area_m2, gfa_measured_m2, gfa_estimated_m2, completed_on, structure_code, planned_use,
--   rentable_area_m2, vacant_area_m2, is_office_building, geom, gfa_m2, area_origin, geom_area_m2,
--   repaired, source, source_row
WITH mended AS (
    SELECT
        * REPLACE (CASE WHEN _invalid IS NULL THEN geom ELSE ST_MakeValid(geom) END AS geom),
        CASE
            WHEN gfa_measured_m2 > 0 OR gfa_measured_m2 = 0 AND _underground THEN gfa_measured_m2
            WHEN gfa_estimated_m2 > 0 OR gfa_estimated_m2 = 0 AND _underground THEN gfa_estimated_m2
        END AS gfa_m2,
        CASE
            WHEN gfa_measured_m2 > 0 OR gfa_measured_m2 = 0 AND _underground THEN 'measured'
            WHEN gfa_estimated_m2 > 0 OR gfa_estimated_m2 = 0 AND _underground THEN 'estimated'
        END AS area_origin
    FROM (SELECT *, floors_above = 0 AND floors_below > 0 AS _underground FROM staging.land_building)
    WHERE building_code IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY building_code ORDER BY _source, _row) = 1
)
SELECT
    * EXCLUDE (_invalid, _underground, _source, _row),
    ST_Area(geom) AS geom_area_m2,
    _invalid IS NOT NULL AS repaired,
    _source AS source,
    _row AS source_row
FROM mended
