-- title: {zh: 密度格网, en: Density grid}
-- theme: distribution
-- doc:
--   zh: "格网单元中的用地、建筑面积和税收及其密度；每宗地只计入一个单元。"
--   en: "Land, floor area and tax of each cell of a grid, and their density; a parcel counts in one cell."
-- grain: [cell]
-- parameters:
--   year: {type: integer, choices: year, label: {zh: 年度, en: Year}, doc: {zh: 缺省为快照中最近的年度, en: By default the latest year of the snapshot}}
--   grid: {type: text, choices: grid, default: hexagon_250, label: {zh: 格网, en: Grid}, doc: {zh: 格网名称, en: Name of the grid}}
-- source: [mart.grid_year]
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
SELECT cell_id AS cell, parcel_count, area_m2 AS land_m2, area_mu AS land_mu, floor_area_m2, far, vacancy,
       CAST(tax AS DECIMAL(38, 4)) AS tax, tax_per_mu,
       CAST(tax AS DOUBLE) / CAST(SUM(tax) OVER () AS DOUBLE) AS tax_share,
       CAST(total_value AS DECIMAL(38, 2)) AS total_value, geom
FROM mart.grid_year
WHERE grid = :grid AND year = :year
ORDER BY tax_per_mu DESC NULLS LAST, cell_id
