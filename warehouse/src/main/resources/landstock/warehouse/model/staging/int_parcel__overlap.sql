-- Two polygons of one layer of space that share ground.
--
-- Grain: source, source_row, other_source, other_row
-- Source: land.parcel_polygon, in cells of 64 m so that boxes are joined by equality. What is
--   0.1 mm wide on average or less does not count: a wedge of that area is within the topology
--   tolerance of the cadastre, 1 mm, along its whole length. A polygon of more than 4 KB is prepared
--   once for all its smaller neighbours; to hold the neighbours of all would take too much memory. A
--   polygon that another covers but for 1 mm along its boundary is contained.
-- Returns: source, source_row, parcel_code, other_source, other_row, other_code, overlap_m2,
--   contained, repaired
WITH polygon AS MATERIALIZED (
    SELECT
        ROW_NUMBER() OVER (ORDER BY source, source_row) AS id,
        source,
        source_row,
        parcel_code,
        repaired,
        area_m2,
        xmin,
        ymin,
        xmax,
        ymax,
        CASE right(space_layer, 1) WHEN 'S' THEN 1 WHEN 'X' THEN 2 ELSE 0 END AS stratum,
        octet_length(ST_AsWKB(geom)) AS size,
        geom
    FROM land.parcel_polygon
    WHERE xmin IS NOT NULL
),
columned AS (
    SELECT id, stratum, size, xmin, ymin, xmax, ymax,
        UNNEST(range(CAST(floor(xmin / 64) AS BIGINT), CAST(floor(xmax / 64) AS BIGINT) + 1)) AS cell_x
    FROM polygon
),
celled AS MATERIALIZED (
    SELECT *,
        UNNEST(range(CAST(floor(ymin / 64) AS BIGINT), CAST(floor(ymax / 64) AS BIGINT) + 1)) AS cell_y
    FROM columned
),
near AS (
    SELECT DISTINCT
        CASE WHEN a.size >= b.size THEN a.id ELSE b.id END AS one,
        CASE WHEN a.size >= b.size THEN b.id ELSE a.id END AS other
    FROM celled AS a
    JOIN celled AS b
        ON b.cell_x = a.cell_x AND b.cell_y = a.cell_y AND b.stratum = a.stratum AND b.id > a.id
        AND b.xmin < a.xmax - 0.001 AND b.xmax > a.xmin + 0.001
        AND b.ymin < a.ymax - 0.001 AND b.ymax > a.ymin + 0.001
),
single AS (
    SELECT n.one, n.other, overlaps_m2(p.geom, to_base64(ST_AsWKB(o.geom)), 0.0001)[1] AS overlap_m2
    FROM near AS n
    JOIN polygon AS p ON p.id = n.one AND p.size <= 4096
    JOIN polygon AS o ON o.id = n.other
),
neighbours AS (
    SELECT
        n.one,
        LIST(n.other ORDER BY n.other) AS ids,
        STRING_AGG(to_base64(ST_AsWKB(o.geom)), ',' ORDER BY n.other) AS geoms
    FROM near AS n
    JOIN polygon AS p ON p.id = n.one AND p.size > 4096
    JOIN polygon AS o ON o.id = n.other
    GROUP BY n.one
),
together AS (
    SELECT n.one, UNNEST(n.ids) AS other, UNNEST(overlaps_m2(p.geom, n.geoms, 0.0001)) AS overlap_m2
    FROM neighbours AS n
    JOIN polygon AS p ON p.id = n.one
),
shared AS (
    SELECT LEAST(one, other) AS first_id, GREATEST(one, other) AS second_id, overlap_m2
    FROM (FROM single UNION ALL FROM together)
    WHERE overlap_m2 > 0
)
SELECT
    b.source,
    b.source_row,
    b.parcel_code,
    a.source AS other_source,
    a.source_row AS other_row,
    a.parcel_code AS other_code,
    s.overlap_m2,
    CASE
        WHEN a.area_m2 < b.area_m2 THEN a.area_m2 - s.overlap_m2 <= 0.001 * ST_Perimeter(a.geom)
        ELSE b.area_m2 - s.overlap_m2 <= 0.001 * ST_Perimeter(b.geom)
    END AS contained,
    a.repaired OR b.repaired AS repaired
FROM shared AS s
JOIN polygon AS a ON a.id = s.first_id
JOIN polygon AS b ON b.id = s.second_id
