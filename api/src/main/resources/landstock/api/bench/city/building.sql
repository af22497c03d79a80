WITH cell AS (
    SELECT range AS id, range % {side} AS c, range // {side} AS r, UNNEST(CASE WHEN range % 10 < 3 THEN [0, 1] ELSE [0] END) AS k
    FROM range({parcels})
),
placed AS (
    SELECT *,
        c // 6 * 260 + c % 6 * 40 + 9 + k * 12 + CASE WHEN hash(id, k, 1) % 100 = 0 THEN 20 ELSE 0 END AS x,
        r // 6 * 260 + r % 6 * 40 + 9 AS y,
        9 + CAST(hash(id, k, 2) % 25 AS INTEGER) / 10 AS w,
        12 + CAST(hash(id, k, 3) % 90 AS INTEGER) / 10 AS d,
        1 + CAST(hash(id, k, 4) % 30 AS INTEGER) AS floors,
        hash(id, k, 5) % 20 = 0 AS office
    FROM cell
)
SELECT
    parcel_of(id) || 'F' || lpad(CAST(k + 1 AS VARCHAR), 4, '0') AS "ZRZH",
    CASE WHEN hash(id, k, 6) % 50 > 0 THEN parcel_of(id) END AS "ZDDM",
    CASE WHEN office THEN id || '大厦' END AS "JZWMC",
    floors AS "DSCS",
    floors * 3.3 AS "JZWGD",
    round(w * d - w / 2 * (d / 2), 2) AS "ZZDMJ",
    round((w * d - w / 2 * (d / 2)) * floors, 2) AS "SCJZMJ",
    CAST(DATE '1980-01-01' + CAST(hash(id, k, 7) % 15000 AS INTEGER) AS DATE) AS "JGRQ",
    CASE WHEN office THEN round(w * d * floors * 0.6, 2) END AS "可租售面积",
    CASE WHEN office THEN round(w * d * floors * 0.1, 2) END AS "空置面积",
    CASE WHEN office THEN '是' ELSE '否' END AS "是否商务楼宇",
    ST_AsWKB(CAST(ring(
        [x, x + w, x + w, x + w / 2, x + w / 2, x],
        [y, y, y + d / 2, y + d / 2, y + d, y + d]) AS GEOMETRY)) AS geometry
FROM placed
