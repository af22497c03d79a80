-- What the rows of a measure and year should add up to.
--
-- Grain: measure, year
-- Source: staging.econ_control_total: reports of bureaus; a row without a key, or with one that an
--   earlier row has, stays out and has a finding
-- Returns: measure, year, amount
SELECT * EXCLUDE (_invalid, _source, _row)
FROM staging.econ_control_total
WHERE measure IS NOT NULL AND year IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY measure, year ORDER BY _source, _row) = 1
