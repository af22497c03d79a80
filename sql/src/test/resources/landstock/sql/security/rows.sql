-- Attempts to learn of rows of other streets than S1; each must answer as if they were not there.
SELECT count(*) FROM enterprise
SELECT count(*) FROM econ.enterprise
SELECT count(*) FROM "tax-2024".econ.enterprise
SELECT count(*) FROM enterprise FOR SYSTEM_TIME AS OF DATE '2023-12-31'
SELECT street_code, count(*) FROM enterprise GROUP BY street_code
SELECT * FROM tax WHERE street_code <> 'S1'
SELECT * FROM tax WHERE street_code = 'S2' OR TRUE
SELECT count(*) FROM enterprise a, enterprise b
SELECT count(*) FROM enterprise a JOIN enterprise b ON a.street_code <> b.street_code
SELECT a.credit_code FROM enterprise a LEFT JOIN tax b ON a.credit_code = b.credit_code AND b.street_code = 'S2'
SELECT count(*) FROM street s LEFT JOIN enterprise e ON e.street_code = s.street_code
SELECT count(e.credit_code) FROM enterprise e RIGHT JOIN street s ON e.street_code = s.street_code
SELECT count(*) FROM enterprise e FULL JOIN tax t ON e.credit_code = t.credit_code
SELECT s.street_code FROM street s WHERE EXISTS (SELECT 1 FROM enterprise e WHERE e.street_code = s.street_code)
SELECT s.street_code FROM street s WHERE NOT EXISTS (SELECT 1 FROM enterprise e WHERE e.street_code = s.street_code)
SELECT s.street_code FROM street s WHERE s.street_code IN (SELECT street_code FROM tax)
SELECT s.street_code FROM street s WHERE s.street_code NOT IN (SELECT street_code FROM tax)
SELECT s.street_code, (SELECT count(*) FROM tax t WHERE t.street_code = s.street_code) FROM street s
SELECT s.street_code, x.n FROM street s, LATERAL (SELECT count(*) AS n FROM tax t WHERE t.street_code = s.street_code) x
SELECT (SELECT max(amount) FROM tax) + (SELECT min(amount) FROM tax)
WITH t AS (SELECT * FROM tax) SELECT count(*) FROM t a JOIN t b ON a.year = b.year
WITH t AS (SELECT * FROM tax), u AS (SELECT * FROM t WHERE street_code = 'S2') SELECT count(*) FROM u
SELECT credit_code FROM enterprise UNION SELECT credit_code FROM tax
SELECT credit_code FROM tax EXCEPT SELECT credit_code FROM enterprise
SELECT credit_code FROM tax INTERSECT SELECT credit_code FROM enterprise WHERE street_code = 'S3'
SELECT rank() OVER (ORDER BY amount) FROM tax
SELECT count(*) OVER () FROM enterprise
SELECT sum(amount) OVER (ORDER BY credit_code ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM tax
SELECT credit_code FROM tax QUALIFY row_number() OVER (PARTITION BY street_code ORDER BY credit_code, year) = 1
SELECT credit_code FROM enterprise ORDER BY founded, credit_code LIMIT 3
SELECT credit_code FROM enterprise ORDER BY credit_code LIMIT 3 OFFSET 8
SELECT DISTINCT street_code FROM tax
SELECT grouping(street_code), count(*) FROM tax GROUP BY ROLLUP(street_code)
SELECT max(rating), min(secret) FROM enterprise
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) FROM tax
SELECT string_agg(credit_code, ',' ORDER BY credit_code) FROM enterprise
SELECT count(*) FROM enterprise WHERE CAST(substring(secret, 8) AS INTEGER) + 1 > 0
SELECT count(*) FROM enterprise WHERE CASE WHEN street_code = 'S2' THEN CAST('x' || credit_code AS INTEGER) END = 1
SELECT count(*) FROM enterprise WHERE street_code = 'S2' AND CAST('x' || credit_code AS INTEGER) + 0 = 1
SELECT count(*) FROM tax WHERE CASE WHEN street_code = 'S3' THEN CAST(amount * 100000 AS SMALLINT) + 0 ELSE 1 END > 5
SELECT count(*) FROM (SELECT CAST('x' || credit_code AS INTEGER) + 0 AS n FROM tax WHERE street_code = 'S4') t WHERE n > 0
SELECT count(*) FROM tax a JOIN street s ON a.street_code = s.street_code AND CASE WHEN a.street_code = 'S5' THEN CAST(a.credit_code AS INTEGER) + 0 ELSE 1 END = 1
SELECT count(*) FROM enterprise WHERE street_code <> 'S1' AND CAST(secret AS DOUBLE) > 0
SELECT count(*) FROM enterprise WHERE ST_Intersects(geom, ST_MakeEnvelope(0, 0, 30, 1))
SELECT count(*) FROM enterprise a JOIN enterprise b ON ST_DWithin(a.geom, b.geom, 1.5)
SELECT a.credit_code FROM enterprise a JOIN enterprise b ON ST_Intersects(a.geom, ST_Buffer(b.geom, 6.5)) WHERE a.credit_code <> b.credit_code
SELECT count(*) FROM enterprise WHERE 1 = 1 OR street_code = 'S2'
SELECT count(*) FROM enterprise WHERE secret IS NULL OR secret IS NOT NULL
SELECT coalesce(max(CASE WHEN street_code = 'S2' THEN amount END), -1) FROM tax
SELECT count(*) FILTER (WHERE street_code = 'S2') FROM tax
SELECT e.credit_code FROM enterprise e WHERE 1 < (SELECT count(*) FROM tax t WHERE t.credit_code = e.credit_code OR t.street_code = 'S2')
SELECT s.name FROM street s JOIN (SELECT street_code, sum(amount) AS a FROM tax GROUP BY street_code) t ON s.street_code = t.street_code
SELECT count(*) FROM enterprise NATURAL JOIN tax
SELECT count(*) FROM tax a JOIN tax FOR SYSTEM_TIME AS OF DATE '2023-12-31' AS b ON a.credit_code = b.credit_code
SELECT s.street_code FROM street s WHERE s.street_code > ALL (SELECT street_code FROM tax)
SELECT s.street_code FROM street s WHERE s.street_code = ANY (SELECT street_code FROM tax)
SELECT year, street_code, count(*) FROM tax GROUP BY GROUPING SETS ((year), (street_code), ())
SELECT count(*) FROM (SELECT * FROM (SELECT * FROM (SELECT * FROM tax) a) b) c
SELECT avg(amount), stddev(revenue), covar_pop(revenue, area_m2) FROM tax
