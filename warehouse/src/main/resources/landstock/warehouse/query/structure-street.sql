-- title: {zh: 街道结构, en: Composition by street}
-- theme: structure
-- doc:
--   zh: "按街道汇总的宗地、用地、建筑、空置和税收；街道不明的宗地单列一行（代码为空）。"
--   en: "Parcels, land, buildings, vacancy and tax by street; parcels of unknown street are a row of their own (no code)."
-- grain: [street]
-- parameters:
--   year: {type: integer, choices: year, label: {zh: 年度, en: Year}, doc: {zh: 缺省为快照中最近的年度, en: By default the latest year of the snapshot}}
--   use: {type: text, choices: use, label: {zh: 实际用途大类, en: Class of actual use}, doc: {zh: 用途大类代码；缺省为全部, en: Code of a class of use; by default all}}
-- source: [mart.parcel_year, ref.admin_unit]
-- columns:
--   street: {type: VARCHAR, label: {zh: 街道代码, en: Street code}}
--   street_label: {type: VARCHAR, label: {zh: 街道, en: Street}}
--   parcel_count: {type: BIGINT, unit: count, label: {zh: 宗地数, en: Parcels}}
--   land_m2: {type: DOUBLE, unit: m2, label: {zh: 用地面积, en: Land}}
--   land_mu: {type: DOUBLE, unit: mu, label: {zh: 用地面积, en: Land}}
--   land_share: {type: DOUBLE, unit: "1", label: {zh: 用地占比, en: Share of land}}
--   building_count: {type: BIGINT, unit: count, label: {zh: 建筑幢数, en: Buildings}}
--   office_building_count: {type: BIGINT, unit: count, label: {zh: 商务楼宇数, en: Office buildings}}
--   floor_area_m2: {type: DOUBLE, unit: m2, label: {zh: 建筑面积, en: Floor area}}
--   far: {type: DOUBLE, unit: "1", label: {zh: 容积率, en: FAR}}
--   density: {type: DOUBLE, unit: "1", label: {zh: 建筑密度, en: Density}}
--   rentable_m2: {type: DOUBLE, unit: m2, label: {zh: 可租售面积, en: Rentable area}}
--   vacant_m2: {type: DOUBLE, unit: m2, label: {zh: 空置面积, en: Vacant area}}
--   vacancy: {type: DOUBLE, unit: "1", label: {zh: 空置率, en: Vacancy}}
--   tax: {type: "DECIMAL(38,4)", unit: currency, label: {zh: 税收, en: Tax}}
--   tax_share: {type: DOUBLE, unit: "1", label: {zh: 税收占比, en: Share of tax}}
--   tax_per_mu: {type: DOUBLE, unit: currency/mu, label: {zh: 地均税收, en: Tax per mu}}
--   total_value: {type: "DECIMAL(38,2)", unit: currency, label: {zh: 总价值, en: Total value}}
--   geom: {type: GEOMETRY, label: {zh: 图形, en: Geometry}}
WITH parcel AS (
    SELECT street_code,
           CASE WHEN right(space_layer, 1) IN ('S', 'X') THEN NULL ELSE area_m2 END AS land_m2,
           CASE WHEN right(space_layer, 1) IN ('S', 'X') THEN NULL ELSE area_mu END AS land_mu,
           CASE WHEN right(space_layer, 1) IN ('S', 'X') THEN NULL ELSE CASE WHEN far IS NOT NULL THEN floor_area_m2 END END AS far_floor_m2,
           CASE WHEN right(space_layer, 1) IN ('S', 'X') THEN NULL ELSE CASE WHEN far IS NOT NULL THEN area_m2 END END AS far_land_m2,
           CASE WHEN right(space_layer, 1) IN ('S', 'X') THEN NULL ELSE CASE WHEN density IS NOT NULL THEN footprint_area_m2 END END AS density_footprint_m2,
           CASE WHEN right(space_layer, 1) IN ('S', 'X') THEN NULL ELSE CASE WHEN density IS NOT NULL THEN area_m2 END END AS density_land_m2,
           CASE WHEN area_m2 IS NOT NULL THEN tax END AS tax_of_known_land,
           building_count, office_building_count, floor_area_m2, rentable_area_m2, vacant_area_m2,
           vacancy_vacant_m2, vacancy_rentable_m2, tax, total_value
    FROM mart.parcel_year
    WHERE year = :year AND (CAST(:use AS VARCHAR) IS NULL OR actual_class = :use)
),
part AS (
    SELECT street_code, COUNT(*) AS parcel_count, SUM(land_m2) AS land_m2, SUM(land_mu) AS land_mu,
           SUM(building_count) AS building_count, SUM(office_building_count) AS office_building_count,
           SUM(floor_area_m2) AS floor_area_m2, SUM(far_floor_m2) / SUM(far_land_m2) AS far,
           SUM(density_footprint_m2) / SUM(density_land_m2) AS density,
           SUM(rentable_area_m2) AS rentable_m2, SUM(vacant_area_m2) AS vacant_m2,
           SUM(vacancy_vacant_m2) / SUM(vacancy_rentable_m2) AS vacancy,
           SUM(tax) AS tax, SUM(tax_of_known_land) AS tax_of_known_land, SUM(total_value) AS total_value
    FROM parcel
    GROUP BY street_code
)
SELECT p.street_code AS street, u.name AS street_label, p.parcel_count, p.land_m2, p.land_mu,
       p.land_m2 / SUM(p.land_m2) OVER () AS land_share, p.building_count, p.office_building_count,
       p.floor_area_m2, p.far, p.density, p.rentable_m2, p.vacant_m2, p.vacancy, p.tax,
       CAST(p.tax AS DOUBLE) / CAST(SUM(p.tax) OVER () AS DOUBLE) AS tax_share,
       CAST(p.tax_of_known_land AS DOUBLE) / p.land_mu AS tax_per_mu, p.total_value, u.geom
FROM part p
LEFT JOIN ref.admin_unit u ON u.code = p.street_code
ORDER BY p.street_code
