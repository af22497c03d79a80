-- Number in [0, 1) that is the same for the same three numbers.
CREATE MACRO dice(a, b, k) AS CAST(hash(a * 1000003 + b, k) % 1000 AS DOUBLE) / 1000;
-- Corners of parcels: 6 by 6 parcels of 40 m are a block, 20 m of road lie between blocks; u = 7 * block + corner.
CREATE MACRO corner_x(u, v) AS (u // 7) * 260 + (u % 7) * 40 + (dice(u, v, 1) - 0.5) * 10;
CREATE MACRO corner_y(u, v) AS (v // 7) * 260 + (v % 7) * 40 + (dice(u, v, 2) - 0.5) * 10;
-- Streets are 8 by 8 blocks, 48 by 48 parcels.
CREATE MACRO street_of(c, r) AS '120101' || lpad(CAST((r // 48) * ({side} // 48 + 1) + c // 48 AS VARCHAR), 6, '0');
CREATE MACRO number_of(c, r) AS (r % 48) * 48 + c % 48 + 1;
CREATE MACRO parcel_of(id) AS street_of(id % {side}, id // {side}) || 'GB'
    || lpad(CAST(number_of(id % {side}, id // {side}) AS VARCHAR), 5, '0');
CREATE MACRO east(x) AS round(500000 - {side} * 21.7 + x, 3);
CREATE MACRO north(y) AS round(4330000 + y, 3);
CREATE MACRO ring(xs, ys) AS 'POLYGON((' || array_to_string(
    list_transform(range(1, len(xs) + 2), lambda i: east(xs[(i - 1) % len(xs) + 1]) || ' ' || north(ys[(i - 1) % len(xs) + 1])), ',') || '))';
-- Credit codes with their check digit (GB 32100).
CREATE MACRO unchecked(e) AS '91120101' || lpad(CAST(e AS VARCHAR), 9, '0');
CREATE MACRO credit_code(e) AS unchecked(e) || substr('0123456789ABCDEFGHJKLMNPQRTUWXY', CAST((31 - list_sum(
    list_transform(range(1, 18), lambda i: CAST(substr(unchecked(e), i, 1) AS INTEGER)
        * [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28][i])) % 31) % 31 AS INTEGER) + 1, 1);
