-- title: {zh: 街道潜力, en: Potential by street}
-- theme: potential
-- doc:
--   zh: "按街道汇总：强度潜力（规划容积率不明的和规划已知而现状不明的分别另计）和对全区同类宗地的税收差额，均只计地表宗地；空置面积计入地表、地上和地下全部宗地。"
--   en: "By street: floor that could be added (unknown planned FAR, and unknown present FAR of the planned, each counted apart) and the gap of tax to peers of the whole district, both of parcels of the surface only; vacant area above and below ground counts, too."
-- grain: [street]
-- parameters:
--   year: {type: integer, choices: year, label: {zh: 年度, en: Year}, doc: {zh: 缺省为快照中最近的年度, en: By default the latest year of the snapshot}}
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
-- source: [mart.parcel_year, ref.admin_unit]
-- columns:
--   street: {type: VARCHAR, label: {zh: 街道代码, en: Street code}}
--   street_label: {type: VARCHAR, label: {zh: 街道, en: Street}}
--   parcel_count: {type: BIGINT, unit: count, label: {zh: 宗地数, en: Parcels}}
--   land_mu: {type: DOUBLE, unit: mu, label: {zh: 用地面积, en: Land}}
--   known_count: {type: BIGINT, unit: count, label: {zh: 规划和现状容积率均已知宗地, en: Parcels of known planned and present FAR}}
--   unknown_count: {type: BIGINT, unit: count, label: {zh: 规划或现状容积率不明宗地, en: Parcels of unknown planned or present FAR}}
--   unknown_land_mu: {type: DOUBLE, unit: mu, label: {zh: 规划或现状容积率不明用地, en: Land of unknown planned or present FAR}}
--   plan_unknown_count: {type: BIGINT, unit: count, label: {zh: 规划容积率不明宗地, en: Parcels of unknown planned FAR}}
--   plan_unknown_land_mu: {type: DOUBLE, unit: mu, label: {zh: 规划容积率不明用地, en: Land of unknown planned FAR}}
--   present_unknown_count: {type: BIGINT, unit: count, label: {zh: 规划已知而现状容积率不明宗地, en: Parcels of known planned and unknown present FAR}}
--   present_unknown_land_mu: {type: DOUBLE, unit: mu, label: {zh: 规划已知而现状容积率不明用地, en: Land of known planned and unknown present FAR}}
--   reserve_count: {type: BIGINT, unit: count, label: {zh: 有强度潜力宗地, en: Parcels with a reserve}}
--   reserve_m2: {type: DOUBLE, unit: m2, label: {zh: 强度潜力, en: Floor reserve}}
--   excess_count: {type: BIGINT, unit: count, label: {zh: 超规划宗地, en: Parcels over the plan}}
--   excess_m2: {type: DOUBLE, unit: m2, label: {zh: 超规划面积, en: Floor over the plan}}
--   vacant_m2: {type: DOUBLE, unit: m2, label: {zh: 空置面积, en: Vacant area}}
--   vacancy: {type: DOUBLE, unit: "1", label: {zh: 空置率, en: Vacancy}}
--   gap_count: {type: BIGINT, unit: count, label: {zh: 低于对标值宗地, en: Parcels below the benchmark}}
--   gap: {type: DOUBLE, unit: currency, label: {zh: 税收差额, en: Gap of tax}}
--   tax_unknown_count: {type: BIGINT, unit: count, label: {zh: 税收不明宗地, en: Parcels of unknown tax}}
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
),
parcel AS (
    SELECT m.street_code,
           CASE WHEN right(m.space_layer, 1) IN ('S', 'X') THEN NULL ELSE m.parcel_code END AS surface_code,
           CASE WHEN right(m.space_layer, 1) IN ('S', 'X') THEN NULL ELSE m.area_mu END AS area_mu,
           CASE WHEN right(m.space_layer, 1) IN ('S', 'X') THEN NULL ELSE m.planned_far END AS planned_far,
           CASE WHEN right(m.space_layer, 1) IN ('S', 'X') THEN NULL ELSE m.floor_reserve_m2 END AS gap_m2,
           CASE WHEN right(m.space_layer, 1) IN ('S', 'X') THEN NULL ELSE m.tax END AS tax,
           CASE WHEN right(m.space_layer, 1) IN ('S', 'X') THEN NULL
                WHEN m.tax_per_mu < e.benchmark_per_mu
                THEN (e.benchmark_per_mu - m.tax_per_mu) * m.area_mu END AS tax_gap,
           m.vacant_area_m2, m.vacancy_vacant_m2, m.vacancy_rentable_m2
    FROM mart.parcel_year m
    LEFT JOIN peer e ON e.actual_class = m.actual_class
    WHERE m.year = :year AND (CAST(:use AS VARCHAR) IS NULL OR m.actual_class = :use)
),
part AS (
    SELECT street_code, COUNT(surface_code) AS parcel_count, SUM(area_mu) AS land_mu,
           COUNT(gap_m2) AS known_count, COUNT(surface_code) - COUNT(gap_m2) AS unknown_count,
           SUM(CASE WHEN gap_m2 IS NULL THEN area_mu END) AS unknown_land_mu,
           COUNT(surface_code) - COUNT(planned_far) AS plan_unknown_count,
           SUM(CASE WHEN planned_far IS NULL THEN area_mu END) AS plan_unknown_land_mu,
           COUNT(planned_far) - COUNT(gap_m2) AS present_unknown_count,
           SUM(CASE WHEN planned_far IS NOT NULL AND gap_m2 IS NULL THEN area_mu END) AS present_unknown_land_mu,
           COUNT(*) FILTER (WHERE gap_m2 > 0) AS reserve_count,
           SUM(CASE WHEN gap_m2 > 0 THEN gap_m2 WHEN gap_m2 IS NOT NULL THEN 0 END) AS reserve_m2,
           COUNT(*) FILTER (WHERE gap_m2 < 0) AS excess_count,
           SUM(CASE WHEN gap_m2 < 0 THEN -gap_m2 WHEN gap_m2 IS NOT NULL THEN 0 END) AS excess_m2,
           SUM(vacant_area_m2) AS vacant_m2, SUM(vacancy_vacant_m2) / SUM(vacancy_rentable_m2) AS vacancy,
           COUNT(tax_gap) AS gap_count, SUM(tax_gap) AS gap, COUNT(surface_code) - COUNT(tax) AS tax_unknown_count
    FROM parcel
    GROUP BY street_code
)
SELECT p.street_code AS street, u.name AS street_label, p.parcel_count, p.land_mu, p.known_count,
       p.unknown_count, p.unknown_land_mu, p.plan_unknown_count, p.plan_unknown_land_mu,
       p.present_unknown_count, p.present_unknown_land_mu, p.reserve_count, p.reserve_m2, p.excess_count, p.excess_m2,
       p.vacant_m2, p.vacancy, p.gap_count, p.gap, p.tax_unknown_count, u.geom
FROM part p
LEFT JOIN ref.admin_unit u ON u.code = p.street_code
ORDER BY p.street_code
