-- Every figure of an enterprise and year, each as one column.
--
-- Grain: source, credit_code, year
-- Source: econ.enterprise_year, econ.tax_year, ref.evaluated_tax; a scheme of evaluated tax of the
--   pack goes before the default, which gives the factors that it leaves open
-- Returns: source, credit_code, year, revenue, output, value_added, employees, energy_tce,
--   rd_expense, investment, tax, tax_central, tax_city, tax_district, refund, tax_evaluated
WITH rule AS (
    SELECT *, ROW(scheme = 'default', tax_item_code = '*', level = '*') AS turn
    FROM ref.evaluated_tax
    WHERE scheme = 'default'
        OR scheme = (SELECT MIN(scheme) FROM ref.evaluated_tax WHERE scheme <> 'default')
),
kind AS (
    SELECT
        k.tax_item_code,
        k.level,
        ARG_MIN(r.amount_factor, r.turn) AS amount_factor,
        ARG_MIN(r.refund_factor, r.turn) AS refund_factor
    FROM (SELECT DISTINCT tax_item_code, level FROM econ.tax_year) AS k
    JOIN rule AS r
        ON (r.tax_item_code = '*' OR r.tax_item_code = k.tax_item_code)
        AND (r.level = '*' OR r.level = k.level)
    GROUP BY k.tax_item_code, k.level
),
taxed AS (
    SELECT
        t.source,
        t.credit_code,
        t.year,
        t.amount,
        t.refund,
        t.level,
        CASE
            WHEN t.amount IS NOT NULL OR t.refund IS NOT NULL
            THEN CAST(COALESCE(t.amount * k.amount_factor, 0) AS DECIMAL(24,4))
                + CAST(COALESCE(t.refund * k.refund_factor, 0) AS DECIMAL(24,4))
        END AS evaluated
    FROM econ.tax_year AS t
    LEFT JOIN kind AS k
        ON k.tax_item_code IS NOT DISTINCT FROM t.tax_item_code
        AND k.level IS NOT DISTINCT FROM t.level
)
SELECT
    source,
    credit_code,
    year,
    CAST(SUM(revenue) AS DECIMAL(24,4)) AS revenue,
    CAST(SUM(output) AS DECIMAL(24,4)) AS output,
    CAST(SUM(value_added) AS DECIMAL(24,4)) AS value_added,
    CAST(SUM(employees) AS DECIMAL(24,4)) AS employees,
    CAST(SUM(energy_tce) AS DECIMAL(24,4)) AS energy_tce,
    CAST(SUM(rd_expense) AS DECIMAL(24,4)) AS rd_expense,
    CAST(SUM(investment) AS DECIMAL(24,4)) AS investment,
    CAST(NULL AS DECIMAL(24,4)) AS tax,
    CAST(NULL AS DECIMAL(24,4)) AS tax_central,
    CAST(NULL AS DECIMAL(24,4)) AS tax_city,
    CAST(NULL AS DECIMAL(24,4)) AS tax_district,
    CAST(NULL AS DECIMAL(24,4)) AS refund,
    CAST(NULL AS DECIMAL(24,4)) AS tax_evaluated
FROM econ.enterprise_year
GROUP BY source, credit_code, year
UNION ALL
SELECT
    source,
    credit_code,
    year,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    CAST(SUM(amount) AS DECIMAL(24,4)),
    CAST(SUM(amount) FILTER (level = 'central') AS DECIMAL(24,4)),
    CAST(SUM(amount) FILTER (level = 'city') AS DECIMAL(24,4)),
    CAST(SUM(amount) FILTER (level = 'district') AS DECIMAL(24,4)),
    CAST(SUM(refund) AS DECIMAL(24,4)),
    CAST(SUM(evaluated) AS DECIMAL(24,4))
FROM taxed
GROUP BY source, credit_code, year
