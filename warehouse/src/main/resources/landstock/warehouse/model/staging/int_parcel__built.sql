-- What stands on a parcel.
--
-- Grain: parcel_code
-- Source: land.building by land.parcel_building; a straddling building counts on its main parcel
-- Returns: parcel_code, building_count, office_building_count, footprint_area_m2,
--   footprint_known_count, gfa_m2, gfa_known_count, rentable_area_m2, vacant_area_m2,
--   vacancy_known_count, vacancy_vacant_m2, vacancy_rentable_m2
SELECT
    m.parcel_code,
    COUNT(*) AS building_count,
    COUNT(*) FILTER (b.is_office_building) AS office_building_count,
    exact_sum(COALESCE(b.footprint_area_m2, b.geom_area_m2)) AS footprint_area_m2,
    COUNT(COALESCE(b.footprint_area_m2, b.geom_area_m2)) AS footprint_known_count,
    exact_sum(b.gfa_m2) AS gfa_m2,
    COUNT(b.gfa_m2) AS gfa_known_count,
    exact_sum(b.rentable_area_m2) AS rentable_area_m2,
    exact_sum(b.vacant_area_m2) AS vacant_area_m2,
    COUNT(b.rentable_area_m2 + b.vacant_area_m2) AS vacancy_known_count,
    exact_sum(CASE WHEN b.rentable_area_m2 IS NOT NULL THEN b.vacant_area_m2 END) AS vacancy_vacant_m2,
    exact_sum(CASE WHEN b.vacant_area_m2 IS NOT NULL THEN b.rentable_area_m2 END) AS vacancy_rentable_m2
FROM land.building AS b
JOIN land.parcel_building AS m ON m.building_code = b.building_code AND m.is_main
GROUP BY m.parcel_code
