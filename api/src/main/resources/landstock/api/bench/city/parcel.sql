WITH cell AS (
    SELECT range AS id, range % {side} AS c, range // {side} AS r
    FROM range({parcels})
),
placed AS (
    SELECT *, c // 6 * 7 + c % 6 AS u, r // 6 * 7 + r % 6 AS v
    FROM cell
),
cornered AS (
    SELECT *,
        [corner_x(u, v), corner_x(u + 1, v), corner_x(u + 1, v + 1), corner_x(u, v + 1)] AS cx,
        [corner_y(u, v), corner_y(u + 1, v), corner_y(u + 1, v + 1), corner_y(u, v + 1)] AS cy,
        [dice(u, v, 3), dice(u + 1, v, 4), dice(u, v + 1, 3), dice(u, v, 4)] AS bend
    FROM placed
),
bent AS (
    SELECT *,
        [cx[1], (cx[1] + cx[2]) / 2, cx[2], (cx[2] + cx[3]) / 2 + bend[2] * 3 - 1.5,
            cx[3], (cx[3] + cx[4]) / 2, cx[4], (cx[4] + cx[1]) / 2 + bend[4] * 3 - 1.5] AS xs,
        [cy[1], (cy[1] + cy[2]) / 2 + bend[1] * 3 - 1.5, cy[2], (cy[2] + cy[3]) / 2,
            cy[3], (cy[3] + cy[4]) / 2 + bend[3] * 3 - 1.5, cy[4], (cy[4] + cy[1]) / 2] AS ys
    FROM cornered
),
measured AS (
    SELECT *, list_sum(list_transform(range(1, 9), lambda i: xs[i] * ys[i % 8 + 1] - xs[i % 8 + 1] * ys[i])) / 2 AS area
    FROM bent
)
SELECT
    parcel_of(id) AS "ZDDM",
    street_of(c, r) || '路' || number_of(c, r) || '号' AS "ZL",
    round(area * CASE WHEN id % 211 = 0 THEN 1.03 ELSE 1 END, 2) AS "ZDMJ",
    ['0701', '0901', '1001', '0804', '1301', '0702', '0902'][1 + CAST(hash(id // 9, 5) % 7 AS INTEGER)] AS "YT",
    ['0701', '0901', '1001', '0804', '1301', '0702', '0902'][1 + CAST(hash(id // (9 - id % 40 // 39), 5) % 7 AS INTEGER)] AS "SJYT",
    ['0701', '0901', '1001', '0804', '1301', '0702', '0902'][1 + CAST(hash(id // (9 - id % 20 // 19), 5) % 7 AS INTEGER)] AS "GHYT",
    CAST(DATE '1990-01-01' + CAST(hash(id, 7) % 12000 AS INTEGER) AS DATE) AS "QLQSSJ",
    CAST(DATE '2040-01-01' + CAST(hash(id, 7) % 12000 AS INTEGER) AS DATE) AS "QLJSSJ",
    1 + CAST(hash(id // 36, 8) % 30 AS INTEGER) / 10 AS "RJL",
    street_of(c, r) AS "JDDM",
    street_of(c, r) || lpad(CAST(r % 48 // 6 * 8 + c % 48 // 6 AS VARCHAR), 3, '0') AS "JFDM",
    ST_AsWKB(CAST(ring(xs, ys) AS GEOMETRY)) AS geometry
FROM measured
