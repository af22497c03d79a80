-- Pairs of neighbours, each once: those that touch, and those of which one is among the nearest of
-- the other.
--
-- Grain: one, other
-- Source: staging.int_parcel__apart, staging.int_parcel__shared, staging.int_parcel__nearest
-- Returns: one, other, shared_m, distance_m
SELECT a.one, a.other, COALESCE(s.shared_m, 0) AS shared_m, a.distance_m
FROM staging.int_parcel__apart AS a
LEFT JOIN staging.int_parcel__shared AS s ON s.one = a.one AND s.other = a.other
WHERE a.distance_m <= 0.01
UNION ALL
SELECT a.one, a.other, 0 AS shared_m, a.distance_m
FROM staging.int_parcel__apart AS a
SEMI JOIN (
    SELECT LEAST(one, other) AS one, GREATEST(one, other) AS other
    FROM staging.int_parcel__nearest
) AS n ON n.one = a.one AND n.other = a.other
WHERE a.distance_m > 0.01
