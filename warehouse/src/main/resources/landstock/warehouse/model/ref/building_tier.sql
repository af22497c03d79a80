-- Tiers of office buildings.
--
-- Grain: tier
-- Source: staging.ref_building_tier: tiers of the pack, or of the product where the pack hands in
--   none; a row without a key, or with one that an earlier row has, stays out and has a finding
-- Returns: tier, at_least, zh, en
SELECT * EXCLUDE (_invalid, _source, _row)
FROM staging.ref_building_tier
WHERE tier IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY tier ORDER BY _source, _row) = 1
