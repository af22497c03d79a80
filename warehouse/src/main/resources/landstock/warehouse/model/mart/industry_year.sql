-- Industries by street and year; what is on no parcel stands in buckets of its own, so that the sum is
-- the source.
--
-- Grain: industry_code, section_code, street_code, bucket, year
-- Source: staging.int_enterprise__part, land.parcel, econ.enterprise
-- Returns: section_code, industry_code, street_code, bucket, year, enterprise_count, revenue,
--   output, value_added, employees, energy_tce, rd_expense, investment, tax, tax_central, tax_city,
--   tax_district, refund, tax_evaluated, revenue_contributors, output_contributors,
--   value_added_contributors, employees_contributors, energy_tce_contributors,
--   rd_expense_contributors, investment_contributors, tax_contributors, tax_district_contributors,
--   tax_evaluated_contributors, revenue_top1, output_top1, value_added_top1, employees_top1,
--   energy_tce_top1, rd_expense_top1, investment_top1, tax_top1, tax_district_top1,
--   tax_evaluated_top1, revenue_top2, output_top2, value_added_top2, employees_top2,
--   energy_tce_top2, rd_expense_top2, investment_top2, tax_top2, tax_district_top2,
--   tax_evaluated_top2, value_added_per_employee, value_added_per_tce, rd_share
WITH brought AS (
    SELECT
        left(e.industry_code, 1) AS section_code,
        NULLIF(substr(e.industry_code, 2, 2), '') AS industry_code,
        p.street_code,
        COALESCE(f.reason, CASE WHEN p.street_code IS NULL THEN 'no_street' ELSE 'street' END) AS bucket,
        f.year,
        f.credit_code,
        SUM(COLUMNS(f.* EXCLUDE (source, credit_code, year, parcel_code, building_code, share, basis, reason))) AS '\0'
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
        SUM(COLUMNS(* EXCLUDE (section_code, industry_code, street_code, bucket, year, credit_code))) AS '\0',
        COUNT(NULLIF(COLUMNS(* EXCLUDE (section_code, industry_code, street_code, bucket, year, credit_code, tax_central, tax_city, refund)), 0)) AS '\0_contributors',
        largest_share(COLUMNS(* EXCLUDE (section_code, industry_code, street_code, bucket, year, credit_code, tax_central, tax_city, refund))) AS '\0_top1',
        top_share(COLUMNS(* EXCLUDE (section_code, industry_code, street_code, bucket, year, credit_code, tax_central, tax_city, refund)), 2) AS '\0_top2'
    FROM brought
    GROUP BY section_code, industry_code, street_code, bucket, year
)
SELECT
    *,
    CAST(value_added AS DOUBLE) / NULLIF(CAST(employees AS DOUBLE), 0) AS value_added_per_employee,
    CAST(value_added AS DOUBLE) / NULLIF(CAST(energy_tce AS DOUBLE), 0) AS value_added_per_tce,
    CAST(rd_expense AS DOUBLE) / NULLIF(CAST(revenue AS DOUBLE), 0) AS rd_share
FROM summed
