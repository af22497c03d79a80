-- The 12 nearest of the parcels that do not touch one.
--
-- Grain: one, other
-- Source: staging.int_parcel__apart, in both directions
-- Returns: one, other
SELECT one, other
FROM (
    SELECT one, other, distance_m FROM staging.int_parcel__apart WHERE distance_m > 0.01
    UNION ALL
    SELECT other, one, distance_m FROM staging.int_parcel__apart WHERE distance_m > 0.01
)
QUALIFY ROW_NUMBER() OVER (PARTITION BY one ORDER BY distance_m, other) <= 12
