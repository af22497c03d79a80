-- Parcels and years of which some assessed units tell their floor area and others leave it blank.
--
-- Grain: parcel_code, year
-- Source: land.assessment
-- Returns: parcel_code, year
SELECT parcel_code, year
FROM land.assessment
WHERE parcel_code IS NOT NULL AND year IS NOT NULL
GROUP BY parcel_code, year
HAVING COUNT(gross_area_m2) BETWEEN 1 AND COUNT(*) - 1
