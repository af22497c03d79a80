-- The ground that the parcels of the pack should cover: its districts together.
--
-- Grain: geom
-- Source: ref.admin_unit of level district; no row where none has a geometry
-- Returns: geom
SELECT dissolve(STRING_AGG(to_base64(ST_AsWKB(geom)), ',' ORDER BY code)) AS geom
FROM ref.admin_unit
WHERE level = 'district' AND geom IS NOT NULL
HAVING COUNT(*) > 0
