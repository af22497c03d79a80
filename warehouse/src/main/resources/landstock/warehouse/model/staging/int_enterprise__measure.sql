-- Every figure of an enterprise and year as one row, so that all are allocated by one rule.
--
-- Grain: credit_code, year, measure
-- Source: econ.enterprise_year, econ.tax_year
-- Returns: credit_code, year, measure, amount, row_count
WITH figure AS (
    FROM econ.enterprise_year
    SELECT
        credit_code,
        year,
        UNNEST([
            {'measure': 'revenue', 'amount': CAST(revenue AS DECIMAL(24,4))},
            {'measure': 'output', 'amount': CAST(output AS DECIMAL(24,4))},
            {'measure': 'value_added', 'amount': CAST(value_added AS DECIMAL(24,4))},
            {'measure': 'employees', 'amount': CAST(employees AS DECIMAL(24,4))},
            {'measure': 'energy_tce', 'amount': CAST(energy_tce AS DECIMAL(24,4))},
            {'measure': 'rd_expense', 'amount': CAST(rd_expense AS DECIMAL(24,4))},
            {'measure': 'investment', 'amount': CAST(investment AS DECIMAL(24,4))}
        ]) AS one
    UNION ALL
    FROM econ.tax_year
    SELECT
        credit_code,
        year,
        UNNEST([
            {'measure': 'tax', 'amount': CAST(amount AS DECIMAL(24,4))},
            {'measure': 'tax_district',
             'amount': CAST(CASE WHEN level = 'district' THEN amount END AS DECIMAL(24,4))},
            {'measure': 'refund', 'amount': CAST(refund AS DECIMAL(24,4))}
        ]) AS one
)
SELECT
    credit_code,
    year,
    one.measure AS measure,
    CAST(SUM(one.amount) AS DECIMAL(24,4)) AS amount,
    COUNT(*) AS row_count
FROM figure
WHERE one.amount IS NOT NULL
GROUP BY credit_code, year, one.measure
