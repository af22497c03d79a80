-- What an enterprise brings to a building in a year, all hand-ins together.
--
-- Grain: credit_code, year, building_code
-- Source: staging.int_enterprise__part, what is in a building
-- Returns: credit_code, year, building_code, revenue, output, value_added, employees, energy_tce,
--   rd_expense, investment, tax, tax_central, tax_city, tax_district, refund, tax_evaluated
SELECT
    credit_code,
    year,
    building_code,
    SUM(COLUMNS(* EXCLUDE (source, credit_code, year, parcel_code, building_code, share, basis, reason))) AS '\0'
FROM staging.int_enterprise__part
WHERE building_code IS NOT NULL
GROUP BY credit_code, year, building_code
