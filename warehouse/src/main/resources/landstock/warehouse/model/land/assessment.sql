-- Assessed units as handed in.
--
-- Grain: source, source_row
-- Source: staging.land_assessment: assessments
-- Returns: source, source_row, unit, parcel_code, year, land_value, improvement_value,
--   total_value, land_area_m2, gross_area_m2, use_code, use_name, year_built, address, sale_date
SELECT _source AS source, _row AS source_row, * EXCLUDE (_invalid, _source, _row)
FROM staging.land_assessment
