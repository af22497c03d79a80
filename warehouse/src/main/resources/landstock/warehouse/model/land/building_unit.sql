-- Units of buildings.
--
-- Grain: unit_code
-- Source: staging.land_building_unit: house registers; a row without a key, or with one that an
--   earlier row has, stays out and has a finding
-- Returns: unit_code, building_code, parcel_code, floor, room, use_name, gfa_m2, inner_area_m2,
--   shared_area_m2, apportioned_land_m2
SELECT * EXCLUDE (_invalid, _source, _row)
FROM staging.land_building_unit
WHERE unit_code IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY unit_code ORDER BY _source, _row) = 1
