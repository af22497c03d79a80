-- Code lists of the product and of the pack.
--
-- Grain: scheme, edition, code
-- Source: staging.ref_code, code lists; a row without a key, or with one that an earlier row has,
--   stays out and has a finding
-- Returns: scheme, edition, code, parent, zh, en, level
WITH RECURSIVE known AS (
    SELECT * EXCLUDE (_invalid, _source, _row)
    FROM staging.ref_code
    WHERE scheme IS NOT NULL AND edition IS NOT NULL AND code IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY scheme, edition, code ORDER BY _source, _row) = 1
),
depth AS (
    SELECT scheme, edition, code, 1 AS level
    FROM known
    WHERE parent IS NULL
    UNION
    SELECT k.scheme, k.edition, k.code, d.level + 1
    FROM known AS k
    JOIN depth AS d ON d.scheme = k.scheme AND d.edition = k.edition AND d.code = k.parent
)
SELECT k.*, d.level
FROM known AS k
LEFT JOIN depth AS d ON d.scheme = k.scheme AND d.edition = k.edition AND d.code = k.code
