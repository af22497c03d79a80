-- Features of the cadastral layer as handed in, invalid ones made valid.
--
-- Grain: source, source_row
-- Source: staging.land_parcel_polygon: cadastral layers; the layer of space comes from the code
--   where no column says it (characters 13 and 14 of the 19)
-- Returns: source, source_row, parcel_code, unit_code, location, registered_area_m2,
--   registered_use_scheme, registered_use_edition, registered_use_code, actual_use_scheme,
--   actual_use_edition, actual_use_code, planned_use_scheme, planned_use_edition, planned_use_code,
--   right_type_code, right_nature_code, term_start, term_end, planned_far, planned_density,
--   planned_height_m, street_code, community_code, block_code, geom, space_layer, area_m2, area_mu,
--   repaired
WITH mended AS (
    SELECT
        * REPLACE (CASE WHEN _invalid IS NULL THEN geom ELSE ST_MakeValid(geom) END AS geom),
        NULLIF(regexp_extract(parcel_code, '^[0-9]{12}([GJZ][A-Z])[0-9]{5}$', 1), '') AS layer_of_code
    FROM staging.land_parcel_polygon
)
SELECT
    _source AS source,
    _row AS source_row,
    * EXCLUDE (_invalid, _source, _row, space_layer, layer_of_code),
    COALESCE(space_layer, layer_of_code) AS space_layer,
    ST_Area(geom) AS area_m2,
    ST_Area(geom) * 15 / 10000 AS area_mu,
    _invalid IS NOT NULL AS repaired
FROM mended
