-- Where a code leads in another classification: its own links, else those of the nearest code above.
--
-- Grain: scheme, edition, code, to_scheme, to_edition
-- Source: ref.code, ref.crosswalk; a code leads to itself in its own scheme
-- Returns: scheme, edition, code, to_scheme, to_edition, targets, target, target_class
WITH RECURSIVE above AS (
    SELECT scheme, edition, code, code AS ancestor, parent, 0 AS steps
    FROM ref.code
    UNION ALL
    SELECT a.scheme, a.edition, a.code, c.code, c.parent, a.steps + 1
    FROM above AS a
    JOIN ref.code AS c ON c.scheme = a.scheme AND c.edition = a.edition AND c.code = a.parent
    WHERE a.steps < 10
),
top AS (
    SELECT scheme, edition, code, ancestor AS class
    FROM above
    QUALIFY ROW_NUMBER() OVER (PARTITION BY scheme, edition, code ORDER BY steps DESC) = 1
),
reached AS (
    SELECT a.scheme, a.edition, a.code, x.to_scheme, x.to_edition, x.to_code
    FROM above AS a
    JOIN ref.crosswalk AS x
        ON x.from_scheme = a.scheme AND x.from_edition = a.edition AND x.from_code = a.ancestor
    QUALIFY a.steps = MIN(a.steps) OVER (
        PARTITION BY a.scheme, a.edition, a.code, x.to_scheme, x.to_edition
    )
    UNION ALL
    SELECT scheme, edition, code, scheme, edition, code
    FROM ref.code
)
SELECT
    r.scheme,
    r.edition,
    r.code,
    r.to_scheme,
    r.to_edition,
    COUNT(*) AS targets,
    CASE WHEN COUNT(*) = 1 THEN MIN(r.to_code) END AS target,
    CASE WHEN COUNT(DISTINCT t.class) = 1 AND COUNT(t.class) = COUNT(*) THEN MIN(t.class) END AS target_class
FROM reached AS r
LEFT JOIN top AS t
    ON t.scheme = r.to_scheme AND t.edition = r.to_edition AND t.code = r.to_code
GROUP BY r.scheme, r.edition, r.code, r.to_scheme, r.to_edition
