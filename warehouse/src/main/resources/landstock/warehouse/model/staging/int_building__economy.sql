-- What the enterprises in a building make and pay in a year, with how many they are and what the
-- largest of them have.
--
-- Grain: building_code, year
-- Source: staging.int_building__contribution; shares of the largest one and two are of the sum of
--   absolute amounts, and an amount of 0 contributes nothing; a_with_b is of those alone that tell b
--   too
-- Returns: building_code, year, contributor_count, revenue, output, value_added, employees,
--   energy_tce, rd_expense, investment, tax, tax_central, tax_city, tax_district, refund,
--   tax_evaluated, revenue_contributors, output_contributors, value_added_contributors,
--   employees_contributors, energy_tce_contributors, rd_expense_contributors,
--   investment_contributors, tax_contributors, tax_district_contributors,
--   tax_evaluated_contributors, revenue_top1, output_top1, value_added_top1, employees_top1,
--   energy_tce_top1, rd_expense_top1, investment_top1, tax_top1, tax_district_top1,
--   tax_evaluated_top1, revenue_top2, output_top2, value_added_top2, employees_top2,
--   energy_tce_top2, rd_expense_top2, investment_top2, tax_top2, tax_district_top2,
--   tax_evaluated_top2, revenue_with_employees, employees_with_revenue, value_added_with_employees,
--   employees_with_value_added, value_added_with_energy_tce, energy_tce_with_value_added,
--   rd_expense_with_revenue, revenue_with_rd_expense
WITH crowd AS (
    SELECT building_code, year, COUNT(*) > 2 AS crowd
    FROM staging.int_building__contribution
    GROUP BY building_code, year
),
brought AS (
    SELECT b.*, c.crowd
    FROM staging.int_building__contribution AS b
    JOIN crowd AS c ON c.building_code = b.building_code AND c.year = b.year
)
SELECT
    building_code,
    year,
    COUNT(*) AS contributor_count,
    SUM(COLUMNS(* EXCLUDE (crowd, credit_code, year, building_code))) AS '\0',
    COUNT(NULLIF(COLUMNS(* EXCLUDE (crowd, credit_code, year, building_code, tax_central, tax_city, refund)), 0)) AS '\0_contributors',
    largest_share(COLUMNS(* EXCLUDE (crowd, credit_code, year, building_code, tax_central, tax_city, refund))) AS '\0_top1',
    top_share(COLUMNS(* EXCLUDE (crowd, credit_code, year, building_code, tax_central, tax_city, refund)), 2, crowd) AS '\0_top2',
    SUM(revenue) FILTER (employees IS NOT NULL) AS revenue_with_employees,
    SUM(employees) FILTER (revenue IS NOT NULL) AS employees_with_revenue,
    SUM(value_added) FILTER (employees IS NOT NULL) AS value_added_with_employees,
    SUM(employees) FILTER (value_added IS NOT NULL) AS employees_with_value_added,
    SUM(value_added) FILTER (energy_tce IS NOT NULL) AS value_added_with_energy_tce,
    SUM(energy_tce) FILTER (value_added IS NOT NULL) AS energy_tce_with_value_added,
    SUM(rd_expense) FILTER (revenue IS NOT NULL) AS rd_expense_with_revenue,
    SUM(revenue) FILTER (rd_expense IS NOT NULL) AS revenue_with_rd_expense
FROM brought
GROUP BY building_code, year
