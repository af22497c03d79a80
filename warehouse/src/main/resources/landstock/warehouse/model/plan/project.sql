-- Redevelopment projects of the yearly plans.
--
-- Grain: project_code
-- Source: staging.plan_project: yearly implementation plans; a row without a key, or with one that
--   an earlier row has, stays out and has a finding
-- Returns: project_code, name, plan_year, mode, stage, developer, lead_unit, content, area_m2,
--   planned_gfa_m2, investment, committed_investment, committed_tax, starts_on, ends_on
SELECT * EXCLUDE (_invalid, _source, _row)
FROM staging.plan_project
WHERE project_code IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY project_code ORDER BY _source, _row) = 1
