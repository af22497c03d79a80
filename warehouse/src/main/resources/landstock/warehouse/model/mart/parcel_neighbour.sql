-- Parcels of one layer of space that touch, or lie across a road from each other.
--
-- Grain: parcel_code, neighbour_code
-- Source: land.parcel; boundaries up to 40 m apart, in pieces of at most 24 edges so that a parcel as
--   long as a river meets only what is near each piece. Of the parcels that do not touch, the 12
--   nearest of each are kept, and every pair stands in both directions. Boundaries count as shared
--   where edges run within 1 cm of each other. Two pieces meet in the first cell they have in common.
-- Returns: parcel_code, neighbour_code, contiguous, shared_boundary_m, distance_m, distance_weight
WITH numbered AS MATERIALIZED (
    SELECT
        CAST(ROW_NUMBER() OVER (ORDER BY parcel_code) AS INTEGER) AS parcel,
        parcel_code,
        CASE right(space_layer, 1) WHEN 'S' THEN 1 WHEN 'X' THEN 2 ELSE 0 END AS stratum,
        xmin,
        ymin,
        xmax,
        ymax
    FROM land.parcel
    WHERE xmin IS NOT NULL
),
listed AS (
    SELECT n.* EXCLUDE (parcel_code), pieces_of(p.geom) AS pieces
    FROM numbered AS n
    JOIN land.parcel AS p ON p.parcel_code = n.parcel_code
),
cut AS (
    SELECT *, UNNEST(range(len(pieces))) AS k, UNNEST(pieces) AS piece
    FROM listed
),
piece AS MATERIALIZED (
    SELECT
        parcel * 8192::BIGINT + k AS id,
        parcel,
        stratum,
        piece,
        CASE WHEN len(pieces) = 1 THEN xmin ELSE piece_bound(piece, 0) END AS xmin,
        CASE WHEN len(pieces) = 1 THEN ymin ELSE piece_bound(piece, 1) END AS ymin,
        CASE WHEN len(pieces) = 1 THEN xmax ELSE piece_bound(piece, 2) END AS xmax,
        CASE WHEN len(pieces) = 1 THEN ymax ELSE piece_bound(piece, 3) END AS ymax
    FROM cut
),
framed AS (
    SELECT
        * EXCLUDE (piece),
        CAST(floor((xmin - 20) / 80) AS INTEGER) AS x0,
        CAST(floor((ymin - 20) / 80) AS INTEGER) AS y0,
        CAST(floor((xmax + 20) / 80) AS INTEGER) AS x1,
        CAST(floor((ymax + 20) / 80) AS INTEGER) AS y1
    FROM piece
),
columned AS (
    SELECT *, UNNEST(range(x0, x1 + 1)) AS cell_x
    FROM framed
),
celled AS MATERIALIZED (
    SELECT id, parcel, stratum, xmin, ymin, xmax, ymax, x0, y0,
        CAST(cell_x AS INTEGER) AS cell_x, CAST(UNNEST(range(y0, y1 + 1)) AS INTEGER) AS cell_y
    FROM columned
),
measured AS MATERIALIZED (
    SELECT n.one, n.other, n.one_id, n.other_id, piece_distance(a.piece, b.piece) AS distance_m
    FROM (
        SELECT a.parcel AS one, b.parcel AS other, a.id AS one_id, b.id AS other_id
        FROM celled AS a
        JOIN celled AS b
            ON b.cell_x = a.cell_x AND b.cell_y = a.cell_y AND b.stratum = a.stratum
            AND b.parcel > a.parcel
            AND b.xmin <= a.xmax + 40 AND b.xmax >= a.xmin - 40
            AND b.ymin <= a.ymax + 40 AND b.ymax >= a.ymin - 40
            AND a.cell_x = GREATEST(a.x0, b.x0) AND a.cell_y = GREATEST(a.y0, b.y0)
    ) AS n
    JOIN piece AS a ON a.id = n.one_id
    JOIN piece AS b ON b.id = n.other_id
),
apart AS MATERIALIZED (
    SELECT one, other, MIN(distance_m) AS distance_m
    FROM measured
    WHERE distance_m <= 40
    GROUP BY one, other
),
kept AS (
    SELECT DISTINCT LEAST(one, other) AS one, GREATEST(one, other) AS other
    FROM (
        SELECT one, other, distance_m FROM apart WHERE distance_m > 0.01
        UNION ALL
        SELECT other, one, distance_m FROM apart WHERE distance_m > 0.01
    )
    QUALIFY ROW_NUMBER() OVER (PARTITION BY one ORDER BY distance_m, other) <= 12
),
shared AS (
    SELECT m.one, m.other, exact_sum(piece_shared(a.piece, b.piece)) AS shared_m
    FROM measured AS m
    JOIN piece AS a ON a.id = m.one_id
    JOIN piece AS b ON b.id = m.other_id
    WHERE m.distance_m <= 0.01
    GROUP BY m.one, m.other
),
pair AS (
    SELECT m.one, m.other, COALESCE(s.shared_m, 0) AS shared_m, m.distance_m
    FROM apart AS m
    LEFT JOIN kept AS k ON k.one = m.one AND k.other = m.other
    LEFT JOIN shared AS s ON s.one = m.one AND s.other = m.other
    WHERE m.distance_m <= 0.01 OR k.one IS NOT NULL
),
both_ways AS (
    SELECT one, other, shared_m, distance_m FROM pair
    UNION ALL
    SELECT other, one, shared_m, distance_m FROM pair
)
SELECT
    a.parcel_code,
    b.parcel_code AS neighbour_code,
    w.shared_m > 0.01 AS contiguous,
    w.shared_m AS shared_boundary_m,
    w.distance_m,
    1 / (1 + w.distance_m) AS distance_weight
FROM both_ways AS w
JOIN numbered AS a ON a.parcel = w.one
JOIN numbered AS b ON b.parcel = w.other
