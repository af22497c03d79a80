-- title: {zh: 最高宗地, en: Highest parcels}
-- theme: distribution
-- doc:
--   zh: "指标最高的宗地；指标不明的不列入。并列者名次相同。"
--   en: "The parcels with the highest values; those whose value is unknown are left out. Equal values share a rank."
-- grain: [parcel_code]
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
--   min_mu: {type: number, default: 0, min: 0, label: {zh: 最小面积（亩）, en: Least area in mu}, doc: {zh: 小于此面积的宗地不列入, en: Smaller parcels are left out}}
--   limit: {type: integer, default: 10, min: 1, max: 10000, label: {zh: 行数, en: Rows}, doc: {zh: 最多返回的行数, en: Rows at most}}
-- source: [mart.parcel_year, land.parcel, ref.code, ref.admin_unit]
-- columns:
--   rank: {type: BIGINT, label: {zh: 名次, en: Rank}}
--   parcel_code: {type: VARCHAR, of: mart.parcel_year.parcel_code}
--   location: {type: VARCHAR, of: land.parcel.location}
--   street: {type: VARCHAR, label: {zh: 街道代码, en: Street code}}
--   street_label: {type: VARCHAR, label: {zh: 街道, en: Street}}
--   use: {type: VARCHAR, label: {zh: 用途大类, en: Class of use}}
--   use_label: {type: VARCHAR, label: {zh: 用途, en: Use}}
--   value: {type: DOUBLE, label: {zh: 指标值, en: Value}}
--   land_mu: {type: DOUBLE, unit: mu, label: {zh: 用地面积, en: Land}}
--   floor_area_m2: {type: DOUBLE, of: mart.parcel_year.floor_area_m2}
--   far: {type: DOUBLE, of: mart.parcel_year.far}
--   vacancy: {type: DOUBLE, of: mart.parcel_year.vacancy}
--   tax: {type: "DECIMAL(24,4)", unit: currency, label: {zh: 税收, en: Tax}}
--   tax_per_mu: {type: DOUBLE, unit: currency/mu, label: {zh: 地均税收, en: Tax per mu}}
--   geom: {type: GEOMETRY, label: {zh: 图形, en: Geometry}}
WITH parcel AS (
    SELECT parcel_code, street_code, actual_class, area_mu, floor_area_m2, far, vacancy, tax, tax_per_mu,
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
      AND area_mu >= :min_mu
)
SELECT RANK() OVER (ORDER BY m.amount DESC) AS "rank", m.parcel_code, p.location, m.street_code AS street,
       u.name AS street_label, m.actual_class AS "use",
       CASE :lang WHEN 'en' THEN c.en ELSE c.zh END AS use_label, m.amount AS "value",
       m.area_mu AS land_mu, m.floor_area_m2, m.far, m.vacancy, m.tax, m.tax_per_mu, p.geom
FROM parcel m
JOIN land.parcel p ON p.parcel_code = m.parcel_code
LEFT JOIN ref.admin_unit u ON u.code = m.street_code
LEFT JOIN ref.code c ON c.scheme = 'land_sea_use' AND c.edition = '2023' AND c.code = m.actual_class
WHERE m.amount IS NOT NULL
ORDER BY "rank", m.parcel_code
LIMIT :limit
