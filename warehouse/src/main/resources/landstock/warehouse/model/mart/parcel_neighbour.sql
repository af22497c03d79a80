-- Parcels of one layer of space that touch, or lie across a road from each other.
--
-- Grain: parcel_code, neighbour_code
-- Source: staging.int_parcel__piece, staging.int_parcel__distance, staging.int_parcel__shared;
--   boundaries up to 40 m apart. Of the parcels that do not touch, the 12 nearest of each are kept,
--   and every pair stands in both directions. Boundaries within 1 cm of each other touch.
-- Returns: parcel_code, neighbour_code, contiguous, shared_boundary_m, distance_m, distance_weight
WITH apart AS MATERIALIZED (
    SELECT one, other, MIN(distance_m) AS distance_m
    FROM staging.int_parcel__distance
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
pair AS (
    SELECT m.one, m.other, COALESCE(s.shared_m, 0) AS shared_m, m.distance_m
    FROM apart AS m
    LEFT JOIN kept AS k ON k.one = m.one AND k.other = m.other
    LEFT JOIN staging.int_parcel__shared AS s ON s.one = m.one AND s.other = m.other
    WHERE m.distance_m <= 0.01 OR k.one IS NOT NULL
),
numbered AS (
    SELECT parcel, parcel_code FROM staging.int_parcel__piece WHERE is_first
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
