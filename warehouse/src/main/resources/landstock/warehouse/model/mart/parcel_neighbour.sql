-- Parcels of one layer of space that touch, or lie across a road from each other.
--
-- Grain: parcel_code, neighbour_code
-- Source: land.parcel; boundaries up to 40 m apart, in pieces of at most 24 edges so that a parcel as
--   long as a river meets only what is near each piece. Of the parcels that do not touch, the 12
--   nearest of each are kept, and every pair stands in both directions. Boundaries count as shared
--   where edges run within 1 cm of each other.
-- Returns: parcel_code, neighbour_code, contiguous, shared_boundary_m, distance_m, distance_weight
WITH ring AS (
    SELECT
        parcel_code,
        CASE right(space_layer, 1) WHEN 'S' THEN 1 WHEN 'X' THEN 2 ELSE 0 END AS stratum,
        UNNEST(regexp_extract_all(ST_AsText(geom), '[(]([^()]+)[)]', 1)) AS text
    FROM land.parcel
    WHERE xmin IS NOT NULL
),
corner AS (
    SELECT
        parcel_code,
        stratum,
        list_transform(string_split(text, ','), lambda p: CAST(string_split(trim(p), ' ') AS DOUBLE[])) AS corners
    FROM ring
),
part AS (
    SELECT parcel_code, stratum, corners, UNNEST(range(1, len(corners), 24)) AS first
    FROM corner
),
piece AS MATERIALIZED (
    SELECT
        ROW_NUMBER() OVER () AS id,
        parcel_code,
        stratum,
        corners[first:first + 24] AS corners,
        list_min(list_transform(corners[first:first + 24], lambda p: p[1])) AS xmin,
        list_min(list_transform(corners[first:first + 24], lambda p: p[2])) AS ymin,
        list_max(list_transform(corners[first:first + 24], lambda p: p[1])) AS xmax,
        list_max(list_transform(corners[first:first + 24], lambda p: p[2])) AS ymax
    FROM part
),
columned AS (
    SELECT id, parcel_code, stratum, xmin, ymin, xmax, ymax,
        UNNEST(range(CAST(floor((xmin - 20) / 80) AS BIGINT), CAST(floor((xmax + 20) / 80) AS BIGINT) + 1)) AS cell_x
    FROM piece
),
celled AS MATERIALIZED (
    SELECT *,
        UNNEST(range(CAST(floor((ymin - 20) / 80) AS BIGINT), CAST(floor((ymax + 20) / 80) AS BIGINT) + 1)) AS cell_y
    FROM columned
),
near AS (
    SELECT DISTINCT a.id AS one_id, b.id AS other_id
    FROM celled AS a
    JOIN celled AS b
        ON b.cell_x = a.cell_x AND b.cell_y = a.cell_y AND b.stratum = a.stratum
        AND b.parcel_code > a.parcel_code
        AND b.xmin <= a.xmax + 40 AND b.xmax >= a.xmin - 40
        AND b.ymin <= a.ymax + 40 AND b.ymax >= a.ymin - 40
),
line AS MATERIALIZED (
    SELECT id, parcel_code, corners, CAST(
        'LINESTRING(' || array_to_string(list_transform(corners, lambda p: p[1] || ' ' || p[2]), ',') || ')'
        AS GEOMETRY) AS geom
    FROM piece
),
measured AS MATERIALIZED (
    SELECT
        a.parcel_code AS one,
        b.parcel_code AS other,
        n.one_id,
        n.other_id,
        ST_Distance(a.geom, b.geom) AS distance_m
    FROM near AS n
    JOIN line AS a ON a.id = n.one_id
    JOIN line AS b ON b.id = n.other_id
),
apart AS MATERIALIZED (
    SELECT one, other, MIN(distance_m) AS distance_m
    FROM measured
    GROUP BY one, other
    HAVING MIN(distance_m) <= 40
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
touching AS MATERIALIZED (
    SELECT one, other, one_id, other_id
    FROM measured
    WHERE distance_m <= 0.01
),
edge AS (
    SELECT id, UNNEST(list_transform(range(1, len(corners)), lambda i:
        {'x0': corners[i][1], 'y0': corners[i][2], 'x1': corners[i + 1][1], 'y1': corners[i + 1][2]})) AS e
    FROM line
    WHERE id IN (SELECT one_id FROM touching UNION SELECT other_id FROM touching)
),
plain AS MATERIALIZED (
    SELECT id, e.x0, e.y0, e.x1, e.y1, sqrt((e.x1 - e.x0) ** 2 + (e.y1 - e.y0) ** 2) AS length
    FROM edge
),
along AS (
    SELECT
        t.one,
        t.other,
        a.length,
        ((b.x0 - a.x0) * (a.x1 - a.x0) + (b.y0 - a.y0) * (a.y1 - a.y0)) / a.length AS s0,
        ((b.x1 - a.x0) * (a.x1 - a.x0) + (b.y1 - a.y0) * (a.y1 - a.y0)) / a.length AS s1
    FROM touching AS t
    JOIN plain AS a ON a.id = t.one_id AND a.length > 0
    JOIN plain AS b ON b.id = t.other_id
    WHERE abs((b.x0 - a.x0) * (a.y1 - a.y0) - (b.y0 - a.y0) * (a.x1 - a.x0)) <= 0.01 * a.length
        AND abs((b.x1 - a.x0) * (a.y1 - a.y0) - (b.y1 - a.y0) * (a.x1 - a.x0)) <= 0.01 * a.length
),
shared AS (
    SELECT one, other, exact_sum(GREATEST(0, LEAST(length, GREATEST(s0, s1)) - GREATEST(0, LEAST(s0, s1)))) AS shared_m
    FROM along
    GROUP BY one, other
),
pair AS (
    SELECT m.one, m.other, COALESCE(s.shared_m, 0) AS shared_m, m.distance_m
    FROM apart AS m
    LEFT JOIN kept AS k ON k.one = m.one AND k.other = m.other
    LEFT JOIN shared AS s ON s.one = m.one AND s.other = m.other
    WHERE m.distance_m <= 0.01 OR k.one IS NOT NULL
),
both_ways AS (
    SELECT one AS parcel_code, other AS neighbour_code, shared_m, distance_m FROM pair
    UNION ALL
    SELECT other, one, shared_m, distance_m FROM pair
)
SELECT
    parcel_code,
    neighbour_code,
    shared_m > 0.01 AS contiguous,
    shared_m AS shared_boundary_m,
    distance_m,
    1 / (1 + distance_m) AS distance_weight
FROM both_ways
