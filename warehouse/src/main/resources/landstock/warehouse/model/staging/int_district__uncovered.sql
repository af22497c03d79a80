-- Ground of the district that belongs to no parcel, piece by piece.
--
-- Grain: number
-- Source: staging.int_district__outline, land.parcel; parcels of the surface only. Cut in cells of
--   256 m so that no union is larger than a cell; cells overlap by 2 cm so that their pieces meet.
--   Pieces thinner than 1 mm or smaller than 0.01 m2 are rounding. A piece is enclosed where it does
--   not reach the outline: roads usually do, a gap between parcels does not.
-- Returns: number, geom, area_m2, enclosed, x, y, xmin, ymin, xmax, ymax, district_m2
WITH cell AS (
    SELECT
        cell_x,
        cell_y,
        ST_Intersection(geom, ST_MakeEnvelope(
            cell_x * 256 - 0.01, cell_y * 256 - 0.01, cell_x * 256 + 256.01, cell_y * 256 + 256.01
        )) AS geom
    FROM (
        SELECT *, UNNEST(range(CAST(floor(ST_YMin(geom) / 256) AS BIGINT), CAST(floor(ST_YMax(geom) / 256) AS BIGINT) + 1)) AS cell_y
        FROM (
            SELECT geom, UNNEST(range(CAST(floor(ST_XMin(geom) / 256) AS BIGINT), CAST(floor(ST_XMax(geom) / 256) AS BIGINT) + 1)) AS cell_x
            FROM staging.int_district__outline
        )
    )
),
surface AS (
    SELECT parcel_code, ymin, ymax,
        UNNEST(range(CAST(floor((xmin - 0.01) / 256) AS BIGINT), CAST(floor((xmax + 0.01) / 256) AS BIGINT) + 1)) AS cell_x
    FROM land.parcel
    WHERE xmin IS NOT NULL AND COALESCE(right(space_layer, 1), 'B') NOT IN ('S', 'X')
        AND (SELECT COUNT(*) FROM staging.int_district__outline) > 0
),
celled AS (
    SELECT parcel_code, cell_x,
        UNNEST(range(CAST(floor((ymin - 0.01) / 256) AS BIGINT), CAST(floor((ymax + 0.01) / 256) AS BIGINT) + 1)) AS cell_y
    FROM surface
),
covered AS (
    SELECT c.cell_x, c.cell_y, dissolve(STRING_AGG(to_base64(ST_AsWKB(p.geom)), ',' ORDER BY p.parcel_code)) AS geom
    FROM celled AS c
    JOIN land.parcel AS p ON p.parcel_code = c.parcel_code
    GROUP BY c.cell_x, c.cell_y
),
bare AS (
    SELECT c.cell_x, c.cell_y, CASE WHEN v.geom IS NULL THEN c.geom ELSE ST_Difference(c.geom, v.geom) END AS geom
    FROM cell AS c
    LEFT JOIN covered AS v ON v.cell_x = c.cell_x AND v.cell_y = c.cell_y
    WHERE NOT ST_IsEmpty(c.geom)
),
piece AS (
    SELECT UNNEST(polygons(dissolve(STRING_AGG(to_base64(ST_AsWKB(geom)), ',' ORDER BY cell_x, cell_y)))) AS geom
    FROM bare
    WHERE NOT ST_IsEmpty(geom)
),
thick AS (
    SELECT geom, ST_Area(geom) AS area_m2
    FROM piece
    WHERE ST_Area(geom) >= 0.01 AND 2 * ST_Area(geom) > 0.001 * ST_Perimeter(geom)
)
SELECT
    ROW_NUMBER() OVER (ORDER BY t.area_m2 DESC, ST_XMin(t.geom), ST_YMin(t.geom)) AS number,
    t.geom,
    t.area_m2,
    ST_Covers(ST_Buffer(o.geom, -0.01), t.geom) AS enclosed,
    ST_X(ST_PointOnSurface(t.geom)) AS x,
    ST_Y(ST_PointOnSurface(t.geom)) AS y,
    ST_XMin(t.geom) AS xmin,
    ST_YMin(t.geom) AS ymin,
    ST_XMax(t.geom) AS xmax,
    ST_YMax(t.geom) AS ymax,
    ST_Area(o.geom) AS district_m2
FROM thick AS t
CROSS JOIN staging.int_district__outline AS o
