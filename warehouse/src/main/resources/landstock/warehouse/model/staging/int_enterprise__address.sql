-- The one place an enterprise is known at when nobody says which floor it holds: the building it
-- operates in, else the building it is registered in, else the parcel that has its address, else the
-- parcel its point lies on.
--
-- Grain: credit_code
-- Source: econ.enterprise, land.building, land.parcel_building, land.parcel, staging.survey,
--   staging.int_parcel__cell; an address counts where exactly one parcel has it; a point is degrees
--   of EPSG:4490 and counts on parcels of the surface. parcel_code is NULL where a building is named
--   that is on no known parcel.
-- Returns: credit_code, building_code, parcel_code, basis
WITH address AS (
    SELECT location, MIN(parcel_code) AS parcel_code
    FROM land.parcel
    WHERE location IS NOT NULL
    GROUP BY location
    HAVING COUNT(*) = 1
),
named AS (
    SELECT
        e.credit_code,
        COALESCE(o.building_code, r.building_code) AS building_code,
        CASE WHEN o.building_code IS NULL AND r.building_code IS NULL THEN a.parcel_code END AS address_parcel,
        CASE
            WHEN o.building_code IS NOT NULL THEN 'operating_building'
            WHEN r.building_code IS NOT NULL THEN 'registered_building'
            WHEN a.parcel_code IS NOT NULL THEN 'registered_address'
        END AS basis,
        e.lon,
        e.lat
    FROM econ.enterprise AS e
    LEFT JOIN land.building AS o ON o.building_code = e.operating_building_code
    LEFT JOIN land.building AS r ON r.building_code = e.registered_building_code
    LEFT JOIN address AS a ON a.location = e.registered_address
),
pointed AS (
    SELECT n.credit_code, ST_Transform(ST_Point(n.lon, n.lat), 4490, s.srid) AS spot
    FROM named AS n
    CROSS JOIN staging.survey AS s
    WHERE n.basis IS NULL AND n.lon BETWEEN -180 AND 180 AND n.lat BETWEEN -85 AND 85
),
measured AS (
    SELECT credit_code, spot, ST_X(spot) AS x, ST_Y(spot) AS y
    FROM pointed
),
hit AS (
    SELECT m.credit_code, MIN(p.parcel_code) AS parcel_code
    FROM measured AS m
    JOIN staging.int_parcel__cell AS c
        ON c.cell_x = CAST(floor(m.x / 64) AS BIGINT) AND c.cell_y = CAST(floor(m.y / 64) AS BIGINT)
        AND c.stratum = 'surface'
        AND m.x BETWEEN c.xmin AND c.xmax AND m.y BETWEEN c.ymin AND c.ymax
    JOIN land.parcel AS p ON p.parcel_code = c.parcel_code
    WHERE ST_Intersects(p.geom, m.spot)
    GROUP BY m.credit_code
)
SELECT
    n.credit_code,
    n.building_code,
    COALESCE(m.parcel_code, n.address_parcel) AS parcel_code,
    n.basis
FROM named AS n
LEFT JOIN land.parcel_building AS m ON m.building_code = n.building_code AND m.is_main
WHERE n.basis IS NOT NULL
UNION ALL
SELECT credit_code, NULL, parcel_code, 'point'
FROM hit
