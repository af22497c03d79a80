-- Parcels: the polygons of one code together, attributes from the first of them; the area of the
-- register is that on which all of them agree, else their sum.
--
-- Grain: parcel_code
-- Source: land.parcel_polygon; overlapping polygons of one code are counted once; those that have
--   more points together than can be asked of are no geometry
-- Returns: parcel_code, unit_code, space_layer, location, registered_area_m2,
--   registered_use_scheme, registered_use_edition, registered_use_code, actual_use_scheme,
--   actual_use_edition, actual_use_code, planned_use_scheme, planned_use_edition, planned_use_code,
--   right_type_code, right_nature_code, term_start, term_end, planned_far, planned_density,
--   planned_height_m, street_code, community_code, block_code, area_m2, area_mu, polygon_count,
--   repaired, geom
WITH numbered AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY parcel_code ORDER BY source, source_row) AS part
    FROM land.parcel_polygon
    WHERE parcel_code IS NOT NULL
),
several AS (
    SELECT
        parcel_code,
        COUNT(*) AS polygon_count,
        BOOL_OR(repaired) AS repaired,
        CASE
            WHEN MIN(registered_area_m2) = MAX(registered_area_m2) THEN MIN(registered_area_m2)
            ELSE exact_sum(registered_area_m2)
        END AS registered_area_m2,
        dissolve(STRING_AGG(to_base64(ST_AsWKB(geom)), ',' ORDER BY part)) AS geom
    FROM numbered
    GROUP BY parcel_code
    HAVING COUNT(*) > 1
),
whole AS (
    SELECT
        n.* EXCLUDE (source, source_row, part, repaired, geom, area_m2, area_mu, xmin, ymin, xmax, ymax)
            REPLACE (CASE WHEN s.parcel_code IS NULL THEN n.registered_area_m2 ELSE s.registered_area_m2 END AS registered_area_m2),
        COALESCE(s.polygon_count, 1) AS polygon_count,
        COALESCE(s.repaired, n.repaired) AS repaired,
        CASE WHEN s.parcel_code IS NULL THEN n.geom ELSE askable(s.geom) END AS geom
    FROM numbered AS n
    LEFT JOIN several AS s ON s.parcel_code = n.parcel_code
    WHERE n.part = 1
)
SELECT
    * EXCLUDE (polygon_count, repaired, geom),
    ST_Area(geom) AS area_m2,
    ST_Area(geom) * 15 / 10000 AS area_mu,
    polygon_count,
    repaired,
    geom
FROM whole
