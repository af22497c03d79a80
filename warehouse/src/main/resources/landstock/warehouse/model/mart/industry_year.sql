-- Industries by street and year; what is on no parcel stands in buckets of its own, so that the sum is
-- the source.
--
-- Grain: industry_code, section_code, street_code, bucket, year
-- Source: staging.int_enterprise__part, land.parcel, econ.enterprise
-- Returns: section_code, industry_code, street_code, bucket, year, enterprise_count, revenue,
--   output, value_added, employees, energy_tce, rd_expense, investment, tax, tax_central, tax_city,
--   tax_district, refund, tax_evaluated, revenue_contributors, revenue_top1, revenue_top2,
--   output_contributors, output_top1, output_top2, value_added_contributors, value_added_top1,
--   value_added_top2, employees_contributors, employees_top1, employees_top2,
--   energy_tce_contributors, energy_tce_top1, energy_tce_top2, rd_expense_contributors,
--   rd_expense_top1, rd_expense_top2, investment_contributors, investment_top1, investment_top2,
--   tax_contributors, tax_top1, tax_top2, tax_district_contributors, tax_district_top1,
--   tax_district_top2, tax_evaluated_contributors, tax_evaluated_top1, tax_evaluated_top2,
--   value_added_per_employee, value_added_per_tce, rd_share
WITH brought AS (
    SELECT
        left(e.industry_code, 1) AS section_code,
        NULLIF(substr(e.industry_code, 2, 2), '') AS industry_code,
        p.street_code,
        COALESCE(f.reason, CASE WHEN p.street_code IS NULL THEN 'no_street' ELSE 'street' END) AS bucket,
        f.year,
        f.credit_code,
        SUM(f.revenue) AS revenue,
        SUM(f.output) AS output,
        SUM(f.value_added) AS value_added,
        SUM(f.employees) AS employees,
        SUM(f.energy_tce) AS energy_tce,
        SUM(f.rd_expense) AS rd_expense,
        SUM(f.investment) AS investment,
        SUM(f.tax) AS tax,
        SUM(f.tax_central) AS tax_central,
        SUM(f.tax_city) AS tax_city,
        SUM(f.tax_district) AS tax_district,
        SUM(f.refund) AS refund,
        SUM(f.tax_evaluated) AS tax_evaluated
    FROM staging.int_enterprise__part AS f
    LEFT JOIN land.parcel AS p ON p.parcel_code = f.parcel_code
    LEFT JOIN econ.enterprise AS e ON e.credit_code = f.credit_code
    GROUP BY ALL
),
summed AS (
    SELECT
        section_code,
        industry_code,
        street_code,
        bucket,
        year,
        COUNT(DISTINCT credit_code) AS enterprise_count,
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
        SUM(tax_evaluated) AS tax_evaluated,
        COUNT(NULLIF(revenue, 0)) AS revenue_contributors,
        list_sum(MAX(ABS(revenue), 1)) / NULLIF(SUM(ABS(revenue)), 0) AS revenue_top1,
        list_sum(MAX(ABS(revenue), 2)) / NULLIF(SUM(ABS(revenue)), 0) AS revenue_top2,
        COUNT(NULLIF(output, 0)) AS output_contributors,
        list_sum(MAX(ABS(output), 1)) / NULLIF(SUM(ABS(output)), 0) AS output_top1,
        list_sum(MAX(ABS(output), 2)) / NULLIF(SUM(ABS(output)), 0) AS output_top2,
        COUNT(NULLIF(value_added, 0)) AS value_added_contributors,
        list_sum(MAX(ABS(value_added), 1)) / NULLIF(SUM(ABS(value_added)), 0) AS value_added_top1,
        list_sum(MAX(ABS(value_added), 2)) / NULLIF(SUM(ABS(value_added)), 0) AS value_added_top2,
        COUNT(NULLIF(employees, 0)) AS employees_contributors,
        list_sum(MAX(ABS(employees), 1)) / NULLIF(SUM(ABS(employees)), 0) AS employees_top1,
        list_sum(MAX(ABS(employees), 2)) / NULLIF(SUM(ABS(employees)), 0) AS employees_top2,
        COUNT(NULLIF(energy_tce, 0)) AS energy_tce_contributors,
        list_sum(MAX(ABS(energy_tce), 1)) / NULLIF(SUM(ABS(energy_tce)), 0) AS energy_tce_top1,
        list_sum(MAX(ABS(energy_tce), 2)) / NULLIF(SUM(ABS(energy_tce)), 0) AS energy_tce_top2,
        COUNT(NULLIF(rd_expense, 0)) AS rd_expense_contributors,
        list_sum(MAX(ABS(rd_expense), 1)) / NULLIF(SUM(ABS(rd_expense)), 0) AS rd_expense_top1,
        list_sum(MAX(ABS(rd_expense), 2)) / NULLIF(SUM(ABS(rd_expense)), 0) AS rd_expense_top2,
        COUNT(NULLIF(investment, 0)) AS investment_contributors,
        list_sum(MAX(ABS(investment), 1)) / NULLIF(SUM(ABS(investment)), 0) AS investment_top1,
        list_sum(MAX(ABS(investment), 2)) / NULLIF(SUM(ABS(investment)), 0) AS investment_top2,
        COUNT(NULLIF(tax, 0)) AS tax_contributors,
        list_sum(MAX(ABS(tax), 1)) / NULLIF(SUM(ABS(tax)), 0) AS tax_top1,
        list_sum(MAX(ABS(tax), 2)) / NULLIF(SUM(ABS(tax)), 0) AS tax_top2,
        COUNT(NULLIF(tax_district, 0)) AS tax_district_contributors,
        list_sum(MAX(ABS(tax_district), 1)) / NULLIF(SUM(ABS(tax_district)), 0) AS tax_district_top1,
        list_sum(MAX(ABS(tax_district), 2)) / NULLIF(SUM(ABS(tax_district)), 0) AS tax_district_top2,
        COUNT(NULLIF(tax_evaluated, 0)) AS tax_evaluated_contributors,
        list_sum(MAX(ABS(tax_evaluated), 1)) / NULLIF(SUM(ABS(tax_evaluated)), 0) AS tax_evaluated_top1,
        list_sum(MAX(ABS(tax_evaluated), 2)) / NULLIF(SUM(ABS(tax_evaluated)), 0) AS tax_evaluated_top2
    FROM brought
    GROUP BY section_code, industry_code, street_code, bucket, year
)
SELECT
    *,
    CAST(value_added AS DOUBLE) / NULLIF(CAST(employees AS DOUBLE), 0) AS value_added_per_employee,
    CAST(value_added AS DOUBLE) / NULLIF(CAST(energy_tce AS DOUBLE), 0) AS value_added_per_tce,
    CAST(rd_expense AS DOUBLE) / NULLIF(CAST(revenue AS DOUBLE), 0) AS rd_share
FROM summed
