-- Where an enterprise is in a year, with the share of each place.
--
-- Grain: credit_code, year, parcel_code, building_code
-- Source: staging.int_enterprise__figure for whom and when; econ.occupancy valid on any day of the
--   year, with land.building, land.parcel and land.parcel_building for what it names; where there is
--   none, staging.int_enterprise__address. Shares go by floor area held, or equally where no area is
--   known. parcel_code is NULL for what is on no known parcel.
-- Returns: credit_code, year, parcel_code, building_code, basis, share, place, places
WITH asked AS (
    SELECT DISTINCT credit_code, year
    FROM staging.int_enterprise__figure
    WHERE credit_code IS NOT NULL AND year IS NOT NULL
),
spot AS (
    SELECT
        o.credit_code,
        o.area_m2,
        YEAR(o.valid_from) AS from_year,
        YEAR(o.valid_to) AS to_year,
        COALESCE(p.parcel_code, m.parcel_code) AS parcel_code,
        b.building_code
    FROM econ.occupancy AS o
    LEFT JOIN land.building AS b ON b.building_code = o.building_code
    LEFT JOIN land.parcel_building AS m ON m.building_code = b.building_code AND m.is_main
    LEFT JOIN land.parcel AS p ON p.parcel_code = o.parcel_code
    WHERE o.credit_code IS NOT NULL AND (o.area_m2 > 0 OR o.area_m2 IS NULL)
),
held AS (
    SELECT
        a.credit_code,
        a.year,
        s.parcel_code,
        s.building_code,
        SUM(CAST(s.area_m2 AS DECIMAL(28,10))) AS area_m2
    FROM asked AS a
    JOIN spot AS s
        ON s.credit_code = a.credit_code
        AND (s.from_year IS NULL OR s.from_year <= a.year)
        AND (s.to_year IS NULL OR s.to_year >= a.year)
    GROUP BY a.credit_code, a.year, s.parcel_code, s.building_code
),
weighed AS (
    SELECT *, SUM(area_m2) OVER (PARTITION BY credit_code, year) AS total_m2
    FROM held
),
place AS (
    SELECT
        credit_code,
        year,
        parcel_code,
        building_code,
        CASE WHEN total_m2 IS NULL THEN 'equal_split' ELSE 'floor_area' END AS basis,
        CASE WHEN total_m2 IS NULL THEN 1 ELSE area_m2 END AS weight
    FROM weighed
    WHERE total_m2 IS NULL OR area_m2 IS NOT NULL
    UNION ALL
    SELECT a.credit_code, a.year, d.parcel_code, d.building_code, d.basis, 1
    FROM asked AS a
    JOIN staging.int_enterprise__address AS d ON d.credit_code = a.credit_code
    ANTI JOIN held AS h ON h.credit_code = a.credit_code AND h.year = a.year
)
SELECT
    credit_code,
    year,
    parcel_code,
    building_code,
    basis,
    CAST(weight AS DOUBLE)
        / CAST(SUM(weight) OVER (PARTITION BY credit_code, year) AS DOUBLE) AS share,
    ROW_NUMBER() OVER (
        PARTITION BY credit_code, year
        ORDER BY weight DESC, parcel_code NULLS LAST, building_code NULLS LAST
    ) AS place,
    COUNT(*) OVER (PARTITION BY credit_code, year) AS places
FROM place
