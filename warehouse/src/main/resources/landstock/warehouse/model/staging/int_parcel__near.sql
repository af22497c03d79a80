-- Pairs of pieces of two parcels of one stratum whose boxes are within 40 m of one another, found
-- in cells of 80 m; a pair counts in the first cell that both reach.
--
-- Grain: one_id, other_id
-- Source: staging.int_parcel__piece
-- Returns: one, other, one_id, other_id
WITH framed AS (
    SELECT
        * EXCLUDE (piece, parcel_code, is_first),
        CAST(floor((xmin - 20) / 80) AS INTEGER) AS x0,
        CAST(floor((ymin - 20) / 80) AS INTEGER) AS y0,
        CAST(floor((xmax + 20) / 80) AS INTEGER) AS x1,
        CAST(floor((ymax + 20) / 80) AS INTEGER) AS y1
    FROM staging.int_parcel__piece
),
columned AS (
    SELECT *, UNNEST(range(x0, x1 + 1)) AS cell_x
    FROM framed
),
celled AS MATERIALIZED (
    SELECT id, parcel, stratum, xmin, ymin, xmax, ymax, x0, y0,
        CAST(cell_x AS INTEGER) AS cell_x, CAST(UNNEST(range(y0, y1 + 1)) AS INTEGER) AS cell_y
    FROM columned
)
SELECT a.parcel AS one, b.parcel AS other, a.id AS one_id, b.id AS other_id
FROM celled AS a
JOIN celled AS b
    ON b.cell_x = a.cell_x AND b.cell_y = a.cell_y AND b.stratum = a.stratum
    AND b.parcel > a.parcel
    AND b.xmin <= a.xmax + 40 AND b.xmax >= a.xmin - 40
    AND b.ymin <= a.ymax + 40 AND b.ymax >= a.ymin - 40
    AND a.cell_x = GREATEST(a.x0, b.x0) AND a.cell_y = GREATEST(a.y0, b.y0)
