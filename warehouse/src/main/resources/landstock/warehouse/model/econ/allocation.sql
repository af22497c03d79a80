-- Figures of enterprises on parcels, one row for each measure.
--
-- Grain: source, credit_code, year, measure, parcel_code
-- Source: staging.int_enterprise__part
-- Returns: source, credit_code, year, parcel_code, share, basis, reason, measure, amount
WITH parcel AS (
    SELECT
        source,
        credit_code,
        year,
        parcel_code,
        CAST(SUM(CAST(share AS DECIMAL(28,20))) AS DOUBLE) AS share,
        MIN(basis) AS basis,
        MIN(reason) AS reason,
        CAST(SUM(revenue) AS DECIMAL(24,4)) AS revenue,
        CAST(SUM(output) AS DECIMAL(24,4)) AS output,
        CAST(SUM(value_added) AS DECIMAL(24,4)) AS value_added,
        CAST(SUM(employees) AS DECIMAL(24,4)) AS employees,
        CAST(SUM(energy_tce) AS DECIMAL(24,4)) AS energy_tce,
        CAST(SUM(rd_expense) AS DECIMAL(24,4)) AS rd_expense,
        CAST(SUM(investment) AS DECIMAL(24,4)) AS investment,
        CAST(SUM(tax) AS DECIMAL(24,4)) AS tax,
        CAST(SUM(tax_central) AS DECIMAL(24,4)) AS tax_central,
        CAST(SUM(tax_city) AS DECIMAL(24,4)) AS tax_city,
        CAST(SUM(tax_district) AS DECIMAL(24,4)) AS tax_district,
        CAST(SUM(refund) AS DECIMAL(24,4)) AS refund,
        CAST(SUM(tax_evaluated) AS DECIMAL(24,4)) AS tax_evaluated
    FROM staging.int_enterprise__part
    GROUP BY source, credit_code, year, parcel_code
)
UNPIVOT parcel
ON revenue, output, value_added, employees, energy_tce, rd_expense, investment, tax,
    tax_central, tax_city, tax_district, refund, tax_evaluated
INTO NAME measure VALUE amount
