-- How far pieces that are near one another lie apart.
--
-- Grain: one_id, other_id
-- Source: staging.int_parcel__near, staging.int_parcel__piece
-- Returns: one, other, one_id, other_id, distance_m
SELECT n.one, n.other, n.one_id, n.other_id, piece_distance(a.piece, b.piece) AS distance_m
FROM staging.int_parcel__near AS n
JOIN staging.int_parcel__piece AS a ON a.id = n.one_id
JOIN staging.int_parcel__piece AS b ON b.id = n.other_id
