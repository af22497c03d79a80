-- What an enterprise brings to a parcel in a year, all hand-ins and buildings together.
--
-- Grain: credit_code, year, parcel_code
-- Source: staging.int_enterprise__part, what is on a parcel
-- Returns: credit_code, year, parcel_code, revenue, output, value_added, employees, energy_tce,
--   rd_expense, investment, tax, tax_central, tax_city, tax_district, refund, tax_evaluated
SELECT
    credit_code,
    year,
    parcel_code,
    SUM(revenue) AS revenue,
    SUM(output) AS output,
    SUM(value_added) AS value_added,
    SUM(employees) AS employees,
    SUM(energy_tce) AS energy_tce,
    SUM(rd_expense) AS rd_expense,
    SUM(investment) AS investment,
    SUM(tax) AS tax,
    SUM(tax_central) AS tax_central,
    SUM(tax_city) AS tax_city,
    SUM(tax_district) AS tax_district,
    SUM(refund) AS refund,
    SUM(tax_evaluated) AS tax_evaluated
FROM staging.int_enterprise__part
WHERE parcel_code IS NOT NULL
GROUP BY credit_code, year, parcel_code
