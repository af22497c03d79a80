WITH one AS (
    SELECT range AS e, CAST(hash(range, 11) % {parcels} AS BIGINT) AS home, range % 20 AS kind
    FROM range({parcels} * 8 // 10)
)
SELECT
    credit_code(e) AS "统一社会信用代码",
    '第' || e || '号企业有限公司' AS "企业名称",
    ['C3511', 'F5211', 'I6511', 'J6621', 'K7010', 'L7211', 'M7310', 'H6110'][1 + CAST(hash(e, 12) % 8 AS INTEGER)] AS "行业代码",
    CASE WHEN hash(e, 13) % 10 = 0 THEN '规上' ELSE '规下' END AS "规模",
    CASE WHEN kind IN (14, 15)
        THEN street_of(home % {side}, home // {side}) || '路' || number_of(home % {side}, home // {side}) || '号'
    END AS "注册地址",
    CASE WHEN hash(e, 14) % 10 < 8 THEN '是' ELSE '否' END AS "是否属地注册",
    CASE WHEN kind < 11 THEN parcel_of(home) || 'F0001' END AS "经营楼宇编号",
    CASE WHEN kind IN (11, 12, 13) THEN parcel_of(home) || 'F0001' END AS "注册楼宇编号",
    CASE WHEN kind IN (16, 17) THEN round(117 + (home % {side} - {side} / 2) * 43.3 / 86500, 6) END AS "经度",
    CASE WHEN kind IN (16, 17) THEN round(39.105 + (home // {side}) * 43.3 / 111000, 6) END AS "纬度",
    CAST(DATE '1995-01-01' + CAST(hash(e, 15) % 10000 AS INTEGER) AS DATE) AS "成立日期"
FROM one
