-- Land, buildings, value, economy and tax of every parcel in every year that something tells about.
--
-- Grain: parcel_code, year
-- Source: land.parcel, land.valuation, staging.int_year__asked, staging.int_parcel__use,
--   staging.int_parcel__built, staging.int_parcel__assessed_floor, staging.int_parcel__occupant,
--   staging.int_parcel__economy; a limit of the plan below 0 is unknown, as is one of 0 where the plan
--   is for buildings; the mean of three years divides by those of them that tell of any output
-- Returns: parcel_code, year, space_layer, street_code, community_code, block_code,
--   registered_use_code, actual_use_code, planned_use_code, registered_class, actual_class,
--   planned_class, land_type, use_known_count, use_consistent, term_end, remaining_term_years,
--   area_m2, area_mu, registered_area_m2, planned_far, planned_density, building_count,
--   office_building_count, gfa_known_count, footprint_area_m2, floor_area_m2, floor_area_origin,
--   rentable_area_m2, vacant_area_m2, vacancy_known_count, vacancy_vacant_m2, vacancy_rentable_m2,
--   far, density, vacancy, occupancy, floor_reserve_m2, assessment_count, land_value,
--   improvement_value, total_value, total_value_per_m2, occupant_count, registration_known_count,
--   registered_count, registered_share, contributor_count, revenue, output, value_added, employees,
--   energy_tce, rd_expense, investment, tax, tax_central, tax_city, tax_district, refund,
--   tax_evaluated, revenue_contributors, output_contributors, value_added_contributors,
--   employees_contributors, energy_tce_contributors, rd_expense_contributors,
--   investment_contributors, tax_contributors, tax_district_contributors,
--   tax_evaluated_contributors, revenue_top1, output_top1, value_added_top1, employees_top1,
--   energy_tce_top1, rd_expense_top1, investment_top1, tax_top1, tax_district_top1,
--   tax_evaluated_top1, revenue_top2, output_top2, value_added_top2, employees_top2,
--   energy_tce_top2, rd_expense_top2, investment_top2, tax_top2, tax_district_top2,
--   tax_evaluated_top2, revenue_with_employees, employees_with_revenue, value_added_with_employees,
--   employees_with_value_added, value_added_with_energy_tce, energy_tce_with_value_added,
--   rd_expense_with_revenue, revenue_with_rd_expense, tax_per_mu, tax_per_floor_m2,
--   evaluated_tax_per_mu, evaluated_tax_per_floor_m2, output_per_mu, value_added_per_mu,
--   investment_per_mu, output_3y_mean, output_3y_years, output_3y_per_mu, revenue_per_employee,
--   value_added_per_employee, value_added_per_tce, rd_share
WITH ahead AS (
    SELECT UNNEST([0, 1, 2]) AS ahead
),
output_3y AS (
    SELECT parcel_code, year + ahead AS year, SUM(output) AS output_3y, COUNT(output) AS output_3y_years
    FROM staging.int_parcel__economy
    CROSS JOIN ahead
    WHERE output IS NOT NULL
    GROUP BY parcel_code, year + ahead
),
span AS (
    SELECT year + ahead AS year, COUNT(*) AS years
    FROM (SELECT DISTINCT year FROM staging.int_parcel__economy WHERE output IS NOT NULL)
    CROSS JOIN ahead
    GROUP BY year + ahead
),
joined AS (
    SELECT
        p.* EXCLUDE (geom, repaired, planned_far, planned_density),
        CASE
            WHEN p.planned_far > 0 OR p.planned_far = 0 AND NOT u.planned_for_buildings THEN p.planned_far
        END AS planned_far,
        CASE
            WHEN p.planned_density > 0 OR p.planned_density = 0 AND NOT u.planned_for_buildings
            THEN p.planned_density
        END AS planned_density,
        y.year,
        u.* EXCLUDE (parcel_code, planned_for_buildings),
        len(list_distinct(list_filter(
            [u.registered_class, u.actual_class, u.planned_class], lambda c: c IS NOT NULL
        ))) AS use_classes,
        len(list_filter(
            [u.registered_class, u.actual_class, u.planned_class], lambda c: c IS NOT NULL
        )) AS use_known_count,
        b.* EXCLUDE (parcel_code, gfa_m2, gfa_estimated_count),
        COALESCE(b.gfa_m2, a.gross_area_m2) AS floor_area_m2,
        CASE
            WHEN b.gfa_m2 IS NOT NULL AND b.gfa_estimated_count > 0 THEN 'building_estimated'
            WHEN b.gfa_m2 IS NOT NULL THEN 'building'
            WHEN a.is_whole THEN 'assessment'
            WHEN a.parcel_code IS NOT NULL THEN 'assessment_part'
        END AS floor_area_origin,
        CASE
            WHEN b.gfa_m2 IS NOT NULL THEN CASE WHEN b.gfa_known_count = b.building_count THEN b.gfa_m2 END
            WHEN a.is_whole THEN a.gross_area_m2
        END AS whole_floor_area_m2,
        v.assessment_count,
        v.land_value,
        v.improvement_value,
        v.total_value,
        o.* EXCLUDE (parcel_code, year),
        CAST(CAST(w.output_3y AS DOUBLE) / t.years AS DECIMAL(24,4)) AS output_3y_mean,
        w.output_3y_years,
        e.* EXCLUDE (parcel_code, year)
    FROM land.parcel AS p
    CROSS JOIN staging.int_year__asked AS y
    LEFT JOIN staging.int_parcel__use AS u ON u.parcel_code = p.parcel_code
    LEFT JOIN staging.int_parcel__built AS b ON b.parcel_code = p.parcel_code
    LEFT JOIN land.valuation AS v ON v.parcel_code = p.parcel_code AND v.year = y.year
    LEFT JOIN staging.int_parcel__assessed_floor AS a ON a.parcel_code = p.parcel_code
    LEFT JOIN staging.int_parcel__occupant AS o ON o.parcel_code = p.parcel_code AND o.year = y.year
    LEFT JOIN output_3y AS w ON w.parcel_code = p.parcel_code AND w.year = y.year
    LEFT JOIN span AS t ON t.year = y.year
    LEFT JOIN staging.int_parcel__economy AS e ON e.parcel_code = p.parcel_code AND e.year = y.year
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
    registered_class,
    actual_class,
    planned_class,
    land_type,
    use_known_count,
    CASE WHEN use_known_count > 1 THEN use_classes = 1 END AS use_consistent,
    term_end,
    date_diff('day', make_date(year, 12, 31), term_end) / 365.25 AS remaining_term_years,
    area_m2,
    area_mu,
    registered_area_m2,
    planned_far,
    planned_density,
    building_count,
    office_building_count,
    gfa_known_count,
    footprint_area_m2,
    floor_area_m2,
    floor_area_origin,
    rentable_area_m2,
    vacant_area_m2,
    vacancy_known_count,
    vacancy_vacant_m2,
    vacancy_rentable_m2,
    whole_floor_area_m2 / NULLIF(area_m2, 0) AS far,
    CASE WHEN footprint_known_count = building_count THEN footprint_area_m2 / NULLIF(area_m2, 0) END AS density,
    vacancy_vacant_m2 / NULLIF(vacancy_rentable_m2, 0) AS vacancy,
    1 - vacancy_vacant_m2 / NULLIF(vacancy_rentable_m2, 0) AS occupancy,
    (planned_far * area_m2) - whole_floor_area_m2 AS floor_reserve_m2,
    assessment_count,
    land_value,
    improvement_value,
    total_value,
    CAST(total_value AS DOUBLE) / NULLIF(area_m2, 0) AS total_value_per_m2,
    occupant_count,
    registration_known_count,
    registered_count,
    registered_count / NULLIF(registration_known_count, 0) AS registered_share,
    contributor_count,
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
    tax_evaluated,
    revenue_contributors,
    output_contributors,
    value_added_contributors,
    employees_contributors,
    energy_tce_contributors,
    rd_expense_contributors,
    investment_contributors,
    tax_contributors,
    tax_district_contributors,
    tax_evaluated_contributors,
    revenue_top1,
    output_top1,
    value_added_top1,
    employees_top1,
    energy_tce_top1,
    rd_expense_top1,
    investment_top1,
    tax_top1,
    tax_district_top1,
    tax_evaluated_top1,
    revenue_top2,
    output_top2,
    value_added_top2,
    employees_top2,
    energy_tce_top2,
    rd_expense_top2,
    investment_top2,
    tax_top2,
    tax_district_top2,
    tax_evaluated_top2,
    revenue_with_employees,
    employees_with_revenue,
    value_added_with_employees,
    employees_with_value_added,
    value_added_with_energy_tce,
    energy_tce_with_value_added,
    rd_expense_with_revenue,
    revenue_with_rd_expense,
    CAST(tax AS DOUBLE) / NULLIF(area_mu, 0) AS tax_per_mu,
    CAST(tax AS DOUBLE) / NULLIF(whole_floor_area_m2, 0) AS tax_per_floor_m2,
    CAST(tax_evaluated AS DOUBLE) / NULLIF(area_mu, 0) AS evaluated_tax_per_mu,
    CAST(tax_evaluated AS DOUBLE) / NULLIF(whole_floor_area_m2, 0) AS evaluated_tax_per_floor_m2,
    CAST(output AS DOUBLE) / NULLIF(area_mu, 0) AS output_per_mu,
    CAST(value_added AS DOUBLE) / NULLIF(area_mu, 0) AS value_added_per_mu,
    CAST(investment AS DOUBLE) / NULLIF(area_mu, 0) AS investment_per_mu,
    output_3y_mean,
    output_3y_years,
    CAST(output_3y_mean AS DOUBLE) / NULLIF(area_mu, 0) AS output_3y_per_mu,
    CAST(revenue_with_employees AS DOUBLE) / NULLIF(CAST(employees_with_revenue AS DOUBLE), 0) AS revenue_per_employee,
    CAST(value_added_with_employees AS DOUBLE) / NULLIF(CAST(employees_with_value_added AS DOUBLE), 0) AS value_added_per_employee,
    CAST(value_added_with_energy_tce AS DOUBLE) / NULLIF(CAST(energy_tce_with_value_added AS DOUBLE), 0) AS value_added_per_tce,
    CAST(rd_expense_with_revenue AS DOUBLE) / NULLIF(CAST(revenue_with_rd_expense AS DOUBLE), 0) AS rd_share
FROM joined
