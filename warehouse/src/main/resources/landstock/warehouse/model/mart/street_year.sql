-- Streets by year: land of the surface, what stands on it and what it brings.
--
-- Grain: street_code, year
-- Source: mart.parcel_year; an enterprise on several parcels of a street by
--   staging.int_enterprise__contribution and land.parcel contributes once
-- Returns: street_code, year, parcel_count, area_m2, area_mu, above_area_m2, below_area_m2,
--   building_count, office_building_count, floor_area_m2, floor_area_known_count,
--   far_floor_area_m2, far_area_m2, density_footprint_m2, density_area_m2, rentable_area_m2,
--   vacant_area_m2, vacancy_vacant_m2, vacancy_rentable_m2, land_value, improvement_value,
--   total_value, contributor_count, revenue, output, value_added, employees, energy_tce,
--   rd_expense, investment, tax, tax_central, tax_city, tax_district, refund, tax_evaluated,
--   revenue_contributors, output_contributors, value_added_contributors, employees_contributors,
--   energy_tce_contributors, rd_expense_contributors, investment_contributors, tax_contributors,
--   tax_district_contributors, tax_evaluated_contributors, revenue_top1, output_top1,
--   value_added_top1, employees_top1, energy_tce_top1, rd_expense_top1, investment_top1, tax_top1,
--   tax_district_top1, tax_evaluated_top1, revenue_top2, output_top2, value_added_top2,
--   employees_top2, energy_tce_top2, rd_expense_top2, investment_top2, tax_top2, tax_district_top2,
--   tax_evaluated_top2, far, density, vacancy, tax_per_mu, evaluated_tax_per_mu, output_per_mu,
--   value_added_per_mu, tax_per_floor_m2
WITH ground AS (
    SELECT
        street_code,
        year,
        COUNT(*) AS parcel_count,
        exact_sum(CASE WHEN stratum = 'surface' THEN area_m2 END) AS area_m2,
        exact_sum(CASE WHEN stratum = 'surface' THEN area_m2 END) * 15 / 10000 AS area_mu,
        exact_sum(CASE WHEN stratum = 'above' THEN area_m2 END) AS above_area_m2,
        exact_sum(CASE WHEN stratum = 'below' THEN area_m2 END) AS below_area_m2,
        CAST(SUM(building_count) AS BIGINT) AS building_count,
        CAST(SUM(office_building_count) AS BIGINT) AS office_building_count,
        exact_sum(floor_area_m2) AS floor_area_m2,
        COUNT(floor_area_m2) AS floor_area_known_count,
        SUM(CASE WHEN area_m2 IS NOT NULL THEN tax END) AS known_land_tax,
        SUM(CASE WHEN area_m2 IS NOT NULL THEN tax_evaluated END) AS known_land_tax_evaluated,
        SUM(CASE WHEN area_m2 IS NOT NULL THEN output END) AS known_land_output,
        SUM(CASE WHEN area_m2 IS NOT NULL THEN value_added END) AS known_land_value_added,
        SUM(CASE WHEN whole_floor THEN tax END) AS whole_floor_tax,
        exact_sum(CASE WHEN whole_floor THEN floor_area_m2 END) AS whole_floor_m2,
        exact_sum(CASE WHEN stratum = 'surface' AND far IS NOT NULL THEN floor_area_m2 END) AS far_floor_area_m2,
        exact_sum(CASE WHEN stratum = 'surface' AND far IS NOT NULL THEN area_m2 END) AS far_area_m2,
        exact_sum(CASE WHEN stratum = 'surface' AND density IS NOT NULL THEN footprint_area_m2 END) AS density_footprint_m2,
        exact_sum(CASE WHEN stratum = 'surface' AND density IS NOT NULL THEN area_m2 END) AS density_area_m2,
        exact_sum(rentable_area_m2) AS rentable_area_m2,
        exact_sum(vacant_area_m2) AS vacant_area_m2,
        exact_sum(vacancy_vacant_m2) AS vacancy_vacant_m2,
        exact_sum(vacancy_rentable_m2) AS vacancy_rentable_m2,
        SUM(land_value) AS land_value,
        SUM(improvement_value) AS improvement_value,
        SUM(total_value) AS total_value
    FROM (
        SELECT
            *,
            CASE right(space_layer, 1) WHEN 'S' THEN 'above' WHEN 'X' THEN 'below' ELSE 'surface' END AS stratum,
            floor_area_origin = 'assessment' OR gfa_known_count = building_count AS whole_floor
        FROM mart.parcel_year
    )
    GROUP BY street_code, year
),
brought AS (
    SELECT
        p.street_code,
        c.year,
        c.credit_code,
        SUM(COLUMNS(c.* EXCLUDE (credit_code, year, parcel_code))) AS '\0'
    FROM staging.int_enterprise__contribution AS c
    JOIN land.parcel AS p ON p.parcel_code = c.parcel_code
    GROUP BY p.street_code, c.year, c.credit_code
),
economy AS (
    SELECT
        street_code,
        year,
        COUNT(*) AS contributor_count,
        SUM(COLUMNS(* EXCLUDE (street_code, year, credit_code))) AS '\0',
        COUNT(NULLIF(COLUMNS(* EXCLUDE (street_code, year, credit_code, tax_central, tax_city, refund)), 0)) AS '\0_contributors',
        largest_share(COLUMNS(* EXCLUDE (street_code, year, credit_code, tax_central, tax_city, refund))) AS '\0_top1',
        top_share(COLUMNS(* EXCLUDE (street_code, year, credit_code, tax_central, tax_city, refund)), 2) AS '\0_top2'
    FROM brought
    GROUP BY street_code, year
),
joined AS (
    SELECT g.*, e.* EXCLUDE (street_code, year)
    FROM ground AS g
    LEFT JOIN economy AS e
        ON e.street_code IS NOT DISTINCT FROM g.street_code AND e.year = g.year
)
SELECT
    * EXCLUDE (
        known_land_tax, known_land_tax_evaluated, known_land_output, known_land_value_added,
        whole_floor_tax, whole_floor_m2
    ),
    far_floor_area_m2 / NULLIF(far_area_m2, 0) AS far,
    density_footprint_m2 / NULLIF(density_area_m2, 0) AS density,
    vacancy_vacant_m2 / NULLIF(vacancy_rentable_m2, 0) AS vacancy,
    CAST(known_land_tax AS DOUBLE) / NULLIF(area_mu, 0) AS tax_per_mu,
    CAST(known_land_tax_evaluated AS DOUBLE) / NULLIF(area_mu, 0) AS evaluated_tax_per_mu,
    CAST(known_land_output AS DOUBLE) / NULLIF(area_mu, 0) AS output_per_mu,
    CAST(known_land_value_added AS DOUBLE) / NULLIF(area_mu, 0) AS value_added_per_mu,
    CAST(whole_floor_tax AS DOUBLE) / NULLIF(whole_floor_m2, 0) AS tax_per_floor_m2
FROM joined
