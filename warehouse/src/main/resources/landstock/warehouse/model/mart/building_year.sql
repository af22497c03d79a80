-- Buildings by year: those on the list of office buildings, with floor to let, or with an enterprise.
--
-- Grain: building_code, year
-- Source: land.building, land.parcel_building, land.parcel, ref.building_tier,
--   staging.int_year__asked, staging.int_building__occupant, staging.int_building__economy
-- Returns: building_code, year, parcel_code, street_code, name, is_office_building, gfa_m2,
--   area_origin, rentable_area_m2, vacant_area_m2, vacancy_vacant_m2, vacancy_rentable_m2,
--   occupant_count, registration_known_count, registered_count, contributor_count, revenue, output,
--   value_added, employees, energy_tce, rd_expense, investment, tax, tax_central, tax_city,
--   tax_district, refund, tax_evaluated, revenue_contributors, output_contributors,
--   value_added_contributors, employees_contributors, energy_tce_contributors,
--   rd_expense_contributors, investment_contributors, tax_contributors, tax_district_contributors,
--   tax_evaluated_contributors, revenue_top1, output_top1, value_added_top1, employees_top1,
--   energy_tce_top1, rd_expense_top1, investment_top1, tax_top1, tax_district_top1,
--   tax_evaluated_top1, revenue_top2, output_top2, value_added_top2, employees_top2,
--   energy_tce_top2, rd_expense_top2, investment_top2, tax_top2, tax_district_top2,
--   tax_evaluated_top2, revenue_with_employees, employees_with_revenue, value_added_with_employees,
--   employees_with_value_added, value_added_with_energy_tce, energy_tce_with_value_added,
--   rd_expense_with_revenue, revenue_with_rd_expense, vacancy, occupancy, registered_share,
--   tax_per_floor_m2, evaluated_tax_per_floor_m2, tier
WITH tiers AS (
    -- One row: a join by inequality would sort all buildings.
    SELECT LIST({'tier': tier, 'at_least': at_least} ORDER BY at_least, tier) AS ascending
    FROM ref.building_tier
),
joined AS (
    SELECT
        b.building_code,
        y.year,
        m.parcel_code,
        p.street_code,
        b.name,
        b.is_office_building,
        b.gfa_m2,
        b.area_origin,
        b.rentable_area_m2,
        b.vacant_area_m2,
        CASE WHEN b.rentable_area_m2 IS NOT NULL THEN b.vacant_area_m2 END AS vacancy_vacant_m2,
        CASE WHEN b.vacant_area_m2 IS NOT NULL THEN b.rentable_area_m2 END AS vacancy_rentable_m2,
        o.* EXCLUDE (building_code, year),
        e.* EXCLUDE (building_code, year)
    FROM land.building AS b
    CROSS JOIN staging.int_year__asked AS y
    LEFT JOIN land.parcel_building AS m ON m.building_code = b.building_code AND m.is_main
    LEFT JOIN land.parcel AS p ON p.parcel_code = m.parcel_code
    LEFT JOIN staging.int_building__occupant AS o ON o.building_code = b.building_code AND o.year = y.year
    LEFT JOIN staging.int_building__economy AS e ON e.building_code = b.building_code AND e.year = y.year
    WHERE b.is_office_building
        OR b.rentable_area_m2 IS NOT NULL
        OR o.building_code IS NOT NULL
        OR e.building_code IS NOT NULL
)
SELECT
    j.*,
    vacancy_vacant_m2 / NULLIF(vacancy_rentable_m2, 0) AS vacancy,
    1 - vacancy_vacant_m2 / NULLIF(vacancy_rentable_m2, 0) AS occupancy,
    registered_count / NULLIF(registration_known_count, 0) AS registered_share,
    CAST(tax AS DOUBLE) / NULLIF(gfa_m2, 0) AS tax_per_floor_m2,
    CAST(tax_evaluated AS DOUBLE) / NULLIF(gfa_m2, 0) AS evaluated_tax_per_floor_m2,
    list_last(list_filter(t.ascending, lambda one: one.at_least <= j.tax)).tier AS tier
FROM joined AS j
CROSS JOIN tiers AS t
