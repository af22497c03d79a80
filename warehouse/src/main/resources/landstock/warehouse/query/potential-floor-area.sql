-- title: {zh: 强度潜力, en: Floor area that could be added}
-- theme: potential
-- doc:
--   zh: "按实际用途大类：规划容积率高于现状的可增建筑面积 Σ max(0, 规划容积率 − 容积率) × 用地面积。规划容积率不明的宗地和规划已知而现状不明的宗地分别另计，不当作零；超出规划的另列。只计地表宗地。"
--   en: "By class of actual use, the floor that the plan still allows, the sum of max(0, planned FAR - FAR) * land. Parcels of unknown planned FAR, and those of known planned and unknown present FAR, are counted apart, not as zero; what stands over the plan is a column of its own. Parcels of the surface only."
-- grain: [use]
-- parameters:
--   year: {type: integer, choices: year, label: {zh: 年度, en: Year}, doc: {zh: 缺省为快照中最近的年度, en: By default the latest year of the snapshot}}
--   street: {type: text, choices: street, label: {zh: 街道, en: Street}, doc: {zh: 街道代码；缺省为全部, en: Code of a street; by default all}}
-- source: [mart.parcel_year, ref.code]
-- columns:
--   use: {type: VARCHAR, label: {zh: 用途大类, en: Class of use}}
--   use_label: {type: VARCHAR, label: {zh: 用途, en: Use}}
--   parcel_count: {type: BIGINT, unit: count, label: {zh: 宗地数, en: Parcels}}
--   land_mu: {type: DOUBLE, unit: mu, label: {zh: 用地面积, en: Land}}
--   floor_area_m2: {type: DOUBLE, unit: m2, label: {zh: 建筑面积, en: Floor area}}
--   far: {type: DOUBLE, unit: "1", label: {zh: 容积率, en: FAR}}
--   planned_far: {type: DOUBLE, unit: "1", label: {zh: 规划容积率, en: Planned FAR}}
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
WITH parcel AS (
    SELECT actual_class, area_m2, area_mu, floor_area_m2, far, planned_far,
           floor_reserve_m2 AS gap_m2, CASE WHEN floor_reserve_m2 IS NULL THEN area_mu END AS unknown_mu
    FROM mart.parcel_year
    WHERE year = :year AND (CAST(:street AS VARCHAR) IS NULL OR street_code = :street)
      AND (space_layer IS NULL OR right(space_layer, 1) NOT IN ('S', 'X'))
),
part AS (
    SELECT actual_class, COUNT(*) AS parcel_count, SUM(area_mu) AS land_mu, SUM(floor_area_m2) AS floor_area_m2,
           SUM(CASE WHEN far IS NOT NULL THEN floor_area_m2 END)
               / SUM(CASE WHEN far IS NOT NULL THEN area_m2 END) AS far,
           SUM(planned_far * area_m2) / SUM(CASE WHEN planned_far IS NOT NULL THEN area_m2 END) AS planned_far,
           COUNT(gap_m2) AS known_count, COUNT(*) - COUNT(gap_m2) AS unknown_count,
           SUM(unknown_mu) AS unknown_land_mu,
           COUNT(*) - COUNT(planned_far) AS plan_unknown_count,
           SUM(CASE WHEN planned_far IS NULL THEN area_mu END) AS plan_unknown_land_mu,
           COUNT(planned_far) - COUNT(gap_m2) AS present_unknown_count,
           SUM(CASE WHEN planned_far IS NOT NULL THEN unknown_mu END) AS present_unknown_land_mu,
           COUNT(*) FILTER (WHERE gap_m2 > 0) AS reserve_count,
           SUM(CASE WHEN gap_m2 > 0 THEN gap_m2 WHEN gap_m2 IS NOT NULL THEN 0 END) AS reserve_m2,
           COUNT(*) FILTER (WHERE gap_m2 < 0) AS excess_count,
           SUM(CASE WHEN gap_m2 < 0 THEN -gap_m2 WHEN gap_m2 IS NOT NULL THEN 0 END) AS excess_m2
    FROM parcel
    GROUP BY actual_class
)
SELECT p.actual_class AS "use", CASE :lang WHEN 'en' THEN c.en ELSE c.zh END AS use_label,
       p.parcel_count, p.land_mu, p.floor_area_m2, p.far, p.planned_far, p.known_count, p.unknown_count,
       p.unknown_land_mu, p.plan_unknown_count, p.plan_unknown_land_mu, p.present_unknown_count,
       p.present_unknown_land_mu, p.reserve_count, p.reserve_m2, p.excess_count, p.excess_m2
FROM part p
LEFT JOIN ref.code c ON c.scheme = 'land_sea_use' AND c.edition = '2023' AND c.code = p.actual_class
ORDER BY p.reserve_m2 DESC NULLS LAST, p.actual_class
