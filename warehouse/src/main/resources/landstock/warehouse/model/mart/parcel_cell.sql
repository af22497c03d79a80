-- The cell of every grid that a parcel counts in: the one that a point surely on it is in.
--
-- Grain: parcel_code, grid
-- Source: land.parcel, ref.grid; parcels with a geometry. Cells begin at the origin of the CRS; a
--   hexagon is found by rounding its three axial coordinates.
-- Returns: parcel_code, grid, cell_id, i, j
WITH spot AS (
    SELECT parcel_code, ST_PointOnSurface(geom) AS spot
    FROM land.parcel
    WHERE xmin IS NOT NULL
),
axial AS (
    SELECT
        s.parcel_code,
        g.grid,
        g.kind,
        CASE g.kind WHEN 'square' THEN ST_X(s.spot) / g.size_m
            ELSE (ST_X(s.spot) - ST_Y(s.spot) / sqrt(3)) / g.size_m END AS q,
        CASE g.kind WHEN 'square' THEN ST_Y(s.spot) / g.size_m
            ELSE ST_Y(s.spot) * 2 / sqrt(3) / g.size_m END AS r
    FROM spot AS s
    CROSS JOIN ref.grid AS g
    WHERE g.size_m > 0
),
rounded AS (
    SELECT
        *,
        round(q) AS rq,
        round(r) AS rr,
        abs(round(q) - q) AS dq,
        abs(round(r) - r) AS dr,
        abs(round(-q - r) + q + r) AS ds
    FROM axial
)
SELECT parcel_code, grid, grid || ':' || i || ':' || j AS cell_id, i, j
FROM (
SELECT
    parcel_code,
    grid,
    CAST(CASE
        WHEN kind = 'square' THEN floor(q)
        WHEN dq > dr AND dq > ds THEN -rr - round(-q - r)
        ELSE rq
    END AS BIGINT) AS i,
    CAST(CASE
        WHEN kind = 'square' THEN floor(r)
        WHEN dr >= dq AND dr > ds THEN -rq - round(-q - r)
        ELSE rr
    END AS BIGINT) AS j
FROM rounded
)
