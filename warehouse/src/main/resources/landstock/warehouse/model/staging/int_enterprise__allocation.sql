-- Figures of enterprises split over their parcels; the largest share takes what rounding leaves,
-- so that the parts are the whole to the last digit.
--
-- Grain: credit_code, year, measure, parcel_code
-- Source: staging.int_enterprise__measure, staging.int_enterprise__place
-- Returns: credit_code, year, measure, parcel_code, amount, row_count
WITH part AS (
    SELECT
        m.credit_code,
        m.year,
        m.measure,
        m.amount,
        m.row_count,
        p.parcel_code,
        p.place,
        CAST(CAST(m.amount AS DOUBLE) * p.share AS DECIMAL(24,4)) AS cut
    FROM staging.int_enterprise__measure AS m
    JOIN staging.int_enterprise__place AS p
        ON p.credit_code = m.credit_code AND p.year = m.year
)
SELECT
    credit_code,
    year,
    measure,
    parcel_code,
    CAST(
        CASE
            WHEN place = 1
            THEN amount - (SUM(cut) OVER (PARTITION BY credit_code, year, measure) - cut)
            ELSE cut
        END AS DECIMAL(24,4)
    ) AS amount,
    row_count
FROM part
