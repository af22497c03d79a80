-- Parcels of one layer of space that touch, or lie across a road from each other.
--
-- Grain: parcel_code, neighbour_code
-- Source: staging.int_parcel__pair, staging.int_parcel__piece; boundaries up to 40 m apart. Of the
--   parcels that do not touch, the 12 nearest of each are kept, and every pair stands in both
--   directions. Boundaries within 1 cm of each other touch.
-- Returns: parcel_code, neighbour_code, contiguous, shared_boundary_m, distance_m, distance_weight
WITH numbered AS (
    SELECT parcel, parcel_code FROM staging.int_parcel__piece WHERE is_first
),
both_ways AS (
    SELECT one, other, shared_m, distance_m FROM staging.int_parcel__pair
    UNION ALL
    SELECT other, one, shared_m, distance_m FROM staging.int_parcel__pair
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
