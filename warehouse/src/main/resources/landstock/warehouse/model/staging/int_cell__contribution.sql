-- What an enterprise brings to a cell of a grid in a year, all its parcels there together, in the
-- order of the cells: who sums them meets each cell once and keeps few of them in memory.
--
-- Grain: grid, i, j, year, credit_code
-- Source: staging.int_enterprise__contribution, mart.parcel_cell; parcels without geometry are in no
--   cell
-- Returns: grid, i, j, year, credit_code, revenue, output, value_added, employees, energy_tce,
--   rd_expense, investment, tax, tax_central, tax_city, tax_district, refund, tax_evaluated
WITH several AS (
    SELECT credit_code, year
    FROM staging.int_enterprise__contribution
    GROUP BY credit_code, year
    HAVING COUNT(*) > 1
)
SELECT *
FROM (
    SELECT s.grid, s.i, s.j, c.year, c.credit_code, c.* EXCLUDE (credit_code, year, parcel_code)
    FROM staging.int_enterprise__contribution AS c
    JOIN mart.parcel_cell AS s ON s.parcel_code = c.parcel_code
    ANTI JOIN several AS v ON v.credit_code = c.credit_code AND v.year = c.year
    UNION ALL
    SELECT
        s.grid,
        s.i,
        s.j,
        c.year,
        c.credit_code,
        SUM(COLUMNS(c.* EXCLUDE (credit_code, year, parcel_code))) AS '\0'
    FROM staging.int_enterprise__contribution AS c
    JOIN mart.parcel_cell AS s ON s.parcel_code = c.parcel_code
    SEMI JOIN several AS v ON v.credit_code = c.credit_code AND v.year = c.year
    GROUP BY s.grid, s.i, s.j, c.year, c.credit_code
)
ORDER BY grid, i, j, year
