-- Attempts to see or to use single values of econ.tax.amount, .revenue or .staff.
SELECT amount FROM tax
SELECT * FROM tax
SELECT t.* FROM tax t
SELECT "amount" FROM tax
SELECT AMOUNT AS a FROM tax
SELECT amount + 0 FROM tax
SELECT -amount FROM tax
SELECT amount::text FROM tax
SELECT CAST(amount AS DOUBLE) FROM tax
SELECT coalesce(amount, 0) FROM tax
SELECT CASE WHEN year = 2022 THEN amount END FROM tax
SELECT ROW(amount, 1) FROM tax
SELECT DISTINCT amount FROM tax
SELECT DISTINCT ON (year) amount FROM tax ORDER BY year
SELECT count(*) FROM tax WHERE amount > 5
SELECT count(*) FROM tax WHERE amount IS NULL
SELECT count(*) FROM tax WHERE amount BETWEEN 1 AND 5
SELECT count(*) FROM tax WHERE amount IN (1, 2, 3)
SELECT count(*) FROM tax WHERE (amount, year) = (5, 2022)
SELECT count(*) FROM tax WHERE abs(amount) > 5
SELECT count(*) FROM tax WHERE 1 / (amount - 5) > 0
SELECT count(*) FROM tax WHERE NOT amount < 5
SELECT credit_code FROM tax ORDER BY amount
SELECT credit_code FROM tax ORDER BY amount LIMIT 1
SELECT credit_code FROM tax ORDER BY amount * -1
SELECT credit_code FROM tax ORDER BY revenue DESC NULLS LAST
SELECT count(*) FROM tax GROUP BY amount
SELECT count(*) FROM tax GROUP BY amount > 5
SELECT count(*) FROM tax GROUP BY floor(amount / 100)
SELECT count(*) FROM tax GROUP BY ROLLUP(amount)
SELECT count(*) FROM tax GROUP BY GROUPING SETS ((year), (amount))
SELECT year FROM tax GROUP BY year, amount
SELECT max(amount) FROM tax
SELECT min(amount) FROM tax
SELECT any_value(amount) FROM tax
SELECT median(amount) FROM tax
SELECT mode() WITHIN GROUP (ORDER BY amount) FROM tax
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) FROM tax
SELECT percentile_disc(0.99) WITHIN GROUP (ORDER BY revenue) FROM tax
SELECT string_agg(amount::text, ',') FROM tax
SELECT string_agg(credit_code, ',' ORDER BY amount) FROM tax
SELECT approx_count_distinct(amount) FROM tax
SELECT count(DISTINCT amount) FROM tax
SELECT sum(DISTINCT amount) FROM tax
SELECT bool_or(amount > 5) FROM tax
SELECT bool_and(staff < 50) FROM tax
SELECT sum(amount) FILTER (WHERE amount > 5) FROM tax
SELECT count(*) FILTER (WHERE amount > 5) FROM tax
SELECT count(*) FILTER (WHERE amount IS NOT NULL) FROM tax
SELECT sum(CASE WHEN amount > 5 THEN 1 END) FROM tax
SELECT sum(CASE WHEN amount > 5 THEN amount ELSE 0 END) FROM tax
SELECT sum(CASE amount WHEN 5 THEN 1 ELSE 0 END) FROM tax
SELECT count(CASE WHEN amount = 5 THEN 1 END) FROM tax
SELECT count(nullif(amount, 5)) FROM tax
SELECT sum(abs(amount - 5)) FROM tax
SELECT sum(sign(amount - 5)) FROM tax
SELECT sum(floor(amount / 100)) FROM tax
SELECT sum(round(amount, -2)) FROM tax
SELECT sum(mod(staff, 7)) FROM tax
SELECT sum(staff % 7) FROM tax
SELECT sum(greatest(amount, 5)) FROM tax
SELECT sum(least(amount, 5)) FROM tax
SELECT sum(power(amount, 50)) FROM tax
SELECT sum(exp(revenue)) FROM tax
SELECT sum(sqrt(amount - 5)) FROM tax
SELECT sum(ln(revenue)) FROM tax
SELECT sum(amount * amount * amount) FROM tax
SELECT stddev(amount * amount) FROM tax
SELECT sum(1 / (amount - 5)) FROM tax
SELECT count(1 / (amount - 5)) FROM tax
SELECT sum(revenue / revenue) FROM tax
SELECT sum(staff / 10) FROM tax
SELECT sum(CAST(amount AS INTEGER)) FROM tax
SELECT sum(CAST(amount / 1000 AS DECIMAL(18, 0))) FROM tax
SELECT sum(CAST(staff AS SMALLINT)) FROM tax
SELECT sum(staff * 100000000) FROM tax
SELECT sum(staff + 2147483600) FROM tax
SELECT sum((revenue + 1e20) - 1e20) FROM tax
SELECT sum(revenue * 1e-320) FROM tax
SELECT sum((revenue + k) - k) FROM tax, (VALUES (1e20)) AS v(k)
SELECT sum(revenue * k) FROM tax, (VALUES (1e-320)) AS v(k)
SELECT sum(revenue * 1e9 * 1e9 * 1e9) FROM tax
SELECT count(amount::text) FROM tax
SELECT count(length(amount::text)) FROM tax
SELECT sum(length(amount::text)) FROM tax
SELECT sum(amount) OVER () FROM tax
SELECT sum(amount) OVER (PARTITION BY credit_code ORDER BY year ROWS BETWEEN CURRENT ROW AND CURRENT ROW) FROM tax
SELECT rank() OVER (ORDER BY amount) FROM tax
SELECT lag(amount) OVER (ORDER BY year) FROM tax
SELECT first_value(credit_code) OVER (ORDER BY amount) FROM tax
SELECT count(*) OVER (PARTITION BY amount) FROM tax
SELECT ntile(4) OVER (ORDER BY revenue) FROM tax
SELECT credit_code FROM tax QUALIFY row_number() OVER (ORDER BY amount DESC) = 1
SELECT count(*) FROM tax a JOIN tax b ON a.amount = b.amount
SELECT count(*) FROM tax a JOIN tax b ON a.amount > b.amount AND a.year = b.year
SELECT count(*) FROM tax a JOIN tax b USING (amount)
SELECT count(*) FROM tax NATURAL JOIN (SELECT 5.00 AS amount) v
SELECT * FROM tax NATURAL JOIN tax b
SELECT count(*) FROM tax a LEFT JOIN (VALUES (5)) AS v(k) ON a.staff = v.k
SELECT amount FROM tax UNION ALL SELECT 1
SELECT sum(a) FROM (SELECT amount AS a FROM tax UNION SELECT 1) t
SELECT sum(a) FROM (SELECT amount AS a FROM tax UNION ALL SELECT 1) t
SELECT amount FROM tax INTERSECT SELECT 5.00
SELECT count(*) FROM (SELECT amount FROM tax EXCEPT SELECT 5.00) t
WITH t AS (SELECT amount AS a FROM tax) SELECT a FROM t
WITH t AS (SELECT amount AS a FROM tax) SELECT max(a) FROM t
WITH t AS (SELECT amount > 5 AS big FROM tax) SELECT count(*) FROM t WHERE big
WITH t(x) AS (SELECT amount FROM tax) SELECT count(*) FROM t WHERE x > 5
SELECT a FROM (SELECT year AS y, amount AS a FROM tax) AS t(b, a)
SELECT x.a FROM street s, LATERAL (SELECT amount AS a FROM tax t WHERE t.street_code = s.street_code) x
SELECT x.a FROM tax t, LATERAL (SELECT t.amount AS a) x
SELECT x.a FROM tax t, LATERAL (SELECT sum(t.amount) AS a FROM (VALUES (1)) v(k)) x
SELECT (SELECT sum(t.amount) FROM (VALUES (1)) AS v(k)) FROM tax t
SELECT (SELECT t.amount) FROM tax t
SELECT (SELECT amount FROM tax LIMIT 1)
SELECT (SELECT amount FROM tax WHERE credit_code = 'E1' AND year = 2022)
SELECT sum(x) FROM (SELECT (SELECT amount FROM tax WHERE credit_code = 'E1' AND year = 2022) AS x) t
SELECT sum(amount) FROM (SELECT amount FROM tax LIMIT 1) t
SELECT sum(amount) FROM (SELECT amount FROM tax ORDER BY credit_code OFFSET 3 ROWS FETCH NEXT 1 ROWS ONLY) t
SELECT credit_code FROM tax t WHERE amount = (SELECT max(k) FROM (VALUES (5)) AS v(k))
SELECT credit_code FROM tax t WHERE amount > (SELECT avg(amount) FROM tax)
SELECT credit_code FROM tax t WHERE EXISTS (SELECT 1 FROM (VALUES (5)) AS v(k) WHERE v.k < t.amount)
SELECT credit_code FROM enterprise e WHERE 5 IN (SELECT amount FROM tax t WHERE t.credit_code = e.credit_code)
SELECT credit_code FROM enterprise e WHERE 5 < ANY (SELECT amount FROM tax t WHERE t.credit_code = e.credit_code)
SELECT credit_code FROM tax WHERE amount IN (SELECT amount FROM tax)
SELECT count(*) FROM tax GROUP BY year HAVING max(amount) > 5
SELECT year FROM tax GROUP BY year ORDER BY max(amount)
SELECT amount FROM tax FOR SYSTEM_TIME AS OF DATE '2023-12-31'
SELECT max(amount) FROM "tax-2023".econ.tax
SELECT sum(amount * CASE WHEN revenue > 5 THEN 1 ELSE 0 END) FROM tax
SELECT covar_pop(revenue, k) FROM tax, (VALUES (1e-320)) AS v(k)
SELECT avg(CASE WHEN coalesce(amount, 5) = 5 THEN 1 ELSE 0 END) FROM tax
SELECT sum(x) FROM (SELECT amount * 100 > 5 AS b, 1 AS x FROM tax) t WHERE b
SELECT sum(amount) FROM tax GROUP BY GROUPING SETS ((), (revenue))
SELECT ST_AsText(ST_Point(revenue, 0)) FROM tax
SELECT count(ST_Point(revenue, 0)) FROM tax
SELECT date_part('year', DATE '2020-01-01') + amount FROM tax
