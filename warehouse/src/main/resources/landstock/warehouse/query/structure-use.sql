-- title: {zh: 用途结构, en: Composition by use}
-- theme: structure
-- doc:
--   zh: "按用途大类汇总的宗地、用地、建筑面积和税收；用途不明的宗地单列一行（代码为空）。只有地表宗地计入用地面积。"
--   en: "Parcels, land, floor area and tax by class of use; parcels of unknown use are a row of their own (no code). Only parcels of the surface count as land."
-- grain: [use]
-- parameters:
--   year: {type: integer, choices: year, label: {zh: 年度, en: Year}, doc: {zh: 缺省为快照中最近的年度, en: By default the latest year of the snapshot}}
--   street: {type: text, choices: street, label: {zh: 街道, en: Street}, doc: {zh: 街道代码；缺省为全部, en: Code of a street; by default all}}
--   basis:
--     type: text
--     default: actual
--     label: {zh: 用途口径, en: Which use}
--     doc: {zh: 按实际、登记还是规划用途, en: "By actual, registered or planned use"}
--     values:
--       actual: {zh: 实际用途, en: Actual use}
--       registered: {zh: 登记用途, en: Registered use}
--       planned: {zh: 规划用途, en: Planned use}
-- source: [mart.parcel_year, ref.code]
-- columns:
--   use: {type: VARCHAR, label: {zh: 用途大类, en: Class of use}}
--   use_label: {type: VARCHAR, label: {zh: 用途, en: Use}}
--   parcel_count: {type: BIGINT, unit: count, label: {zh: 宗地数, en: Parcels}}
--   land_m2: {type: DOUBLE, unit: m2, label: {zh: 用地面积, en: Land}}
--   land_mu: {type: DOUBLE, unit: mu, label: {zh: 用地面积, en: Land}}
--   land_share: {type: DOUBLE, unit: "1", label: {zh: 用地占比, en: Share of land}}
--   floor_area_m2: {type: DOUBLE, unit: m2, label: {zh: 建筑面积, en: Floor area}}
--   floor_share: {type: DOUBLE, unit: "1", label: {zh: 建筑面积占比, en: Share of floor area}}
--   far: {type: DOUBLE, unit: "1", label: {zh: 容积率, en: FAR}}
--   tax: {type: "DECIMAL(38,4)", unit: currency, label: {zh: 税收, en: Tax}}
--   tax_share: {type: DOUBLE, unit: "1", label: {zh: 税收占比, en: Share of tax}}
--   tax_per_mu: {type: DOUBLE, unit: currency/mu, label: {zh: 地均税收, en: Tax per mu}}
--   total_value: {type: "DECIMAL(38,2)", unit: currency, label: {zh: 总价值, en: Total value}}
WITH parcel AS (
    SELECT CASE :basis
               WHEN 'registered' THEN registered_class
               WHEN 'planned' THEN planned_class
               ELSE actual_class
           END AS use_class,
           CASE WHEN right(space_layer, 1) IN ('S', 'X') THEN NULL ELSE area_m2 END AS land_m2,
           CASE WHEN right(space_layer, 1) IN ('S', 'X') THEN NULL ELSE area_mu END AS land_mu,
           CASE WHEN right(space_layer, 1) IN ('S', 'X') THEN NULL ELSE CASE WHEN far IS NOT NULL THEN floor_area_m2 END END AS far_floor_m2,
           CASE WHEN right(space_layer, 1) IN ('S', 'X') THEN NULL ELSE CASE WHEN far IS NOT NULL THEN area_m2 END END AS far_land_m2,
           CASE WHEN area_m2 IS NOT NULL THEN tax END AS tax_of_known_land,
           floor_area_m2, tax, total_value
    FROM mart.parcel_year
    WHERE year = :year AND (CAST(:street AS VARCHAR) IS NULL OR street_code = :street)
),
part AS (
    SELECT use_class, COUNT(*) AS parcel_count, SUM(land_m2) AS land_m2, SUM(land_mu) AS land_mu,
           SUM(floor_area_m2) AS floor_area_m2, SUM(far_floor_m2) / SUM(far_land_m2) AS far,
           SUM(tax) AS tax, SUM(tax_of_known_land) AS tax_of_known_land, SUM(total_value) AS total_value
    FROM parcel
    GROUP BY use_class
)
SELECT p.use_class AS "use", CASE :lang WHEN 'en' THEN c.en ELSE c.zh END AS use_label,
       p.parcel_count, p.land_m2, p.land_mu, p.land_m2 / SUM(p.land_m2) OVER () AS land_share,
       p.floor_area_m2, p.floor_area_m2 / SUM(p.floor_area_m2) OVER () AS floor_share, p.far,
       p.tax, CAST(p.tax AS DOUBLE) / CAST(SUM(p.tax) OVER () AS DOUBLE) AS tax_share,
       CAST(p.tax_of_known_land AS DOUBLE) / p.land_mu AS tax_per_mu, p.total_value
FROM part p
LEFT JOIN ref.code c ON c.scheme = 'land_sea_use' AND c.edition = '2023' AND c.code = p.use_class
ORDER BY p.land_m2 DESC NULLS LAST, p.use_class
