-- How many enterprises are in a building in a year, and how many of them are registered here.
--
-- Grain: building_code, year
-- Source: staging.int_enterprise__place, econ.enterprise
-- Returns: building_code, year, occupant_count, registration_known_count, registered_count
SELECT
    o.building_code,
    o.year,
    COUNT(*) AS occupant_count,
    COUNT(e.registered_in_district) AS registration_known_count,
    COUNT(*) FILTER (e.registered_in_district) AS registered_count
FROM (
    SELECT DISTINCT credit_code, year, building_code
    FROM staging.int_enterprise__place
    WHERE building_code IS NOT NULL
) AS o
LEFT JOIN econ.enterprise AS e ON e.credit_code = o.credit_code
GROUP BY o.building_code, o.year
