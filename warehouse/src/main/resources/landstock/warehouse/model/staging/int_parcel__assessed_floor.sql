-- The floor of a parcel as last assessed: that of the latest year in which any unit tells of some.
--
-- Grain: parcel_code
-- Source: land.assessment
-- Returns: parcel_code, gross_area_m2, is_whole
SELECT
    parcel_code,
    exact_sum(gross_area_m2) AS gross_area_m2,
    COUNT(gross_area_m2) = COUNT(*) AS is_whole
FROM land.assessment
WHERE parcel_code IS NOT NULL AND year IS NOT NULL
GROUP BY parcel_code, year
HAVING exact_sum(gross_area_m2) > 0
QUALIFY ROW_NUMBER() OVER (PARTITION BY parcel_code ORDER BY year DESC) = 1
