-- title: {zh: 空置盘活潜力, en: Vacancy}
-- theme: potential
-- doc:
--   zh: "可租售面积和空置面积均已知的楼宇，空置面积大者在前；用途为其主要宗地的实际用途。潜力税收 = 空置面积 × 所在街道每平方米入驻面积的税收（当年）。"
--   en: "Buildings whose rentable and vacant area are known, the largest vacant area first; their use is that of their main parcel. Potential tax is the vacant area times the tax per occupied m2 of the building's street in that year."
-- grain: [building_code]
-- parameters:
--   year: {type: integer, choices: year, label: {zh: 年度, en: Year}, doc: {zh: 缺省为快照中最近的年度, en: By default the latest year of the snapshot}}
--   street: {type: text, choices: street, label: {zh: 街道, en: Street}, doc: {zh: 街道代码；缺省为全部, en: Code of a street; by default all}}
--   use: {type: text, choices: use, label: {zh: 实际用途大类, en: Class of actual use}, doc: {zh: 用途大类代码；缺省为全部, en: Code of a class of use; by default all}}
--   office: {type: boolean, default: false, label: {zh: 只列商务楼宇, en: Office buildings only}, doc: {zh: 为 true 时只列商务楼宇, en: "Where true, office buildings alone"}}
--   limit: {type: integer, default: 100, min: 1, max: 100000, label: {zh: 行数, en: Rows}, doc: {zh: 最多返回的行数, en: Rows at most}}
-- source: [mart.building_year, mart.parcel_year, land.building, ref.admin_unit, ref.building_tier]
-- columns:
--   building_code: {type: VARCHAR, of: mart.building_year.building_code}
--   name: {type: VARCHAR, of: mart.building_year.name}
--   parcel_code: {type: VARCHAR, of: mart.building_year.parcel_code}
--   street: {type: VARCHAR, label: {zh: 街道代码, en: Street code}}
--   street_label: {type: VARCHAR, label: {zh: 街道, en: Street}}
--   tier: {type: VARCHAR, of: mart.building_year.tier}
--   tier_label: {type: VARCHAR, label: {zh: 楼宇等级, en: Tier}}
--   rentable_m2: {type: DOUBLE, of: mart.building_year.rentable_area_m2}
--   vacant_m2: {type: DOUBLE, of: mart.building_year.vacant_area_m2}
--   vacancy: {type: DOUBLE, of: mart.building_year.vacancy}
--   occupant_count: {type: BIGINT, unit: count, of: mart.building_year.occupant_count}
--   tax: {type: "DECIMAL(24,4)", unit: currency, label: {zh: 税收, en: Tax}}
--   potential_tax: {type: DOUBLE, unit: currency, label: {zh: 潜力税收, en: Potential tax}}
--   geom: {type: GEOMETRY, label: {zh: 图形, en: Geometry}}
WITH building AS (
    SELECT * FROM mart.building_year
    WHERE year = :year AND vacancy_rentable_m2 IS NOT NULL AND vacancy_vacant_m2 IS NOT NULL
),
rate AS (
    SELECT street_code,
           CAST(SUM(tax) AS DOUBLE) / NULLIF(SUM(vacancy_rentable_m2 - vacancy_vacant_m2), 0) AS tax_per_occupied_m2
    FROM building
    WHERE tax IS NOT NULL
    GROUP BY street_code
)
SELECT b.building_code, b.name, b.parcel_code, b.street_code AS street, u.name AS street_label, b.tier,
       CASE :lang WHEN 'en' THEN t.en ELSE t.zh END AS tier_label, b.rentable_area_m2 AS rentable_m2,
       b.vacant_area_m2 AS vacant_m2, b.vacancy, b.occupant_count, b.tax,
       b.vacant_area_m2 * r.tax_per_occupied_m2 AS potential_tax, g.geom
FROM building b
JOIN land.building g ON g.building_code = b.building_code
LEFT JOIN mart.parcel_year m ON m.parcel_code = b.parcel_code AND m.year = b.year
LEFT JOIN rate r ON r.street_code = b.street_code
LEFT JOIN ref.admin_unit u ON u.code = b.street_code
LEFT JOIN ref.building_tier t ON t.tier = b.tier
WHERE (CAST(:street AS VARCHAR) IS NULL OR b.street_code = :street)
  AND (CAST(:use AS VARCHAR) IS NULL OR m.actual_class = :use)
  AND (NOT CAST(:office AS BOOLEAN) OR b.is_office_building)
ORDER BY vacant_m2 DESC, b.building_code
LIMIT :limit
