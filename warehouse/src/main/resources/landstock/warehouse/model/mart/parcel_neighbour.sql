-- Parcels of one layer of space that touch, or lie across a road from each other.
--
-- Grain: parcel_code, neighbour_code
-- Source: land.parcel, staging.int_parcel__cell; up to 40 m apart. Of those that do not touch, the 12
--   nearest of each parcel are kept, and every pair stands in both directions. Boundaries count as
--   shared where edges run within 1 cm of each other.
-- Returns: parcel_code, neighbour_code, contiguous, shared_boundary_m, distance_m, distance_weight
WITH stretched AS (
    SELECT
        parcel_code,
        stratum,
        xmin,
        ymin,
        xmax,
        ymax,
        xmin - 40 AS x0,
        ymin - 40 AS y0,
        xmax + 40 AS x1,
        ymax + 40 AS y1
    FROM staging.int_parcel__cell
    QUALIFY ROW_NUMBER() OVER (PARTITION BY parcel_code ORDER BY cell_x, cell_y) = 1
),
columned AS (
    SELECT *, UNNEST(range(CAST(floor(x0 / 64) AS BIGINT), CAST(floor(x1 / 64) AS BIGINT) + 1)) AS cell_x
    FROM stretched
),
celled AS (
    SELECT *, UNNEST(range(CAST(floor(y0 / 64) AS BIGINT), CAST(floor(y1 / 64) AS BIGINT) + 1)) AS cell_y
    FROM columned
),
near AS (
    SELECT DISTINCT a.parcel_code AS one, b.parcel_code AS other
    FROM celled AS a
    JOIN staging.int_parcel__cell AS b
        ON b.cell_x = a.cell_x AND b.cell_y = a.cell_y AND b.stratum = a.stratum
        AND b.parcel_code > a.parcel_code
        AND b.xmin <= a.x1 AND b.xmax >= a.x0 AND b.ymin <= a.y1 AND b.ymax >= a.y0
),
measured AS (
    SELECT n.one, n.other, ST_Distance(a.geom, b.geom) AS distance_m
    FROM near AS n
    JOIN land.parcel AS a ON a.parcel_code = n.one
    JOIN land.parcel AS b ON b.parcel_code = n.other
),
kept AS (
    SELECT DISTINCT LEAST(one, other) AS one, GREATEST(one, other) AS other
    FROM (
        SELECT one, other, distance_m FROM measured WHERE distance_m > 0.01 AND distance_m <= 40
        UNION ALL
        SELECT other, one, distance_m FROM measured WHERE distance_m > 0.01 AND distance_m <= 40
    )
    QUALIFY ROW_NUMBER() OVER (PARTITION BY one ORDER BY distance_m, other) <= 12
),
touching AS (
    SELECT one, other FROM measured WHERE distance_m <= 0.01
),
ring AS (
    SELECT parcel_code, UNNEST(regexp_extract_all(ST_AsText(geom), '[(]([^()]+)[)]', 1)) AS text
    FROM land.parcel
    WHERE parcel_code IN (SELECT one FROM touching UNION SELECT other FROM touching)
),
corner AS (
    SELECT
        parcel_code,
        list_transform(string_split(text, ','), lambda p: CAST(string_split(trim(p), ' ') AS DOUBLE[])) AS corners
    FROM ring
),
edge AS (
    SELECT parcel_code, UNNEST(list_transform(range(1, len(corners)), lambda i:
        {'x0': corners[i][1], 'y0': corners[i][2], 'x1': corners[i + 1][1], 'y1': corners[i + 1][2]})) AS e
    FROM corner
),
plain AS (
    SELECT parcel_code, e.x0, e.y0, e.x1, e.y1, sqrt((e.x1 - e.x0) ** 2 + (e.y1 - e.y0) ** 2) AS length
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
    JOIN plain AS a ON a.parcel_code = t.one AND a.length > 0
    JOIN plain AS b ON b.parcel_code = t.other
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
    FROM measured AS m
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
