-- How much of the outline of a building stands on parcels, and on how many.
--
-- Grain: building_code
-- Source: land.building, land.parcel_building, land.parcel; what the latter did not cut is cut here
-- Returns: building_code, parcels, covered_m2
WITH part AS (
    SELECT
        m.building_code,
        COALESCE(m.overlap_m2, CASE
            WHEN ST_Covers(p.geom, b.geom) THEN b.geom_area_m2
            ELSE overlap_m2(p.geom, b.geom, 0)
        END) AS part_m2
    FROM land.parcel_building AS m
    JOIN land.building AS b ON b.building_code = m.building_code
    JOIN land.parcel AS p ON p.parcel_code = m.parcel_code
)
SELECT building_code, COUNT(*) FILTER (part_m2 > 0) AS parcels, exact_sum(part_m2) AS covered_m2
FROM part
GROUP BY building_code
