-- Which old parcel became which new one.
--
-- Grain: old_parcel_code, new_parcel_code
-- Source: staging.land_parcel_lineage: the register of changes of the cadastre; a row without a
--   key, or with one that an earlier row has, stays out and has a finding. What it does not say is
--   told by the land that parcels of staging.previous_parcel and land.parcel share, found by the
--   cells of staging.int_parcel__cell: at least 1 % of the smaller one and more than 1 m2, in one
--   layer of space. What has the same code, box and area within 1 cm and 1 cm2 is kept, and met by
--   nothing else. A parcel that shares land with none has no row. A parcel of more than 4 KB is cut
--   into pieces once for all that it meets.
-- Returns: old_parcel_code, new_parcel_code, kind, changed_on, area_m2, basis
WITH registered AS (
    SELECT * EXCLUDE (_invalid, _source, _row)
    FROM staging.land_parcel_lineage
    WHERE old_parcel_code IS NOT NULL AND new_parcel_code IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY old_parcel_code, new_parcel_code ORDER BY _source, _row) = 1
),
kept AS MATERIALIZED (
    SELECT n.parcel_code, n.area_m2
    FROM staging.previous_parcel AS o
    JOIN land.parcel AS n
        ON n.parcel_code = o.parcel_code
        AND abs(n.area_m2 - o.area_m2) <= 0.01
        AND abs(n.xmin - o.xmin) <= 0.01 AND abs(n.ymin - o.ymin) <= 0.01
        AND abs(n.xmax - o.xmax) <= 0.01 AND abs(n.ymax - o.ymax) <= 0.01
),
old AS MATERIALIZED (
    SELECT
        *,
        CASE right(space_layer, 1) WHEN 'S' THEN 'above' WHEN 'X' THEN 'below' ELSE 'surface' END AS stratum,
        octet_length(ST_AsWKB(geom)) AS size
    FROM staging.previous_parcel AS o
    ANTI JOIN kept AS k ON k.parcel_code = o.parcel_code
    WHERE xmin IS NOT NULL
),
old_column AS (
    SELECT * EXCLUDE (geom),
        UNNEST(range(CAST(floor(xmin / 64) AS BIGINT), CAST(floor(xmax / 64) AS BIGINT) + 1)) AS cell_x
    FROM old
),
old_cell AS (
    SELECT *, UNNEST(range(CAST(floor(ymin / 64) AS BIGINT), CAST(floor(ymax / 64) AS BIGINT) + 1)) AS cell_y
    FROM old_column
),
met AS (
    SELECT DISTINCT o.parcel_code AS old_code, n.parcel_code AS new_code
    FROM old_cell AS o
    JOIN staging.int_parcel__cell AS n
        ON n.cell_x = o.cell_x AND n.cell_y = o.cell_y AND n.stratum = o.stratum
        AND (LEAST(n.xmax, o.xmax) - GREATEST(n.xmin, o.xmin)) * (LEAST(n.ymax, o.ymax) - GREATEST(n.ymin, o.ymin)) > 1
        AND n.xmin < o.xmax AND n.xmax > o.xmin
    ANTI JOIN kept AS k ON k.parcel_code = n.parcel_code
),
new AS MATERIALIZED (
    SELECT parcel_code, geom, area_m2, octet_length(ST_AsWKB(geom)) AS size
    FROM land.parcel
),
pair AS MATERIALIZED (
    SELECT
        m.old_code,
        m.new_code,
        GREATEST(o.size, n.size) > 4096 AS large,
        o.size >= n.size AS old_is_larger,
        LEAST(o.area_m2, n.area_m2) AS smaller_m2
    FROM met AS m
    JOIN old AS o ON o.parcel_code = m.old_code
    JOIN new AS n ON n.parcel_code = m.new_code
),
around_old AS (
    SELECT
        p.old_code,
        LIST(p.new_code ORDER BY p.new_code) AS codes,
        LIST(p.smaller_m2 ORDER BY p.new_code) AS smaller_m2,
        STRING_AGG(to_base64(ST_AsWKB(n.geom)), ',' ORDER BY p.new_code) AS geoms
    FROM pair AS p
    JOIN new AS n ON n.parcel_code = p.new_code
    WHERE p.large AND p.old_is_larger
    GROUP BY p.old_code
),
around_new AS (
    SELECT
        p.new_code,
        LIST(p.old_code ORDER BY p.old_code) AS codes,
        LIST(p.smaller_m2 ORDER BY p.old_code) AS smaller_m2,
        STRING_AGG(to_base64(ST_AsWKB(o.geom)), ',' ORDER BY p.old_code) AS geoms
    FROM pair AS p
    JOIN old AS o ON o.parcel_code = p.old_code
    WHERE p.large AND NOT p.old_is_larger
    GROUP BY p.new_code
),
cut AS MATERIALIZED (
    SELECT p.old_code, p.new_code, p.smaller_m2, overlap_m2(o.geom, n.geom, 0) AS area_m2
    FROM pair AS p
    JOIN old AS o ON o.parcel_code = p.old_code
    JOIN new AS n ON n.parcel_code = p.new_code
    WHERE NOT p.large
    UNION ALL
    SELECT a.old_code, UNNEST(a.codes), UNNEST(a.smaller_m2), UNNEST(overlaps_m2(o.geom, a.geoms, 0))
    FROM around_old AS a
    JOIN old AS o ON o.parcel_code = a.old_code
    UNION ALL
    SELECT UNNEST(a.codes), a.new_code, UNNEST(a.smaller_m2), UNNEST(overlaps_m2(n.geom, a.geoms, 0))
    FROM around_new AS a
    JOIN new AS n ON n.parcel_code = a.new_code
),
shared AS (
    SELECT
        old_code,
        new_code,
        area_m2,
        COUNT(*) OVER (PARTITION BY old_code) AS successors,
        COUNT(*) OVER (PARTITION BY new_code) AS forebears
    FROM cut
    WHERE area_m2 > 1 AND area_m2 >= 0.01 * smaller_m2
),
told AS (
    SELECT
        old_code,
        new_code,
        area_m2,
        CASE
            WHEN successors = 1 AND forebears = 1 AND old_code <> new_code THEN 'reissue'
            WHEN successors > 1 AND MAX(forebears) OVER (PARTITION BY old_code) = 1 THEN 'split'
            WHEN forebears > 1 AND MAX(successors) OVER (PARTITION BY new_code) = 1 THEN 'merge'
            ELSE 'adjust'
        END AS kind
    FROM shared
    UNION ALL
    SELECT parcel_code, parcel_code, area_m2, 'kept'
    FROM kept
)
SELECT old_parcel_code, new_parcel_code, kind, changed_on, area_m2, 'register' AS basis
FROM registered
UNION ALL
SELECT old_code, new_code, kind, NULL, area_m2, 'geometry'
FROM told AS t
ANTI JOIN registered AS r ON r.old_parcel_code = t.old_code AND r.new_parcel_code = t.new_code
