-- The list of issues.
--
-- Grain: issue_code
-- Source: staging.survey_issue: the task-force office; a row without a key, or with one that an
--   earlier row has, stays out and has a finding
-- Returns: issue_code, parcel_code, kind, description, responsible_unit, found_on, due_on,
--   solved_on
SELECT * EXCLUDE (_invalid, _source, _row)
FROM staging.survey_issue
WHERE issue_code IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY issue_code ORDER BY _source, _row) = 1
