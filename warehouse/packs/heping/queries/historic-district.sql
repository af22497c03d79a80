-- title: {zh: 历史文化街区内外, en: Inside and outside the historic district}
-- theme: potential
-- doc:
--   zh: "宗地按是否位于历史文化街区内（宗地内一点）汇总：用地、税收和强度潜力。街区内的强度潜力受保护规划限制，不能直接使用。只计地表宗地。"
--   en: "Parcels inside (by a point surely on them) and outside the historic district: land, tax and floor reserve. The reserve inside is held back by conservation. Parcels of the surface only."
-- grain: [inside]
-- parameters:
--   year: {type: integer, choices: year, label: {zh: 年度, en: Year}, doc: {zh: 缺省为快照中最近的年度, en: By default the latest year of the snapshot}}
-- source: [mart.parcel_year, land.parcel, plan.constraint]
-- columns:
--   inside: {type: BOOLEAN, label: {zh: 街区内, en: Inside}}
--   parcel_count: {type: BIGINT, unit: count, label: {zh: 宗地数, en: Parcels}}
--   land_mu: {type: DOUBLE, unit: mu, label: {zh: 用地面积, en: Land}}
--   floor_area_m2: {type: DOUBLE, unit: m2, label: {zh: 建筑面积, en: Floor area}}
--   tax: {type: "DECIMAL(38,4)", unit: currency, label: {zh: 税收, en: Tax}}
--   tax_per_mu: {type: DOUBLE, unit: currency/mu, label: {zh: 地均税收, en: Tax per mu}}
--   unknown_count: {type: BIGINT, unit: count, label: {zh: 规划或现状容积率不明宗地, en: Parcels of unknown planned or present FAR}}
--   reserve_m2: {type: DOUBLE, unit: m2, label: {zh: 强度潜力, en: Floor reserve}}
WITH place AS (
    SELECT p.parcel_code,
           EXISTS (SELECT 1 FROM plan.constraint c
                   WHERE c.kind = 'historic_district' AND ST_Contains(c.geom, ST_PointOnSurface(p.geom))) AS inside
    FROM land.parcel p
),
parcel AS (
    SELECT l.inside, m.area_mu, m.floor_area_m2, m.tax, m.floor_reserve_m2
    FROM mart.parcel_year m
    JOIN place l ON l.parcel_code = m.parcel_code
    WHERE m.year = :year AND (m.space_layer IS NULL OR right(m.space_layer, 1) NOT IN ('S', 'X'))
)
SELECT inside, COUNT(*) AS parcel_count, SUM(area_mu) AS land_mu, SUM(floor_area_m2) AS floor_area_m2,
       SUM(tax) AS tax, CAST(SUM(tax) AS DOUBLE) / SUM(area_mu) AS tax_per_mu,
       COUNT(*) - COUNT(floor_reserve_m2) AS unknown_count,
       SUM(CASE WHEN floor_reserve_m2 > 0 THEN floor_reserve_m2
                WHEN floor_reserve_m2 IS NOT NULL THEN 0 END) AS reserve_m2
FROM parcel
GROUP BY inside
ORDER BY inside DESC
