-- Stations and lines of rail transit.
--
-- Grain: station_code
-- Source: staging.plan_transit: transit operators; invalid geometry is made valid; a row without a
--   key, or with one that an earlier row has, stays out and has a finding
-- Returns: station_code, name, line, kind, geom
WITH mended AS (
    SELECT * REPLACE (CASE WHEN _invalid IS NULL THEN geom ELSE ST_MakeValid(geom) END AS geom)
    FROM staging.plan_transit
    WHERE station_code IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY station_code ORDER BY _source, _row) = 1
)
SELECT * EXCLUDE (_invalid, _source, _row)
FROM mended
