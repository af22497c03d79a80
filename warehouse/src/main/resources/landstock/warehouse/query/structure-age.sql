-- title: {zh: 建成年代结构, en: Composition by age}
-- theme: structure
-- doc:
--   zh: "建筑按竣工年代（十年一段）汇总，跨宗地的计入其主要宗地，用途为该宗地的实际用途；1950 年以前合为一段，竣工日期不明的单列一行。"
--   en: "Buildings by decade of completion, each on its main parcel and of its use; before 1950 is one class, an unknown day of completion a row of its own."
-- grain: [age]
-- parameters:
--   street: {type: text, choices: street, label: {zh: 街道, en: Street}, doc: {zh: 街道代码；缺省为全部, en: Code of a street; by default all}}
--   use: {type: text, choices: use, label: {zh: 实际用途大类, en: Class of actual use}, doc: {zh: 用途大类代码；缺省为全部, en: Code of a class of use; by default all}}
-- source: [land.building, land.parcel_building, land.parcel, mart.parcel_year]
-- columns:
--   age: {type: VARCHAR, label: {zh: 建成年代, en: Decade of completion}}
--   from_year: {type: BIGINT, label: {zh: 起始年, en: From year}}
--   building_count: {type: BIGINT, unit: count, label: {zh: 建筑幢数, en: Buildings}}
--   office_building_count: {type: BIGINT, unit: count, label: {zh: 商务楼宇数, en: Office buildings}}
--   floor_area_m2: {type: DOUBLE, unit: m2, label: {zh: 建筑面积, en: Floor area}}
--   floor_share: {type: DOUBLE, unit: "1", label: {zh: 建筑面积占比, en: Share of floor area}}
--   rentable_m2: {type: DOUBLE, unit: m2, label: {zh: 可租售面积, en: Rentable area}}
--   vacant_m2: {type: DOUBLE, unit: m2, label: {zh: 空置面积, en: Vacant area}}
--   vacancy: {type: DOUBLE, unit: "1", label: {zh: 空置率, en: Vacancy}}
WITH latest AS (
    SELECT MAX(year) AS latest_year FROM mart.parcel_year
),
used AS (
    SELECT y.parcel_code, y.actual_class
    FROM mart.parcel_year y
    JOIN latest l ON l.latest_year = y.year
),
building AS (
    SELECT CASE WHEN b.completed_on IS NULL THEN NULL
                WHEN EXTRACT(YEAR FROM b.completed_on) < 1950 THEN 0
                ELSE EXTRACT(YEAR FROM b.completed_on) / 10 * 10
           END AS from_year,
           b.is_office_building, b.gfa_m2, b.rentable_area_m2, b.vacant_area_m2
    FROM land.building b
    LEFT JOIN land.parcel_building m ON m.building_code = b.building_code AND m.is_main
    LEFT JOIN land.parcel p ON p.parcel_code = m.parcel_code
    LEFT JOIN used u ON u.parcel_code = m.parcel_code
    WHERE (CAST(:street AS VARCHAR) IS NULL OR p.street_code = :street)
      AND (CAST(:use AS VARCHAR) IS NULL OR u.actual_class = :use)
),
part AS (
    SELECT from_year, COUNT(*) AS building_count,
           COUNT(*) FILTER (WHERE is_office_building) AS office_building_count,
           SUM(gfa_m2) AS floor_area_m2, SUM(rentable_area_m2) AS rentable_m2,
           SUM(vacant_area_m2) AS vacant_m2,
           SUM(CASE WHEN rentable_area_m2 IS NOT NULL THEN vacant_area_m2 END)
               / SUM(CASE WHEN vacant_area_m2 IS NOT NULL THEN rentable_area_m2 END) AS vacancy
    FROM building
    GROUP BY from_year
)
SELECT CASE WHEN from_year IS NULL THEN CASE WHEN said.lang = 'en' THEN 'unknown' ELSE '不明' END
            WHEN from_year = 0 THEN CASE WHEN said.lang = 'en' THEN 'before 1950' ELSE '1950年以前' END
            ELSE CAST(from_year AS VARCHAR) || CASE WHEN said.lang = 'en' THEN 's' ELSE '年代' END
       END AS age,
       NULLIF(from_year, 0) AS from_year, building_count, office_building_count, floor_area_m2,
       floor_area_m2 / SUM(floor_area_m2) OVER () AS floor_share, rentable_m2, vacant_m2, vacancy
FROM part CROSS JOIN (SELECT CAST(:lang AS VARCHAR) AS lang) AS said
ORDER BY part.from_year NULLS LAST
