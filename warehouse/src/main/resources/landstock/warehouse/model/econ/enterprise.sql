-- Legal units.
--
-- Grain: credit_code
-- Source: staging.econ_enterprise: registers of enterprises; a row without a key, or with one that
--   an earlier row has, stays out and has a finding
-- Returns: credit_code, name, industry_code, size_class, registered_address,
--   registered_in_district, operating_building_code, registered_building_code, lon, lat,
--   founded_on, source, source_row
SELECT * EXCLUDE (_invalid, _source, _row), _source AS source, _row AS source_row
FROM staging.econ_enterprise
WHERE credit_code IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY credit_code ORDER BY _source, _row) = 1
