-- Attempts to learn of econ.enterprise.secret, .rating or econ.vault, which do not exist for the caller.
SELECT secret FROM enterprise
SELECT e.secret FROM enterprise e
SELECT econ.enterprise.secret FROM econ.enterprise
SELECT "secret" FROM enterprise
SELECT SECRET FROM enterprise
SELECT "SECRET" FROM enterprise
SELECT U&"s\0065cret" FROM enterprise
SELECT sеcret FROM enterprise
SELECT ｓｅｃｒｅｔ FROM enterprise
SELECT secre FROM enterprise
SELECT secrets FROM enterprise
SELECT ratings FROM enterprise
SELECT * FROM enterprise ORDER BY credit_code
SELECT e.* FROM enterprise e ORDER BY credit_code
SELECT enterprise.*, 1 FROM enterprise ORDER BY 1
SELECT *, secret FROM enterprise
SELECT count(secret) FROM enterprise
SELECT count(DISTINCT secret) FROM enterprise
SELECT count(*) FROM enterprise WHERE secret IS NOT NULL
SELECT count(*) FROM enterprise WHERE secret LIKE 's%'
SELECT count(*) FROM enterprise WHERE secret = 'secret 1'
SELECT credit_code FROM enterprise WHERE length(secret) > 3
SELECT credit_code FROM enterprise ORDER BY secret
SELECT credit_code FROM enterprise ORDER BY secret LIMIT 1
SELECT credit_code FROM enterprise ORDER BY 11
SELECT street_code, count(*) FROM enterprise GROUP BY street_code, secret
SELECT street_code, count(*) FROM enterprise GROUP BY street_code HAVING max(secret) > 'a'
SELECT count(*) FILTER (WHERE secret > 'm') FROM enterprise
SELECT sum(CASE WHEN secret > 'm' THEN 1 ELSE 0 END) FROM enterprise
SELECT row_number() OVER (ORDER BY secret) FROM enterprise
SELECT max(secret) OVER (PARTITION BY street_code) FROM enterprise
SELECT credit_code FROM enterprise QUALIFY rank() OVER (ORDER BY secret) = 1
SELECT lag(secret) OVER (ORDER BY credit_code) FROM enterprise
SELECT count(*) FROM enterprise a JOIN enterprise b ON a.secret = b.secret
SELECT count(*) FROM enterprise a JOIN enterprise b USING (secret)
SELECT count(*) FROM enterprise NATURAL JOIN (SELECT 'secret 1' AS secret) s
SELECT count(*) FROM enterprise NATURAL JOIN (SELECT 7 AS rating) s
SELECT * FROM enterprise NATURAL JOIN enterprise b ORDER BY 1
SELECT count(*) FROM enterprise, (VALUES ('secret 1')) AS v(secret) WHERE secret = 'secret 1'
SELECT (SELECT secret FROM enterprise LIMIT 1)
SELECT credit_code FROM enterprise e WHERE EXISTS (SELECT 1 FROM tax t WHERE t.credit_code = e.secret)
SELECT credit_code FROM enterprise WHERE secret IN (SELECT secret FROM enterprise)
SELECT credit_code FROM enterprise WHERE (credit_code, secret) IN (VALUES ('E1', 'secret 1'))
WITH e AS (SELECT * FROM enterprise) SELECT secret FROM e
WITH e AS (SELECT secret AS s FROM enterprise) SELECT s FROM e
WITH e(a, b, c, d) AS (SELECT * FROM enterprise) SELECT d FROM e
SELECT s FROM enterprise AS e(a, b, c, s, d, f, g, h, i, j, k)
SELECT d FROM enterprise AS e(a, b, c, d, f, g, h, i, j) ORDER BY d
SELECT secret FROM enterprise UNION ALL SELECT 'x'
SELECT credit_code FROM enterprise EXCEPT SELECT secret FROM enterprise
SELECT credit_code FROM enterprise UNION SELECT secret FROM enterprise
SELECT * FROM enterprise INTERSECT SELECT * FROM enterprise
SELECT x.secret FROM street s, LATERAL (SELECT * FROM enterprise e WHERE e.street_code = s.street_code) x
SELECT CAST(secret AS INTEGER) FROM enterprise
SELECT secret::integer FROM enterprise
SELECT 1 / (rating - 7) FROM enterprise
SELECT sum(rating) FROM enterprise
SELECT avg(rating) FROM enterprise
SELECT ROW(secret, rating) FROM enterprise
SELECT coalesce(secret, 'x') FROM enterprise
SELECT string_agg(secret, ',') FROM enterprise
SELECT upper(secret) FROM enterprise
SELECT secret || '' FROM enterprise
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY rating) FROM enterprise
SELECT mode() WITHIN GROUP (ORDER BY secret) FROM enterprise
SELECT credit_code FROM enterprise FOR SYSTEM_TIME AS OF DATE '2023-12-31' WHERE secret > ''
SELECT secret FROM enterprise FOR SYSTEM_TIME AS OF DATE '2023-12-31'
SELECT * FROM "tax-2023".econ.enterprise ORDER BY 1
SELECT secret FROM "tax-2023".econ.enterprise
SELECT * FROM vault
SELECT * FROM econ.vault
SELECT * FROM "tax-2024".econ.vault
SELECT * FROM vault FOR SYSTEM_TIME AS OF DATE '2023-12-31'
SELECT * FROM vaults
SELECT code FROM vault
SELECT count(*) FROM vault
SELECT cod FROM street
SELECT econ.vault.code FROM street
SELECT column_name FROM information_schema.columns WHERE column_name LIKE '%secret%'
SELECT column_name, ordinal_position FROM information_schema.columns WHERE table_name = 'enterprise' ORDER BY 2
SELECT table_name FROM information_schema.tables ORDER BY 1
SELECT count(*) FROM information_schema.columns
SELECT schema_name FROM information_schema.schemata
SELECT description FROM information_schema.columns WHERE description LIKE '%rating%'
SELECT unit FROM enterprise
SELECT a.secret FROM enterprise a LEFT JOIN tax b ON a.credit_code = b.credit_code
SELECT b.* FROM tax a LEFT JOIN enterprise b ON a.credit_code = b.credit_code ORDER BY 1
SELECT DISTINCT secret FROM enterprise
SELECT nullif(secret, 'x') FROM enterprise
SELECT greatest(secret, credit_code) FROM enterprise
SELECT grouping(secret) FROM enterprise GROUP BY ROLLUP(secret)
SELECT count(*) FROM enterprise GROUP BY CUBE(secret, rating)
SELECT credit_code FROM enterprise LIMIT (SELECT max(rating) FROM enterprise)
