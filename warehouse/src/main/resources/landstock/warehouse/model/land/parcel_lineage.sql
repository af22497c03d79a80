-- Which old parcel became which new one.
--
-- Grain: old_parcel_code, new_parcel_code
-- Source: staging.land_parcel_lineage: the register of changes of the cadastre; a row without a
--   key, or with one that an earlier row has, stays out and has a finding
-- Returns: old_parcel_code, new_parcel_code, kind, changed_on, area_m2
SELECT * EXCLUDE (_invalid, _source, _row)
FROM staging.land_parcel_lineage
WHERE old_parcel_code IS NOT NULL AND new_parcel_code IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY old_parcel_code, new_parcel_code ORDER BY _source, _row) = 1
