-- The years that anything of the survey tells about.
--
-- Grain: year
-- Source: land.valuation, staging.int_enterprise__figure, staging.survey
-- Returns: year
SELECT year
FROM land.valuation
WHERE year IS NOT NULL
UNION
SELECT year
FROM staging.int_enterprise__figure
WHERE year IS NOT NULL
UNION
SELECT YEAR(survey_date)
FROM staging.survey
