-- What of each measure is on no parcel, and why: mart.parcel_year plus this is the source.
--
-- Grain: year, measure, reason
-- Source: land.assessment and land.parcel for values; econ through
--   staging.int_enterprise__measure and staging.int_enterprise__allocation
-- Returns: year, measure, reason, amount, row_count
WITH valued AS (
    SELECT
        a.year,
        CASE
            WHEN a.parcel_code IS NULL THEN 'no_key'
            WHEN a.year IS NULL THEN 'no_year'
            ELSE 'no_parcel'
        END AS reason,
        UNNEST([
            {'measure': 'land_value', 'amount': a.land_value},
            {'measure': 'improvement_value', 'amount': a.improvement_value},
            {'measure': 'total_value', 'amount': a.total_value}
        ]) AS one
    FROM land.assessment AS a
    LEFT JOIN land.parcel AS p ON p.parcel_code = a.parcel_code
    WHERE a.year IS NULL OR p.parcel_code IS NULL
),
homeless AS (
    SELECT
        m.year,
        m.measure,
        CASE
            WHEN m.credit_code IS NULL THEN 'no_key'
            WHEN m.year IS NULL THEN 'no_year'
            ELSE 'no_occupancy'
        END AS reason,
        m.amount,
        m.row_count
    FROM staging.int_enterprise__measure AS m
    LEFT JOIN staging.int_enterprise__place AS h
        ON h.credit_code = m.credit_code AND h.year = m.year AND h.place = 1
    WHERE h.place IS NULL
),
rest AS (
    SELECT
        year,
        one.measure AS measure,
        reason,
        CAST(one.amount AS DECIMAL(24,4)) AS amount,
        1 AS row_count
    FROM valued
    UNION ALL
    SELECT year, measure, reason, amount, row_count
    FROM homeless
    UNION ALL
    SELECT year, measure, 'no_parcel' AS reason, amount, row_count
    FROM staging.int_enterprise__allocation
    WHERE parcel_code IS NULL
)
SELECT year, measure, reason, SUM(amount) AS amount, CAST(SUM(row_count) AS BIGINT) AS row_count
FROM rest
GROUP BY year, measure, reason
