-- Where the plan limits what may be done.
--
-- Grain: constraint_code
-- Source: staging.plan_constraint: plans and heritage lists; invalid geometry is made valid; a row
--   without a key, or with one that an earlier row has, stays out and has a finding
-- Returns: constraint_code, name, kind, requirement, geom
WITH mended AS (
    SELECT * REPLACE (CASE WHEN _invalid IS NULL THEN geom ELSE ST_MakeValid(geom) END AS geom)
    FROM staging.plan_constraint
    WHERE constraint_code IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY constraint_code ORDER BY _source, _row) = 1
)
SELECT * EXCLUDE (_invalid, _source, _row)
FROM mended
