-- title: {zh: 税收潜力, en: Tax gap to peers}
-- theme: potential
-- doc:
--   zh: "地均税收低于同类宗地（全区地表同一实际用途、地均税收已知）对标值的地表宗地：差额 ×（亩）。税收不明的宗地不比较。"
--   en: "Parcels of the surface whose tax per mu is below that of their peers (surface, same actual use, tax per mu known, whole district): the difference times their land in mu. Parcels of unknown tax are not compared."
-- grain: [parcel_code]
-- parameters:
--   year: {type: integer, choices: year, label: {zh: 年度, en: Year}, doc: {zh: 缺省为快照中最近的年度, en: By default the latest year of the snapshot}}
--   street: {type: text, choices: street, label: {zh: 街道, en: Street}, doc: {zh: 街道代码；缺省为全部, en: Code of a street; by default all}}
--   use: {type: text, choices: use, label: {zh: 实际用途大类, en: Class of actual use}, doc: {zh: 用途大类代码；缺省为全部, en: Code of a class of use; by default all}}
--   benchmark:
--     type: text
--     default: median
--     label: {zh: 对标值, en: Benchmark}
--     doc: {zh: 同类宗地的中位数或上四分位数, en: Median or upper quartile of the peers}
--     values:
--       median: {zh: 中位数, en: Median}
--       p75: {zh: 上四分位数, en: Upper quartile}
--   peers: {type: integer, default: 5, min: 1, max: 1000, label: {zh: 最少同类宗地数, en: Least peers}, doc: {zh: 同类宗地少于此数的用途不比较, en: A use with fewer peers is not compared}}
--   limit: {type: integer, default: 100, min: 1, max: 100000, label: {zh: 行数, en: Rows}, doc: {zh: 最多返回的行数, en: Rows at most}}
-- source: [mart.parcel_year, land.parcel, ref.code, ref.admin_unit]
-- columns:
--   parcel_code: {type: VARCHAR, of: mart.parcel_year.parcel_code}
--   location: {type: VARCHAR, of: land.parcel.location}
--   street: {type: VARCHAR, label: {zh: 街道代码, en: Street code}}
--   street_label: {type: VARCHAR, label: {zh: 街道, en: Street}}
--   use: {type: VARCHAR, label: {zh: 用途大类, en: Class of use}}
--   use_label: {type: VARCHAR, label: {zh: 用途, en: Use}}
--   land_mu: {type: DOUBLE, unit: mu, label: {zh: 用地面积, en: Land}}
--   tax: {type: "DECIMAL(24,4)", unit: currency, label: {zh: 税收, en: Tax}}
--   tax_per_mu: {type: DOUBLE, unit: currency/mu, label: {zh: 地均税收, en: Tax per mu}}
--   benchmark_per_mu: {type: DOUBLE, unit: currency/mu, label: {zh: 同类对标值, en: Benchmark of peers}}
--   peer_count: {type: BIGINT, unit: count, label: {zh: 同类宗地数, en: Peers}}
--   gap: {type: DOUBLE, unit: currency, label: {zh: 税收差额, en: Gap of tax}}
--   geom: {type: GEOMETRY, label: {zh: 图形, en: Geometry}}
WITH peer AS (
    SELECT actual_class, COUNT(*) AS peer_count,
           CASE :benchmark
               WHEN 'p75' THEN PERCENTILE_CONT(0.75) WITHIN GROUP (ORDER BY tax_per_mu)
               ELSE MEDIAN(tax_per_mu)
           END AS benchmark_per_mu
    FROM mart.parcel_year
    WHERE year = :year AND tax_per_mu IS NOT NULL AND actual_class IS NOT NULL
      AND (space_layer IS NULL OR right(space_layer, 1) NOT IN ('S', 'X'))
    GROUP BY actual_class
    HAVING COUNT(*) >= :peers
)
SELECT m.parcel_code, p.location, m.street_code AS street, u.name AS street_label, m.actual_class AS "use",
       CASE :lang WHEN 'en' THEN c.en ELSE c.zh END AS use_label, m.area_mu AS land_mu, m.tax, m.tax_per_mu,
       e.benchmark_per_mu, e.peer_count, (e.benchmark_per_mu - m.tax_per_mu) * m.area_mu AS gap, p.geom
FROM mart.parcel_year m
JOIN peer e ON e.actual_class = m.actual_class
JOIN land.parcel p ON p.parcel_code = m.parcel_code
LEFT JOIN ref.admin_unit u ON u.code = m.street_code
LEFT JOIN ref.code c ON c.scheme = 'land_sea_use' AND c.edition = '2023' AND c.code = m.actual_class
WHERE m.year = :year AND m.tax_per_mu < e.benchmark_per_mu
  AND (m.space_layer IS NULL OR right(m.space_layer, 1) NOT IN ('S', 'X'))
  AND (CAST(:street AS VARCHAR) IS NULL OR m.street_code = :street)
  AND (CAST(:use AS VARCHAR) IS NULL OR m.actual_class = :use)
ORDER BY gap DESC, m.parcel_code
LIMIT :limit
