-- Industries by street and year; what is on no parcel stands in buckets of its own, so that the sum is
-- the source.
--
-- Grain: industry_code, section_code, street_code, bucket, year
-- Source: staging.int_enterprise__part, land.parcel, econ.enterprise, ref.code; an industry is 2 to 4
--   digits with or without the letter of its section, and the section is told by the division alone;
--   a code whose division is not in the list is of no industry
-- Returns: section_code, industry_code, street_code, bucket, year, enterprise_count, revenue,
--   output, value_added, employees, energy_tce, rd_expense, investment, tax, tax_central, tax_city,
--   tax_district, refund, tax_evaluated, revenue_contributors, output_contributors,
--   value_added_contributors, employees_contributors, energy_tce_contributors,
--   rd_expense_contributors, investment_contributors, tax_contributors, tax_district_contributors,
--   tax_evaluated_contributors, revenue_top1, output_top1, value_added_top1, employees_top1,
--   energy_tce_top1, rd_expense_top1, investment_top1, tax_top1, tax_district_top1,
--   tax_evaluated_top1, revenue_top2, output_top2, value_added_top2, employees_top2,
--   energy_tce_top2, rd_expense_top2, investment_top2, tax_top2, tax_district_top2,
--   tax_evaluated_top2, revenue_with_employees, employees_with_revenue, value_added_with_employees,
--   employees_with_value_added, value_added_with_energy_tce, energy_tce_with_value_added,
--   rd_expense_with_revenue, revenue_with_rd_expense, value_added_per_employee,
--   value_added_per_tce, rd_share
WITH industry AS (
    SELECT
        e.credit_code,
        COALESCE(c.parent, c.code) AS section_code,
        CASE WHEN c.parent IS NOT NULL THEN c.code END AS industry_code
    FROM econ.enterprise AS e
    JOIN ref.code AS c
        ON c.scheme = 'gbt_4754'
        AND c.edition = '2017'
        AND c.code = COALESCE(NULLIF(regexp_extract(e.industry_code, '^[A-T]?([0-9]{2})[0-9]{0,2}$', 1), ''), e.industry_code)
),
brought AS (
    SELECT
        i.section_code,
        i.industry_code,
        p.street_code,
        COALESCE(f.reason, CASE WHEN p.street_code IS NULL THEN 'no_street' ELSE 'street' END) AS bucket,
        f.year,
        f.credit_code,
        SUM(COLUMNS(f.* EXCLUDE (source, credit_code, year, parcel_code, building_code, share, basis, reason))) AS '\0'
    FROM staging.int_enterprise__part AS f
    LEFT JOIN land.parcel AS p ON p.parcel_code = f.parcel_code
    LEFT JOIN industry AS i ON i.credit_code = f.credit_code
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
        top_share(COLUMNS(* EXCLUDE (section_code, industry_code, street_code, bucket, year, credit_code, tax_central, tax_city, refund)), 2) AS '\0_top2',
        SUM(revenue) FILTER (employees IS NOT NULL AND credit_code IS NOT NULL) AS revenue_with_employees,
        SUM(employees) FILTER (revenue IS NOT NULL AND credit_code IS NOT NULL) AS employees_with_revenue,
        SUM(value_added) FILTER (employees IS NOT NULL AND credit_code IS NOT NULL) AS value_added_with_employees,
        SUM(employees) FILTER (value_added IS NOT NULL AND credit_code IS NOT NULL) AS employees_with_value_added,
        SUM(value_added) FILTER (energy_tce IS NOT NULL AND credit_code IS NOT NULL) AS value_added_with_energy_tce,
        SUM(energy_tce) FILTER (value_added IS NOT NULL AND credit_code IS NOT NULL) AS energy_tce_with_value_added,
        SUM(rd_expense) FILTER (revenue IS NOT NULL AND credit_code IS NOT NULL) AS rd_expense_with_revenue,
        SUM(revenue) FILTER (rd_expense IS NOT NULL AND credit_code IS NOT NULL) AS revenue_with_rd_expense
    FROM brought
    GROUP BY section_code, industry_code, street_code, bucket, year
)
SELECT
    *,
    CAST(value_added_with_employees AS DOUBLE) / NULLIF(CAST(employees_with_value_added AS DOUBLE), 0) AS value_added_per_employee,
    CAST(value_added_with_energy_tce AS DOUBLE) / NULLIF(CAST(energy_tce_with_value_added AS DOUBLE), 0) AS value_added_per_tce,
    CAST(rd_expense_with_revenue AS DOUBLE) / NULLIF(CAST(revenue_with_rd_expense AS DOUBLE), 0) AS rd_share
FROM summed
