-- How far two parcels lie apart, up to 40 m: as far as the nearest of their pieces.
--
-- Grain: one, other
-- Source: staging.int_parcel__distance
-- Returns: one, other, distance_m
SELECT one, other, MIN(distance_m) AS distance_m
FROM staging.int_parcel__distance
WHERE distance_m <= 40
GROUP BY one, other
