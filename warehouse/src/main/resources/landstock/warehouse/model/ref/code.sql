-- Code lists of the product and of the pack.
--
-- Grain: scheme, edition, code
-- Source: code lists; a row without a key, or with one that an earlier row has, stays out and has a
--   finding
-- Returns: scheme, edition, code, parent, zh, en
SELECT * EXCLUDE (_invalid, _source, _row)
FROM staging.ref_code
WHERE scheme IS NOT NULL AND edition IS NOT NULL AND code IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY scheme, edition, code ORDER BY _source, _row) = 1
