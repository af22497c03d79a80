-- Links between classifications.
--
-- Grain: from_scheme, from_edition, from_code, to_scheme, to_edition, to_code
-- Source: staging.ref_crosswalk: crosswalks of the product and of the pack; a row without a key, or
--   with one that an earlier row has, stays out and has a finding
-- Returns: from_scheme, from_edition, from_code, to_scheme, to_edition, to_code, basis
SELECT * EXCLUDE (_invalid, _source, _row)
FROM staging.ref_crosswalk
WHERE from_scheme IS NOT NULL AND from_edition IS NOT NULL AND from_code IS NOT NULL AND to_scheme IS NOT NULL AND to_edition IS NOT NULL AND to_code IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY from_scheme, from_edition, from_code, to_scheme, to_edition, to_code ORDER BY _source, _row) = 1
