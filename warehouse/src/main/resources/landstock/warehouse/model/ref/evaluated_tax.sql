-- What counts as evaluated tax.
--
-- Grain: scheme, tax_item_code, level
-- Source: staging.ref_evaluated_tax: rules of the product and of the pack; a row without a key, or
--   with one that an earlier row has, stays out and has a finding
-- Returns: scheme, tax_item_code, level, amount_factor, refund_factor
SELECT * EXCLUDE (_invalid, _source, _row)
FROM staging.ref_evaluated_tax
WHERE scheme IS NOT NULL AND tax_item_code IS NOT NULL AND level IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY scheme, tax_item_code, level ORDER BY _source, _row) = 1
