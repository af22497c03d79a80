-- The cells of a coarse grid that the box of a parcel touches, so that boxes are joined by equality.
--
-- Grain: parcel_code, cell_x, cell_y
-- Source: land.parcel; cells of 64 m; parcels with a geometry
-- Returns: parcel_code, stratum, xmin, ymin, xmax, ymax, cell_x, cell_y
WITH boxed AS (
    SELECT
        parcel_code,
        CASE right(space_layer, 1) WHEN 'S' THEN 'above' WHEN 'X' THEN 'below' ELSE 'surface' END AS stratum,
        xmin,
        ymin,
        xmax,
        ymax
    FROM land.parcel
    WHERE xmin IS NOT NULL
),
columned AS (
    SELECT *, UNNEST(range(CAST(floor(xmin / 64) AS BIGINT), CAST(floor(xmax / 64) AS BIGINT) + 1)) AS cell_x
    FROM boxed
)
SELECT
    *,
    UNNEST(range(CAST(floor(ymin / 64) AS BIGINT), CAST(floor(ymax / 64) AS BIGINT) + 1)) AS cell_y
FROM columned
