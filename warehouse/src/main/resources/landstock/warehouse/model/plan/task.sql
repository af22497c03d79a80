-- Tasks of the pilot.
--
-- Grain: task_code
-- Source: staging.plan_task: the plan of the pilot; a row without a key, or with one that an
--   earlier row has, stays out and has a finding
-- Returns: task_code, name, task_group, lead_unit, responsible_units, due_on, done_on, deliverable
SELECT * EXCLUDE (_invalid, _source, _row)
FROM staging.plan_task
WHERE task_code IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY task_code ORDER BY _source, _row) = 1
