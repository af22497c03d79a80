-- What stands on a parcel.
--
-- Grain: parcel_code
-- Source: land.building by land.parcel_building; a straddling building counts on its main parcel; a
--   footprint that is not above 0 is unknown, and the outline takes its place
-- Returns: parcel_code, building_count, office_building_count, footprint_area_m2,
--   footprint_known_count, gfa_m2, gfa_known_count, gfa_estimated_count, rentable_area_m2,
--   vacant_area_m2, vacancy_known_count, vacancy_vacant_m2, vacancy_rentable_m2
WITH standing AS (
    SELECT
        m.parcel_code,
        b.* EXCLUDE (parcel_code),
        CASE
            WHEN b.footprint_area_m2 > 0 THEN b.footprint_area_m2
            WHEN b.geom_area_m2 > 0 THEN b.geom_area_m2
        END AS covered_m2
    FROM land.building AS b
    JOIN land.parcel_building AS m ON m.building_code = b.building_code AND m.is_main
)
SELECT
    parcel_code,
    COUNT(*) AS building_count,
    COUNT(*) FILTER (is_office_building) AS office_building_count,
    exact_sum(covered_m2) AS footprint_area_m2,
    COUNT(covered_m2) AS footprint_known_count,
    exact_sum(gfa_m2) AS gfa_m2,
    COUNT(gfa_m2) AS gfa_known_count,
    COUNT(*) FILTER (area_origin = 'estimated') AS gfa_estimated_count,
    exact_sum(rentable_area_m2) AS rentable_area_m2,
    exact_sum(vacant_area_m2) AS vacant_area_m2,
    COUNT(rentable_area_m2 + vacant_area_m2) AS vacancy_known_count,
    exact_sum(CASE WHEN rentable_area_m2 IS NOT NULL THEN vacant_area_m2 END) AS vacancy_vacant_m2,
    exact_sum(CASE WHEN vacant_area_m2 IS NOT NULL THEN rentable_area_m2 END) AS vacancy_rentable_m2
FROM standing
GROUP BY parcel_code
