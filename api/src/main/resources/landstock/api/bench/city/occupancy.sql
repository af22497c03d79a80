WITH one AS (
    SELECT range AS e, UNNEST([1, 2]) AS k
    FROM range({parcels} * 8 // 10)
    WHERE range % 20 > 17
)
SELECT
    credit_code(e) AS "统一社会信用代码",
    parcel_of(CAST(hash(e, k, 21) % {parcels} AS BIGINT)) || 'F0001' AS "自然幢号",
    50 + CAST(hash(e, k, 22) % 2000 AS INTEGER) AS "占用面积"
FROM one
