-- Grids to sum over.
--
-- Grain: grid
-- Source: staging.ref_grid: grids of the product and of the pack; a row without a key, or with one
--   that an earlier row has, stays out and has a finding
-- Returns: grid, kind, size_m
SELECT * EXCLUDE (_invalid, _source, _row)
FROM staging.ref_grid
WHERE grid IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY grid ORDER BY _source, _row) = 1
