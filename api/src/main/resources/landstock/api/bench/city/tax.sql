SELECT
    credit_code(e) AS "统一社会信用代码",
    year AS "所属年度",
    ['10101', '10104', '10112', '10113'][1 + CAST(hash(e, year, 31) % 4 AS INTEGER)] AS "征收项目代码",
    ['中央级', '市级', '区级'][1 + CAST(hash(e, year, 32) % 3 AS INTEGER)] AS "入库级次",
    CAST(hash(e, year, 33) % 100000000 AS DECIMAL(18, 2)) / 100 AS "入库税额",
    CASE WHEN hash(e, year, 34) % 50 = 0 THEN CAST(hash(e, year, 35) % 100000 AS DECIMAL(18, 2)) / 100 END AS "退税额"
FROM (SELECT range AS e, UNNEST([2021, 2022, 2023]) AS year FROM range({parcels} * 8 // 10))
