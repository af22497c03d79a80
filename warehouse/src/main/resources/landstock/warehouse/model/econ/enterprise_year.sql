-- Figures of enterprises by year, as handed in.
--
-- Grain: source, source_row
-- Source: staging.econ_enterprise_year: statistics and special surveys
-- Returns: source, source_row, credit_code, year, revenue, output, value_added,
--   employees, energy_tce, rd_expense, investment
SELECT _source AS source, _row AS source_row, * EXCLUDE (_invalid, _source, _row)
FROM staging.econ_enterprise_year
