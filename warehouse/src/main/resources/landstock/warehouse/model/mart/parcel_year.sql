-- Land, buildings, value, economy and tax of every parcel in every year that something tells about.
--
-- Grain: parcel_code, year
-- Source: land.parcel, land.building and land.valuation; enterprises by
--   staging.int_enterprise__allocation
-- Returns: parcel_code, year, space_layer, street_code, community_code, block_code,
--   registered_use_code, actual_use_code, planned_use_code, area_m2, area_mu, registered_area_m2,
--   planned_far, planned_density, building_count, office_building_count, footprint_area_m2,
--   floor_area_m2, floor_area_origin, rentable_area_m2, vacant_area_m2, far, density, vacancy,
--   assessment_count, land_value, improvement_value, total_value, total_value_per_m2,
--   contributor_count, revenue, output, value_added, employees, energy_tce, rd_expense, investment,
--   tax, tax_district, refund, tax_per_mu, tax_per_floor_m2, output_per_mu, value_added_per_mu,
--   revenue_per_employee
WITH years AS (
    SELECT year FROM land.valuation WHERE year IS NOT NULL
    UNION
    SELECT year FROM staging.int_enterprise__measure WHERE year IS NOT NULL
    UNION
    SELECT YEAR(survey_date) FROM staging.survey
),
built AS (
    SELECT
        parcel_code,
        COUNT(*) AS building_count,
        COUNT(*) FILTER (is_office_building) AS office_building_count,
        exact_sum(COALESCE(footprint_area_m2, geom_area_m2)) AS footprint_area_m2,
        exact_sum(gfa_m2) AS gfa_m2,
        exact_sum(rentable_area_m2) AS rentable_area_m2,
        exact_sum(vacant_area_m2) AS vacant_area_m2,
        exact_sum(CASE WHEN rentable_area_m2 IS NOT NULL THEN vacant_area_m2 END)
            / NULLIF(exact_sum(CASE WHEN vacant_area_m2 IS NOT NULL THEN rentable_area_m2 END), 0)
            AS vacancy
    FROM land.building
    WHERE parcel_code IS NOT NULL
    GROUP BY parcel_code
),
economy AS (
    SELECT
        parcel_code,
        year,
        COUNT(DISTINCT credit_code) AS contributor_count,
        SUM(amount) FILTER (measure = 'revenue') AS revenue,
        SUM(amount) FILTER (measure = 'output') AS output,
        SUM(amount) FILTER (measure = 'value_added') AS value_added,
        SUM(amount) FILTER (measure = 'employees') AS employees,
        SUM(amount) FILTER (measure = 'energy_tce') AS energy_tce,
        SUM(amount) FILTER (measure = 'rd_expense') AS rd_expense,
        SUM(amount) FILTER (measure = 'investment') AS investment,
        SUM(amount) FILTER (measure = 'tax') AS tax,
        SUM(amount) FILTER (measure = 'tax_district') AS tax_district,
        SUM(amount) FILTER (measure = 'refund') AS refund
    FROM staging.int_enterprise__allocation
    WHERE parcel_code IS NOT NULL
    GROUP BY parcel_code, year
),
joined AS (
    SELECT
        p.* EXCLUDE (geom, repaired),
        y.year,
        b.* EXCLUDE (parcel_code, gfa_m2),
        COALESCE(b.gfa_m2, CASE WHEN v.gross_area_m2 > 0 THEN v.gross_area_m2 END) AS floor_area_m2,
        CASE
            WHEN b.gfa_m2 IS NOT NULL THEN 'building'
            WHEN v.gross_area_m2 > 0 THEN 'assessment'
        END AS floor_area_origin,
        v.assessment_count,
        v.land_value,
        v.improvement_value,
        v.total_value,
        e.* EXCLUDE (parcel_code, year)
    FROM land.parcel AS p
    CROSS JOIN years AS y
    LEFT JOIN built AS b ON b.parcel_code = p.parcel_code
    LEFT JOIN land.valuation AS v ON v.parcel_code = p.parcel_code AND v.year = y.year
    LEFT JOIN economy AS e ON e.parcel_code = p.parcel_code AND e.year = y.year
)
SELECT
    parcel_code,
    year,
    space_layer,
    street_code,
    community_code,
    block_code,
    registered_use_code,
    actual_use_code,
    planned_use_code,
    area_m2,
    area_mu,
    registered_area_m2,
    planned_far,
    planned_density,
    building_count,
    office_building_count,
    footprint_area_m2,
    floor_area_m2,
    floor_area_origin,
    rentable_area_m2,
    vacant_area_m2,
    floor_area_m2 / NULLIF(area_m2, 0) AS far,
    footprint_area_m2 / NULLIF(area_m2, 0) AS density,
    vacancy,
    assessment_count,
    land_value,
    improvement_value,
    total_value,
    CAST(total_value AS DOUBLE) / NULLIF(area_m2, 0) AS total_value_per_m2,
    contributor_count,
    revenue,
    output,
    value_added,
    employees,
    energy_tce,
    rd_expense,
    investment,
    tax,
    tax_district,
    refund,
    CAST(tax AS DOUBLE) / NULLIF(area_mu, 0) AS tax_per_mu,
    CAST(tax AS DOUBLE) / NULLIF(floor_area_m2, 0) AS tax_per_floor_m2,
    CAST(output AS DOUBLE) / NULLIF(area_mu, 0) AS output_per_mu,
    CAST(value_added AS DOUBLE) / NULLIF(area_mu, 0) AS value_added_per_mu,
    CAST(revenue AS DOUBLE) / NULLIF(CAST(employees AS DOUBLE), 0) AS revenue_per_employee
FROM joined
