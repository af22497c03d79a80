-- How many enterprises are on a parcel in a year, and how many of them are registered in the district.
--
-- Grain: parcel_code, year
-- Source: staging.int_enterprise__place, econ.enterprise
-- Returns: parcel_code, year, occupant_count, registration_known_count, registered_count
SELECT
    o.parcel_code,
    o.year,
    COUNT(*) AS occupant_count,
    COUNT(e.registered_in_district) AS registration_known_count,
    COUNT(*) FILTER (e.registered_in_district) AS registered_count
FROM (
    SELECT DISTINCT credit_code, year, parcel_code
    FROM staging.int_enterprise__place
    WHERE parcel_code IS NOT NULL
) AS o
LEFT JOIN econ.enterprise AS e ON e.credit_code = o.credit_code
GROUP BY o.parcel_code, o.year
