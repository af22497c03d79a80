-- Parcels in pieces of at most 24 edges of their boundary, with their boxes: a parcel as long as a
-- river meets only what is near each piece.
--
-- Grain: id
-- Source: land.parcel, those with geometry, numbered in the order of their codes; stratum is 1 above
--   the surface, 2 below it, 0 on it
-- Returns: id, parcel, parcel_code, is_first, stratum, piece, xmin, ymin, xmax, ymax
WITH numbered AS (
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
    SELECT n.*, pieces_of(p.geom) AS pieces
    FROM numbered AS n
    JOIN land.parcel AS p ON p.parcel_code = n.parcel_code
),
cut AS (
    SELECT *, UNNEST(range(len(pieces))) AS k, UNNEST(pieces) AS piece
    FROM listed
)
SELECT
    parcel * 8192::BIGINT + k AS id,
    parcel,
    parcel_code,
    k = 0 AS is_first,
    stratum,
    piece,
    CASE WHEN len(pieces) = 1 THEN xmin ELSE piece_bound(piece, 0) END AS xmin,
    CASE WHEN len(pieces) = 1 THEN ymin ELSE piece_bound(piece, 1) END AS ymin,
    CASE WHEN len(pieces) = 1 THEN xmax ELSE piece_bound(piece, 2) END AS xmax,
    CASE WHEN len(pieces) = 1 THEN ymax ELSE piece_bound(piece, 3) END AS ymax
FROM cut
