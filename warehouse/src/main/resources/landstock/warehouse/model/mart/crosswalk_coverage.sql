-- How much of the land each crosswalk resolves.
--
-- Grain: column_name, from_scheme, from_edition, to_scheme, to_edition
-- Source: land.parcel, ref.crosswalk, staging.int_code__link
-- Returns: column_name, from_scheme, from_edition, to_scheme, to_edition, parcel_count,
--   resolved_count, ambiguous_count, unlinked_count, area_m2, resolved_area_m2, ambiguous_area_m2,
--   unlinked_area_m2, unresolved_share, unresolved_area_share, unresolved_class_share
WITH coded AS (
    SELECT 'registered_use_code' AS column_name, registered_use_scheme AS scheme,
        registered_use_edition AS edition, registered_use_code AS code, area_m2
    FROM land.parcel
    UNION ALL
    SELECT 'actual_use_code', actual_use_scheme, actual_use_edition, actual_use_code, area_m2
    FROM land.parcel
    UNION ALL
    SELECT 'planned_use_code', planned_use_scheme, planned_use_edition, planned_use_code, area_m2
    FROM land.parcel
),
way AS (
    SELECT DISTINCT from_scheme, from_edition, to_scheme, to_edition
    FROM ref.crosswalk
),
led AS (
    SELECT
        c.column_name,
        w.*,
        c.area_m2,
        COALESCE(l.targets, 0) AS targets,
        l.target_class
    FROM coded AS c
    JOIN way AS w ON w.from_scheme = c.scheme AND w.from_edition = c.edition
    LEFT JOIN staging.int_code__link AS l
        ON l.scheme = c.scheme AND l.edition = c.edition AND l.code = c.code
        AND l.to_scheme = w.to_scheme AND l.to_edition = w.to_edition
    WHERE c.code IS NOT NULL
)
SELECT
    column_name,
    from_scheme,
    from_edition,
    to_scheme,
    to_edition,
    COUNT(*) AS parcel_count,
    COUNT(*) FILTER (targets = 1) AS resolved_count,
    COUNT(*) FILTER (targets > 1) AS ambiguous_count,
    COUNT(*) FILTER (targets = 0) AS unlinked_count,
    exact_sum(area_m2) AS area_m2,
    exact_sum(CASE WHEN targets = 1 THEN area_m2 END) AS resolved_area_m2,
    exact_sum(CASE WHEN targets > 1 THEN area_m2 END) AS ambiguous_area_m2,
    exact_sum(CASE WHEN targets = 0 THEN area_m2 END) AS unlinked_area_m2,
    COUNT(*) FILTER (targets <> 1) / COUNT(*) AS unresolved_share,
    COALESCE(exact_sum(CASE WHEN targets <> 1 THEN area_m2 END), 0)
        / NULLIF(exact_sum(area_m2), 0) AS unresolved_area_share,
    COUNT(*) FILTER (target_class IS NULL) / COUNT(*) AS unresolved_class_share
FROM led
GROUP BY column_name, from_scheme, from_edition, to_scheme, to_edition
