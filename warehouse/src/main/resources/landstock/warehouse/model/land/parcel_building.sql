-- Which parcel a building is on: by the register, else by the largest overlap; straddlers are on
-- several, with their shares.
--
-- Grain: parcel_code, building_code
-- Source: land.building, land.parcel, staging.int_parcel__cell; parcels of the surface only.
--   An overlap counts from 1 m2 and 1 % of the outline. An outline is cut only where the register
--   does not know its parcel, or where its box touches the box of another and its parcel does not
--   cover it.
-- Returns: parcel_code, building_code, is_main, basis, overlap_m2, share
WITH placed AS (
    SELECT b.building_code, p.parcel_code AS own_code, b.xmin, b.ymin, b.xmax, b.ymax
    FROM land.building AS b
    LEFT JOIN land.parcel AS p ON p.parcel_code = b.parcel_code
),
columned AS (
    SELECT *, UNNEST(range(CAST(floor(xmin / 64) AS BIGINT), CAST(floor(xmax / 64) AS BIGINT) + 1)) AS cell_x
    FROM placed
    WHERE xmin IS NOT NULL
),
celled AS (
    SELECT *, UNNEST(range(CAST(floor(ymin / 64) AS BIGINT), CAST(floor(ymax / 64) AS BIGINT) + 1)) AS cell_y
    FROM columned
),
near AS (
    SELECT DISTINCT c.building_code, c.own_code, p.parcel_code
    FROM celled AS c
    JOIN staging.int_parcel__cell AS p
        ON p.cell_x = c.cell_x AND p.cell_y = c.cell_y AND p.stratum = 'surface'
        AND p.xmin < c.xmax AND p.xmax > c.xmin AND p.ymin < c.ymax AND p.ymax > c.ymin
    WHERE c.own_code IS DISTINCT FROM p.parcel_code
),
doubtful AS (
    SELECT n.building_code, n.own_code
    FROM (SELECT DISTINCT building_code, own_code FROM near) AS n
    JOIN land.building AS b ON b.building_code = n.building_code
    LEFT JOIN land.parcel AS p ON p.parcel_code = n.own_code
    WHERE p.parcel_code IS NULL OR NOT COALESCE(ST_Covers(p.geom, b.geom), FALSE)
),
cut AS (
    SELECT
        a.building_code,
        a.parcel_code,
        a.own_code,
        ST_Area(ST_Intersection(p.geom, b.geom)) AS overlap_m2,
        b.geom_area_m2
    FROM (
        SELECT n.building_code, n.own_code, n.parcel_code
        FROM near AS n
        SEMI JOIN doubtful AS d ON d.building_code = n.building_code
        UNION
        SELECT building_code, own_code, own_code FROM doubtful WHERE own_code IS NOT NULL
    ) AS a
    JOIN land.parcel AS p ON p.parcel_code = a.parcel_code
    JOIN land.building AS b ON b.building_code = a.building_code
),
pair AS (
    SELECT building_code, parcel_code, own_code, overlap_m2, overlap_m2 / NULLIF(geom_area_m2, 0) AS share
    FROM cut
    WHERE parcel_code = own_code OR overlap_m2 > GREATEST(1, geom_area_m2 * 0.01)
    UNION ALL
    SELECT building_code, own_code, own_code, NULL, 1
    FROM placed AS w
    ANTI JOIN doubtful AS d ON d.building_code = w.building_code
    WHERE own_code IS NOT NULL
)
SELECT
    parcel_code,
    building_code,
    ROW_NUMBER() OVER (
        PARTITION BY building_code
        ORDER BY parcel_code IS NOT DISTINCT FROM own_code DESC, overlap_m2 DESC, parcel_code
    ) = 1 AS is_main,
    CASE WHEN parcel_code = own_code THEN 'code' ELSE 'overlap' END AS basis,
    overlap_m2,
    share
FROM pair
