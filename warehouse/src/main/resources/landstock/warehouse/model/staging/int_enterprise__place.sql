-- Where an enterprise is in a year, with the share of each place.
--
-- Grain: credit_code, year, parcel_code, building_code
-- Source: econ.occupancy valid on any day of a year of staging.int_year__asked, whatever its holder
--   reports, with land.building, land.parcel and land.parcel_building for what it names; where there
--   is none, staging.int_enterprise__address of those with a figure in
--   staging.int_enterprise__figure. Shares go by floor area times the days of the year on which it
--   was held, or equally where no area is known. An area that is not above 0 is unknown; beside known
--   ones its place has no share, and is none of places. parcel_code is NULL for what is on no known
--   parcel.
-- Returns: credit_code, year, parcel_code, building_code, basis, share, place, places
WITH years AS (
    -- One row: a join by inequality would sort all occupancies.
    SELECT LIST(CAST(year AS INTEGER) ORDER BY year) AS asked
    FROM staging.int_year__asked
),
spot AS (
    SELECT
        o.credit_code,
        CASE WHEN o.area_m2 > 0 THEN CAST(o.area_m2 AS DECIMAL(28,10)) END AS area_m2,
        COALESCE(o.valid_from, DATE '0001-01-01') AS begins,
        COALESCE(o.valid_to, DATE '9999-12-31') AS ends,
        COALESCE(p.parcel_code, m.parcel_code) AS parcel_code,
        b.building_code
    FROM econ.occupancy AS o
    LEFT JOIN land.building AS b ON b.building_code = o.building_code
    LEFT JOIN land.parcel_building AS m ON m.building_code = b.building_code AND m.is_main
    LEFT JOIN land.parcel AS p ON p.parcel_code = o.parcel_code
    WHERE o.credit_code IS NOT NULL
),
yearly AS (
    SELECT
        s.*,
        UNNEST(list_filter(
            y.asked, lambda one: one BETWEEN YEAR(s.begins) AND YEAR(s.ends)
        )) AS year
    FROM spot AS s
    CROSS JOIN years AS y
    WHERE s.begins <= s.ends
),
held AS (
    SELECT
        credit_code,
        year,
        parcel_code,
        building_code,
        SUM(area_m2) AS area_m2,
        SUM(area_m2 * CAST(
            LEAST(ends, make_date(year, 12, 31)) - GREATEST(begins, make_date(year, 1, 1)) + 1
            AS SMALLINT
        )) AS area_days
    FROM yearly
    GROUP BY credit_code, year, parcel_code, building_code
),
weighed AS (
    SELECT
        *,
        SUM(area_m2) OVER whole AS total_m2,
        SUM(area_days) OVER whole AS total_days,
        CAST(make_date(year, 12, 31) - make_date(year, 1, 1) + 1 AS SMALLINT) AS year_days
    FROM held
    WINDOW whole AS (PARTITION BY credit_code, year)
),
place AS (
    SELECT
        credit_code,
        year,
        parcel_code,
        building_code,
        CASE WHEN total_m2 IS NULL THEN 'equal_split' ELSE 'floor_area' END AS basis,
        -- Areas held all year weigh as they are, so that days cannot change the last bit of a share.
        CASE
            WHEN total_m2 IS NULL THEN 1
            WHEN total_days = total_m2 * year_days THEN area_m2
            ELSE area_days
        END AS weight
    FROM weighed
    UNION ALL
    SELECT f.credit_code, f.year, d.parcel_code, d.building_code, d.basis, 1
    FROM (SELECT DISTINCT credit_code, year FROM staging.int_enterprise__figure WHERE year IS NOT NULL) AS f
    JOIN staging.int_enterprise__address AS d ON d.credit_code = f.credit_code
    ANTI JOIN held AS h ON h.credit_code = f.credit_code AND h.year = f.year
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
        ORDER BY weight DESC NULLS LAST, parcel_code NULLS LAST, building_code NULLS LAST
    ) AS place,
    COUNT(weight) OVER (PARTITION BY credit_code, year) AS places
FROM place
