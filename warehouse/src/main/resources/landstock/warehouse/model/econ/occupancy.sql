-- Who holds which floor area, as handed in.
--
-- Grain: source, source_row
-- Source: staging.econ_occupancy: leases and title
-- Returns: source, source_row, credit_code, building_code, parcel_code, area_m2,
--   rent_cny_m2_month, basis, valid_from, valid_to
SELECT _source AS source, _row AS source_row, * EXCLUDE (_invalid, _source, _row)
FROM staging.econ_occupancy
