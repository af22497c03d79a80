-- What of each measure is on no parcel, and why: mart.parcel_year plus this is the source.
--
-- Grain: year, measure, reason
-- Source: land.assessment and land.parcel for values; econ.allocation, with econ.enterprise_year and
--   econ.tax_year for the number of rows
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
loose AS (
    SELECT source, credit_code, year, measure, reason, amount
    FROM econ.allocation
    WHERE parcel_code IS NULL
),
homeless AS (
    SELECT DISTINCT source, credit_code, year
    FROM loose
),
counted AS (
    SELECT h.source, h.credit_code, h.year, UNNEST([
        {'measure': 'revenue', 'row_count': COUNT(r.revenue)},
        {'measure': 'output', 'row_count': COUNT(r.output)},
        {'measure': 'value_added', 'row_count': COUNT(r.value_added)},
        {'measure': 'employees', 'row_count': COUNT(r.employees)},
        {'measure': 'energy_tce', 'row_count': COUNT(r.energy_tce)},
        {'measure': 'rd_expense', 'row_count': COUNT(r.rd_expense)},
        {'measure': 'investment', 'row_count': COUNT(r.investment)}
    ]) AS one
    FROM homeless AS h
    JOIN econ.enterprise_year AS r
        ON r.source = h.source
        AND r.credit_code IS NOT DISTINCT FROM h.credit_code
        AND r.year IS NOT DISTINCT FROM h.year
    GROUP BY h.source, h.credit_code, h.year
    UNION ALL
    SELECT h.source, h.credit_code, h.year, UNNEST([
        {'measure': 'tax', 'row_count': COUNT(t.amount)},
        {'measure': 'tax_central', 'row_count': COUNT(t.amount) FILTER (t.level = 'central')},
        {'measure': 'tax_city', 'row_count': COUNT(t.amount) FILTER (t.level = 'city')},
        {'measure': 'tax_district', 'row_count': COUNT(t.amount) FILTER (t.level = 'district')},
        {'measure': 'refund', 'row_count': COUNT(t.refund)},
        {'measure': 'tax_evaluated', 'row_count': COUNT(COALESCE(t.amount, t.refund))}
    ]) AS one
    FROM homeless AS h
    JOIN econ.tax_year AS t
        ON t.source = h.source
        AND t.credit_code IS NOT DISTINCT FROM h.credit_code
        AND t.year IS NOT DISTINCT FROM h.year
    GROUP BY h.source, h.credit_code, h.year
),
rest AS (
    SELECT
        year,
        one.measure AS measure,
        reason,
        CAST(one.amount AS DECIMAL(24,4)) AS amount,
        1 AS row_count
    FROM valued
    WHERE one.amount IS NOT NULL
    UNION ALL
    SELECT l.year, l.measure, l.reason, l.amount, c.one.row_count
    FROM loose AS l
    JOIN counted AS c
        ON c.source = l.source
        AND c.one.measure = l.measure
        AND c.credit_code IS NOT DISTINCT FROM l.credit_code
        AND c.year IS NOT DISTINCT FROM l.year
)
SELECT year, measure, reason, SUM(amount) AS amount, CAST(SUM(row_count) AS BIGINT) AS row_count
FROM rest
GROUP BY year, measure, reason
