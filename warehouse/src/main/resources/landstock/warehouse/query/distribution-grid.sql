-- title: {zh: 密度格网, en: Density grid}
-- theme: distribution
-- doc:
--   zh: "格网单元中的用地、建筑面积和税收及其密度；每宗地只计入一个单元，只计所选街道和用途的宗地。"
--   en: "Land, floor area and tax of each cell of a grid, and their density; a parcel counts in one cell, and only if it is of the street and the use."
-- grain: [cell]
-- parameters:
--   year: {type: integer, choices: year, label: {zh: 年度, en: Year}, doc: {zh: 缺省为快照中最近的年度, en: By default the latest year of the snapshot}}
--   street: {type: text, choices: street, label: {zh: 街道, en: Street}, doc: {zh: 街道代码；缺省为全部, en: Code of a street; by default all}}
--   use: {type: text, choices: use, label: {zh: 实际用途大类, en: Class of actual use}, doc: {zh: 用途大类代码；缺省为全部, en: Code of a class of use; by default all}}
--   grid: {type: text, choices: grid, default: hexagon_250, label: {zh: 格网, en: Grid}, doc: {zh: 格网名称, en: Name of the grid}}
-- source: [mart.parcel_year, mart.parcel_cell, mart.grid_year]
-- columns:
--   cell: {type: VARCHAR, label: {zh: 格网单元, en: Cell}}
--   parcel_count: {type: BIGINT, unit: count, label: {zh: 宗地数, en: Parcels}}
--   land_m2: {type: DOUBLE, unit: m2, label: {zh: 用地面积, en: Land}}
--   land_mu: {type: DOUBLE, unit: mu, label: {zh: 用地面积, en: Land}}
--   floor_area_m2: {type: DOUBLE, unit: m2, label: {zh: 建筑面积, en: Floor area}}
--   far: {type: DOUBLE, unit: "1", label: {zh: 容积率, en: FAR}}
--   vacancy: {type: DOUBLE, unit: "1", label: {zh: 空置率, en: Vacancy}}
--   tax: {type: "DECIMAL(38,4)", unit: currency, label: {zh: 税收, en: Tax}}
--   tax_per_mu: {type: DOUBLE, unit: currency/mu, label: {zh: 地均税收, en: Tax per mu}}
--   tax_share: {type: DOUBLE, unit: "1", label: {zh: 税收占比, en: Share of tax}}
--   total_value: {type: "DECIMAL(38,2)", unit: currency, label: {zh: 总价值, en: Total value}}
--   geom: {type: GEOMETRY, label: {zh: 图形, en: Geometry}}
WITH parcel AS (
    SELECT s.cell_id, m.floor_area_m2, m.vacancy_vacant_m2, m.vacancy_rentable_m2, m.tax, m.total_value,
           CASE WHEN right(m.space_layer, 1) IN ('S', 'X') THEN NULL ELSE m.area_m2 END AS land_m2,
           CASE WHEN right(m.space_layer, 1) IN ('S', 'X') THEN NULL ELSE m.area_mu END AS land_mu,
           CASE WHEN right(m.space_layer, 1) IN ('S', 'X') THEN NULL ELSE CASE WHEN m.far IS NOT NULL THEN m.floor_area_m2 END END AS far_floor_m2,
           CASE WHEN right(m.space_layer, 1) IN ('S', 'X') THEN NULL ELSE CASE WHEN m.far IS NOT NULL THEN m.area_m2 END END AS far_land_m2
    FROM mart.parcel_year m
    JOIN mart.parcel_cell s ON s.parcel_code = m.parcel_code
    WHERE m.year = :year AND s.grid = :grid
      AND (CAST(:street AS VARCHAR) IS NULL OR m.street_code = :street)
      AND (CAST(:use AS VARCHAR) IS NULL OR m.actual_class = :use)
),
part AS (
    SELECT cell_id, COUNT(*) AS parcel_count, SUM(land_m2) AS land_m2, SUM(land_mu) AS land_mu,
           SUM(floor_area_m2) AS floor_area_m2, SUM(far_floor_m2) / NULLIF(SUM(far_land_m2), 0) AS far,
           SUM(vacancy_vacant_m2) / NULLIF(SUM(vacancy_rentable_m2), 0) AS vacancy,
           SUM(tax) AS tax, SUM(total_value) AS total_value
    FROM parcel
    GROUP BY cell_id
)
SELECT p.cell_id AS cell, p.parcel_count, p.land_m2, p.land_mu, p.floor_area_m2, p.far, p.vacancy, p.tax,
       CAST(p.tax AS DOUBLE) / NULLIF(p.land_mu, 0) AS tax_per_mu,
       CAST(p.tax AS DOUBLE) / CAST(SUM(p.tax) OVER () AS DOUBLE) AS tax_share, p.total_value, g.geom
FROM part p
JOIN mart.grid_year g ON g.cell_id = p.cell_id
WHERE g.grid = :grid AND g.year = :year
ORDER BY tax_per_mu DESC NULLS LAST, p.cell_id
