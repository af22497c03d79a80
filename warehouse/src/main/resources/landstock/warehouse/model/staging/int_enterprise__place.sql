-- The parcels an enterprise is on in a year, with their shares of the floor area it holds.
--
-- Grain: credit_code, year, parcel_code
-- Source: econ.occupancy valid on any day of the year, land.building for the parcel where the
--   occupancy names only a building, land.parcel; parcel_code is NULL for what is on no known parcel
-- Returns: credit_code, year, parcel_code, share, place
WITH asked AS (
    SELECT DISTINCT credit_code, year
    FROM staging.int_enterprise__measure
    WHERE credit_code IS NOT NULL AND year IS NOT NULL
),
held AS (
    SELECT a.credit_code, a.year, p.parcel_code, SUM(CAST(o.area_m2 AS DECIMAL(28,10))) AS area_m2
    FROM asked AS a
    JOIN econ.occupancy AS o
        ON o.credit_code = a.credit_code
        AND o.area_m2 > 0
        AND (o.valid_from IS NULL OR YEAR(o.valid_from) <= a.year)
        AND (o.valid_to IS NULL OR YEAR(o.valid_to) >= a.year)
    LEFT JOIN land.building AS b ON b.building_code = o.building_code
    LEFT JOIN land.parcel AS p ON p.parcel_code = COALESCE(o.parcel_code, b.parcel_code)
    GROUP BY a.credit_code, a.year, p.parcel_code
)
SELECT
    credit_code,
    year,
    parcel_code,
    CAST(area_m2 AS DOUBLE)
        / CAST(SUM(area_m2) OVER (PARTITION BY credit_code, year) AS DOUBLE) AS share,
    ROW_NUMBER() OVER (
        PARTITION BY credit_code, year ORDER BY area_m2 DESC, parcel_code NULLS LAST
    ) AS place
FROM held
