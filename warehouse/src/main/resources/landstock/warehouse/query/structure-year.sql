-- title: {zh: 年度变化, en: Year by year}
-- theme: structure
-- doc:
--   zh: "各年度的用地、建筑和经济；土地和建筑以快照的调查日期为准，经济为当年数。增长率以上一年为基数。"
--   en: "Land, buildings and economy of each year; land and buildings are those of the survey date, the economy that of the year. Growth is over the year before."
-- grain: [year]
-- parameters:
--   street: {type: text, choices: street, label: {zh: 街道, en: Street}, doc: {zh: 街道代码；缺省为全部, en: Code of a street; by default all}}
--   use: {type: text, choices: use, label: {zh: 实际用途大类, en: Class of actual use}, doc: {zh: 用途大类代码；缺省为全部, en: Code of a class of use; by default all}}
-- source: [mart.parcel_year]
-- columns:
--   year: {type: INTEGER, of: mart.parcel_year.year}
--   parcel_count: {type: BIGINT, unit: count, label: {zh: 宗地数, en: Parcels}}
--   land_mu: {type: DOUBLE, unit: mu, label: {zh: 用地面积, en: Land}}
--   floor_area_m2: {type: DOUBLE, unit: m2, label: {zh: 建筑面积, en: Floor area}}
--   far: {type: DOUBLE, unit: "1", label: {zh: 容积率, en: FAR}}
--   vacancy: {type: DOUBLE, unit: "1", label: {zh: 空置率, en: Vacancy}}
--   revenue: {type: "DECIMAL(38,4)", unit: currency, label: {zh: 营业收入, en: Revenue}}
--   employees: {type: "DECIMAL(38,4)", unit: persons, label: {zh: 从业人员, en: Employees}}
--   tax: {type: "DECIMAL(38,4)", unit: currency, label: {zh: 税收, en: Tax}}
--   tax_growth: {type: DOUBLE, unit: "1", label: {zh: 税收增长率, en: Growth of tax}}
--   tax_per_mu: {type: DOUBLE, unit: currency/mu, label: {zh: 地均税收, en: Tax per mu}}
--   tax_per_floor_m2: {type: DOUBLE, unit: currency/m2, label: {zh: 单位建筑面积税收, en: Tax per m2 of floor}}
--   total_value: {type: "DECIMAL(38,2)", unit: currency, label: {zh: 总价值, en: Total value}}
WITH parcel AS (
    SELECT year,
           CASE WHEN right(space_layer, 1) IN ('S', 'X') THEN NULL ELSE area_mu END AS land_mu,
           CASE WHEN right(space_layer, 1) IN ('S', 'X') THEN NULL ELSE CASE WHEN far IS NOT NULL THEN floor_area_m2 END END AS far_floor_m2,
           CASE WHEN right(space_layer, 1) IN ('S', 'X') THEN NULL ELSE CASE WHEN far IS NOT NULL THEN area_m2 END END AS far_land_m2,
           CASE WHEN floor_area_origin = 'assessment' OR gfa_known_count = building_count THEN floor_area_m2 END AS known_floor_m2,
           CASE WHEN floor_area_origin = 'assessment' OR gfa_known_count = building_count THEN tax END AS tax_of_known_floor,
           CASE WHEN area_m2 IS NOT NULL THEN tax END AS tax_of_known_land,
           floor_area_m2, vacancy_vacant_m2, vacancy_rentable_m2, revenue, employees, tax, total_value
    FROM mart.parcel_year
    WHERE (CAST(:street AS VARCHAR) IS NULL OR street_code = :street) AND (CAST(:use AS VARCHAR) IS NULL OR actual_class = :use)
),
part AS (
    SELECT year, COUNT(*) AS parcel_count, SUM(land_mu) AS land_mu,
           SUM(floor_area_m2) AS floor_area_m2, SUM(far_floor_m2) / SUM(far_land_m2) AS far,
           SUM(vacancy_vacant_m2) / SUM(vacancy_rentable_m2) AS vacancy, SUM(revenue) AS revenue,
           CAST(SUM(tax_of_known_floor) AS DOUBLE) / SUM(known_floor_m2) AS tax_per_floor_m2,
           SUM(employees) AS employees, SUM(tax) AS tax, SUM(tax_of_known_land) AS tax_of_known_land,
           SUM(total_value) AS total_value
    FROM parcel
    GROUP BY year
),
grown AS (
    SELECT part.*, LAG(tax) OVER (ORDER BY year) AS tax_before, LAG(year) OVER (ORDER BY year) AS year_before
    FROM part
)
SELECT year, parcel_count, land_mu, floor_area_m2, far, vacancy, revenue, employees, tax,
       CASE WHEN year_before = year - 1
            THEN CAST(tax AS DOUBLE) / CAST(tax_before AS DOUBLE) - 1 END AS tax_growth,
       CAST(tax_of_known_land AS DOUBLE) / land_mu AS tax_per_mu,
       tax_per_floor_m2, total_value
FROM grown
ORDER BY year
