-- The dates a project must hold.
--
-- Grain: project_code, milestone_number
-- Source: staging.plan_milestone: yearly implementation plans; a row without a key, or with one
--   that an earlier row has, stays out and has a finding
-- Returns: project_code, milestone_number, name, stage, due_on, done_on
SELECT * EXCLUDE (_invalid, _source, _row)
FROM staging.plan_milestone
WHERE project_code IS NOT NULL AND milestone_number IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY project_code, milestone_number ORDER BY _source, _row) = 1
