-- Figures of enterprises split over their places; the largest share takes what rounding leaves, so
-- that the parts are the whole to the last digit.
--
-- Grain: source, credit_code, year, parcel_code, building_code
-- Source: staging.int_enterprise__figure, staging.int_enterprise__place with a share
-- Returns: source, credit_code, year, parcel_code, building_code, share, basis, reason, revenue,
--   output, value_added, employees, energy_tce, rd_expense, investment, tax, tax_central, tax_city,
--   tax_district, refund, tax_evaluated
WITH part AS (
    SELECT
        f.*,
        p.parcel_code,
        p.building_code,
        COALESCE(p.share, 1) AS share,
        p.basis,
        CASE
            WHEN f.credit_code IS NULL THEN 'no_key'
            WHEN f.year IS NULL THEN 'no_year'
            WHEN p.place IS NULL THEN 'no_occupancy'
            WHEN p.parcel_code IS NULL THEN 'no_parcel'
        END AS reason,
        p.place,
        COALESCE(p.places, 1) AS places
    FROM staging.int_enterprise__figure AS f
    LEFT JOIN staging.int_enterprise__place AS p
        ON p.credit_code = f.credit_code AND p.year = f.year AND p.share IS NOT NULL
)
SELECT
    source,
    credit_code,
    year,
    parcel_code,
    building_code,
    share,
    basis,
    reason,
    revenue,
    output,
    value_added,
    employees,
    energy_tce,
    rd_expense,
    investment,
    tax,
    tax_central,
    tax_city,
    tax_district,
    refund,
    tax_evaluated
FROM part
WHERE places = 1
UNION ALL
SELECT
    source,
    credit_code,
    year,
    parcel_code,
    building_code,
    share,
    basis,
    reason,
    CAST(
        CASE
            WHEN place = 1 THEN revenue - (SUM(CAST(CAST(revenue AS DOUBLE) * share AS DECIMAL(24,4))) OVER whole
                - CAST(CAST(revenue AS DOUBLE) * share AS DECIMAL(24,4)))
            ELSE CAST(CAST(revenue AS DOUBLE) * share AS DECIMAL(24,4))
        END AS DECIMAL(24,4)
    ) AS revenue,
    CAST(
        CASE
            WHEN place = 1 THEN output - (SUM(CAST(CAST(output AS DOUBLE) * share AS DECIMAL(24,4))) OVER whole
                - CAST(CAST(output AS DOUBLE) * share AS DECIMAL(24,4)))
            ELSE CAST(CAST(output AS DOUBLE) * share AS DECIMAL(24,4))
        END AS DECIMAL(24,4)
    ) AS output,
    CAST(
        CASE
            WHEN place = 1 THEN value_added - (SUM(CAST(CAST(value_added AS DOUBLE) * share AS DECIMAL(24,4))) OVER whole
                - CAST(CAST(value_added AS DOUBLE) * share AS DECIMAL(24,4)))
            ELSE CAST(CAST(value_added AS DOUBLE) * share AS DECIMAL(24,4))
        END AS DECIMAL(24,4)
    ) AS value_added,
    CAST(
        CASE
            WHEN place = 1 THEN employees - (SUM(CAST(CAST(employees AS DOUBLE) * share AS DECIMAL(24,4))) OVER whole
                - CAST(CAST(employees AS DOUBLE) * share AS DECIMAL(24,4)))
            ELSE CAST(CAST(employees AS DOUBLE) * share AS DECIMAL(24,4))
        END AS DECIMAL(24,4)
    ) AS employees,
    CAST(
        CASE
            WHEN place = 1 THEN energy_tce - (SUM(CAST(CAST(energy_tce AS DOUBLE) * share AS DECIMAL(24,4))) OVER whole
                - CAST(CAST(energy_tce AS DOUBLE) * share AS DECIMAL(24,4)))
            ELSE CAST(CAST(energy_tce AS DOUBLE) * share AS DECIMAL(24,4))
        END AS DECIMAL(24,4)
    ) AS energy_tce,
    CAST(
        CASE
            WHEN place = 1 THEN rd_expense - (SUM(CAST(CAST(rd_expense AS DOUBLE) * share AS DECIMAL(24,4))) OVER whole
                - CAST(CAST(rd_expense AS DOUBLE) * share AS DECIMAL(24,4)))
            ELSE CAST(CAST(rd_expense AS DOUBLE) * share AS DECIMAL(24,4))
        END AS DECIMAL(24,4)
    ) AS rd_expense,
    CAST(
        CASE
            WHEN place = 1 THEN investment - (SUM(CAST(CAST(investment AS DOUBLE) * share AS DECIMAL(24,4))) OVER whole
                - CAST(CAST(investment AS DOUBLE) * share AS DECIMAL(24,4)))
            ELSE CAST(CAST(investment AS DOUBLE) * share AS DECIMAL(24,4))
        END AS DECIMAL(24,4)
    ) AS investment,
    CAST(
        CASE
            WHEN place = 1 THEN tax - (SUM(CAST(CAST(tax AS DOUBLE) * share AS DECIMAL(24,4))) OVER whole
                - CAST(CAST(tax AS DOUBLE) * share AS DECIMAL(24,4)))
            ELSE CAST(CAST(tax AS DOUBLE) * share AS DECIMAL(24,4))
        END AS DECIMAL(24,4)
    ) AS tax,
    CAST(
        CASE
            WHEN place = 1 THEN tax_central - (SUM(CAST(CAST(tax_central AS DOUBLE) * share AS DECIMAL(24,4))) OVER whole
                - CAST(CAST(tax_central AS DOUBLE) * share AS DECIMAL(24,4)))
            ELSE CAST(CAST(tax_central AS DOUBLE) * share AS DECIMAL(24,4))
        END AS DECIMAL(24,4)
    ) AS tax_central,
    CAST(
        CASE
            WHEN place = 1 THEN tax_city - (SUM(CAST(CAST(tax_city AS DOUBLE) * share AS DECIMAL(24,4))) OVER whole
                - CAST(CAST(tax_city AS DOUBLE) * share AS DECIMAL(24,4)))
            ELSE CAST(CAST(tax_city AS DOUBLE) * share AS DECIMAL(24,4))
        END AS DECIMAL(24,4)
    ) AS tax_city,
    CAST(
        CASE
            WHEN place = 1 THEN tax_district - (SUM(CAST(CAST(tax_district AS DOUBLE) * share AS DECIMAL(24,4))) OVER whole
                - CAST(CAST(tax_district AS DOUBLE) * share AS DECIMAL(24,4)))
            ELSE CAST(CAST(tax_district AS DOUBLE) * share AS DECIMAL(24,4))
        END AS DECIMAL(24,4)
    ) AS tax_district,
    CAST(
        CASE
            WHEN place = 1 THEN refund - (SUM(CAST(CAST(refund AS DOUBLE) * share AS DECIMAL(24,4))) OVER whole
                - CAST(CAST(refund AS DOUBLE) * share AS DECIMAL(24,4)))
            ELSE CAST(CAST(refund AS DOUBLE) * share AS DECIMAL(24,4))
        END AS DECIMAL(24,4)
    ) AS refund,
    CAST(
        CASE
            WHEN place = 1 THEN tax_evaluated - (SUM(CAST(CAST(tax_evaluated AS DOUBLE) * share AS DECIMAL(24,4))) OVER whole
                - CAST(CAST(tax_evaluated AS DOUBLE) * share AS DECIMAL(24,4)))
            ELSE CAST(CAST(tax_evaluated AS DOUBLE) * share AS DECIMAL(24,4))
        END AS DECIMAL(24,4)
    ) AS tax_evaluated
FROM part
WHERE places > 1
WINDOW whole AS (PARTITION BY source, credit_code, year)
