-- Values of a parcel code in a year: sums over its assessed units.
--
-- Grain: parcel_code, year
-- Source: land.assessment, land.parcel
-- Returns: parcel_code, year, has_parcel, assessment_count, land_value, improvement_value,
--   total_value, land_area_m2, gross_area_m2
SELECT
    a.parcel_code,
    a.year,
    p.parcel_code IS NOT NULL AS has_parcel,
    COUNT(*) AS assessment_count,
    SUM(a.land_value) AS land_value,
    SUM(a.improvement_value) AS improvement_value,
    SUM(a.total_value) AS total_value,
    exact_sum(a.land_area_m2) AS land_area_m2,
    exact_sum(a.gross_area_m2) AS gross_area_m2
FROM land.assessment AS a
LEFT JOIN land.parcel AS p ON p.parcel_code = a.parcel_code
GROUP BY a.parcel_code, a.year, p.parcel_code
