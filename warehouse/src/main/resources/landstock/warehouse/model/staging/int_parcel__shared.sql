-- How much boundary two parcels share, where edges run within 1 cm of each other.
--
-- Grain: one, other
-- Source: staging.int_parcel__distance, staging.int_parcel__piece
-- Returns: one, other, shared_m
SELECT m.one, m.other, exact_sum(piece_shared(a.piece, b.piece)) AS shared_m
FROM staging.int_parcel__distance AS m
JOIN staging.int_parcel__piece AS a ON a.id = m.one_id
JOIN staging.int_parcel__piece AS b ON b.id = m.other_id
WHERE m.distance_m <= 0.01
GROUP BY m.one, m.other
