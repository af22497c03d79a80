-- title: {zh: 分位等级, en: Classes by quantile}
-- theme: distribution
-- doc:
--   zh: "宗地按指标从低到高分为数量相等的几级；相同的值在同一级，指标不明的宗地单列一行（等级为空）。"
--   en: "Parcels in classes of equal number, from the lowest values to the highest; equal values are in one class, parcels whose value is unknown are a row of their own (no class)."
-- grain: [class]
-- parameters:
--   year: {type: integer, choices: year, label: {zh: 年度, en: Year}, doc: {zh: 缺省为快照中最近的年度, en: By default the latest year of the snapshot}}
--   street: {type: text, choices: street, label: {zh: 街道, en: Street}, doc: {zh: 街道代码；缺省为全部, en: Code of a street; by default all}}
--   use: {type: text, choices: use, label: {zh: 实际用途大类, en: Class of actual use}, doc: {zh: 用途大类代码；缺省为全部, en: Code of a class of use; by default all}}
--   measure:
--     type: text
--     default: tax_per_mu
--     label: {zh: 指标, en: Measure}
--     doc: {zh: 比较哪一个指标, en: What is compared}
--     values:
--       tax_per_mu: {zh: 地均税收, en: Tax per mu}
--       tax_per_floor_m2: {zh: 单位建筑面积税收, en: Tax per m2 of floor}
--       output_per_mu: {zh: 地均产出, en: Output per mu}
--       total_value_per_m2: {zh: 单位用地价值, en: Value per m2 of land}
--       far: {zh: 容积率, en: FAR}
--       vacancy: {zh: 空置率, en: Vacancy}
--   classes: {type: integer, default: 5, min: 2, max: 20, label: {zh: 级数, en: Classes}, doc: {zh: 分为几级, en: How many classes}}
-- source: [mart.parcel_year]
-- columns:
--   class: {type: BIGINT, label: {zh: 等级, en: Class}}
--   lowest: {type: DOUBLE, label: {zh: 最低值, en: Lowest}}
--   median: {type: DOUBLE, label: {zh: 中位数, en: Median}}
--   highest: {type: DOUBLE, label: {zh: 最高值, en: Highest}}
--   parcel_count: {type: BIGINT, unit: count, label: {zh: 宗地数, en: Parcels}}
--   land_mu: {type: DOUBLE, unit: mu, label: {zh: 用地面积, en: Land}}
--   land_share: {type: DOUBLE, unit: "1", label: {zh: 用地占比, en: Share of land}}
--   tax: {type: "DECIMAL(38,4)", unit: currency, label: {zh: 税收, en: Tax}}
--   tax_share: {type: DOUBLE, unit: "1", label: {zh: 税收占比, en: Share of tax}}
WITH parcel AS (
    SELECT parcel_code,
           CASE WHEN right(space_layer, 1) IN ('S', 'X') THEN NULL ELSE area_mu END AS land_mu, tax,
           CASE :measure
               WHEN 'tax_per_mu' THEN tax_per_mu
               WHEN 'tax_per_floor_m2' THEN tax_per_floor_m2
               WHEN 'output_per_mu' THEN output_per_mu
               WHEN 'total_value_per_m2' THEN total_value_per_m2
               WHEN 'far' THEN far
               WHEN 'vacancy' THEN vacancy
           END AS amount
    FROM mart.parcel_year
    WHERE year = :year AND (CAST(:street AS VARCHAR) IS NULL OR street_code = :street) AND (CAST(:use AS VARCHAR) IS NULL OR actual_class = :use)
),
ranked AS (
    SELECT amount, land_mu, tax, RANK() OVER (ORDER BY amount) - 1 AS below,
           COUNT(amount) OVER () AS known_count
    FROM parcel
),
classed AS (
    SELECT CASE WHEN amount IS NOT NULL THEN below * CAST(:classes AS BIGINT) / known_count + 1 END AS "class",
           amount, land_mu, tax
    FROM ranked
),
part AS (
    SELECT "class", MIN(amount) AS lowest, MEDIAN(amount) AS median, MAX(amount) AS highest,
           COUNT(*) AS parcel_count, SUM(land_mu) AS land_mu, SUM(tax) AS tax
    FROM classed
    GROUP BY "class"
)
SELECT "class", lowest, median, highest, parcel_count, land_mu,
       land_mu / SUM(land_mu) OVER () AS land_share, tax,
       CAST(tax AS DOUBLE) / CAST(SUM(tax) OVER () AS DOUBLE) AS tax_share
FROM part
ORDER BY "class" NULLS LAST
