-- Which parcels a project is on.
--
-- Grain: project_code, parcel_code
-- Source: staging.plan_project_parcel: yearly implementation plans; a row without a key, or with
--   one that an earlier row has, stays out and has a finding
-- Returns: project_code, parcel_code, area_m2
SELECT * EXCLUDE (_invalid, _source, _row)
FROM staging.plan_project_parcel
WHERE project_code IS NOT NULL AND parcel_code IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY project_code, parcel_code ORDER BY _source, _row) = 1
