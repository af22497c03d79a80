-- Tax by enterprise, year, item and level, as handed in.
--
-- Grain: source, source_row
-- Source: staging.econ_tax_year: tax administration
-- Returns: source, source_row, credit_code, year, period_start, period_end, tax_item_code, level,
--   amount, refund
SELECT _source AS source, _row AS source_row, * EXCLUDE (_invalid, _source, _row)
FROM staging.econ_tax_year
