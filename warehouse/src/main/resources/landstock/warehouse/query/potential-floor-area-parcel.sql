-- title: {zh: 强度潜力宗地, en: Parcels by floor area that could be added}
-- theme: potential
-- doc:
--   zh: "逐宗地的强度潜力：现状与规划容积率、可增建筑面积（为负即超出规划）和状态；规划或现状容积率不明的状态为 unknown，排在最后。"
--   en: "Parcel by parcel, present and planned FAR, the floor that could be added (negative where it stands over the plan) and a status; where either FAR is unknown the status is unknown, and the row comes last."
-- grain: [parcel_code]
-- parameters:
--   year: {type: integer, choices: year, label: {zh: 年度, en: Year}, doc: {zh: 缺省为快照中最近的年度, en: By default the latest year of the snapshot}}
--   street: {type: text, choices: street, label: {zh: 街道, en: Street}, doc: {zh: 街道代码；缺省为全部, en: Code of a street; by default all}}
--   use: {type: text, choices: use, label: {zh: 实际用途大类, en: Class of actual use}, doc: {zh: 用途大类代码；缺省为全部, en: Code of a class of use; by default all}}
--   status:
--     type: text
--     label: {zh: 状态, en: Status}
--     doc: {zh: 缺省为全部, en: By default all}
--     values:
--       reserve: {zh: 有潜力, en: With a reserve}
--       full: {zh: 与规划相当, en: As planned}
--       over: {zh: 超出规划, en: Over the plan}
--       unknown: {zh: 规划或现状不明, en: Unknown}
--   limit: {type: integer, default: 1000, min: 1, max: 100000, label: {zh: 行数, en: Rows}, doc: {zh: 最多返回的行数, en: Rows at most}}
-- source: [mart.parcel_year, land.parcel, ref.code, ref.admin_unit]
-- columns:
--   parcel_code: {type: VARCHAR, of: mart.parcel_year.parcel_code}
--   location: {type: VARCHAR, of: land.parcel.location}
--   street: {type: VARCHAR, label: {zh: 街道代码, en: Street code}}
--   street_label: {type: VARCHAR, label: {zh: 街道, en: Street}}
--   use: {type: VARCHAR, label: {zh: 用途大类, en: Class of use}}
--   use_label: {type: VARCHAR, label: {zh: 用途, en: Use}}
--   status: {type: VARCHAR, label: {zh: 状态, en: Status}}
--   land_mu: {type: DOUBLE, unit: mu, label: {zh: 用地面积, en: Land}}
--   floor_area_m2: {type: DOUBLE, of: mart.parcel_year.floor_area_m2}
--   far: {type: DOUBLE, of: mart.parcel_year.far}
--   planned_far: {type: DOUBLE, of: mart.parcel_year.planned_far}
--   gap_m2: {type: DOUBLE, unit: m2, label: {zh: 可增建筑面积, en: Floor that could be added}}
--   geom: {type: GEOMETRY, label: {zh: 图形, en: Geometry}}
WITH parcel AS (
    SELECT parcel_code, street_code, actual_class, area_mu, floor_area_m2, far, planned_far,
           floor_reserve_m2 AS gap_m2,
           CASE WHEN floor_reserve_m2 IS NULL THEN 'unknown'
                WHEN floor_reserve_m2 > 0 THEN 'reserve'
                WHEN floor_reserve_m2 < 0 THEN 'over'
                ELSE 'full'
           END AS status
    FROM mart.parcel_year
    WHERE year = :year AND (CAST(:street AS VARCHAR) IS NULL OR street_code = :street) AND (CAST(:use AS VARCHAR) IS NULL OR actual_class = :use)
      AND (space_layer IS NULL OR right(space_layer, 1) NOT IN ('S', 'X'))
)
SELECT m.parcel_code, p.location, m.street_code AS street, u.name AS street_label, m.actual_class AS "use",
       CASE :lang WHEN 'en' THEN c.en ELSE c.zh END AS use_label, m.status, m.area_mu AS land_mu,
       m.floor_area_m2, m.far, m.planned_far, m.gap_m2, p.geom
FROM parcel m
JOIN land.parcel p ON p.parcel_code = m.parcel_code
LEFT JOIN ref.admin_unit u ON u.code = m.street_code
LEFT JOIN ref.code c ON c.scheme = 'land_sea_use' AND c.edition = '2023' AND c.code = m.actual_class
WHERE (CAST(:status AS VARCHAR) IS NULL OR m.status = :status)
ORDER BY m.gap_m2 DESC NULLS LAST, m.parcel_code
LIMIT :limit
