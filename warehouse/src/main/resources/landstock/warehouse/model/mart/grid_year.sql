-- Cells of the grids by year. A parcel counts wholly in the cell that one point on it is in, so that
-- sums over cells are sums over parcels, exactly.
--
-- Grain: grid, cell_id, year
-- Source: mart.parcel_year, mart.parcel_cell, ref.grid, staging.int_cell__contribution; parcels
--   without geometry are in no cell
-- Returns: grid, cell_id, year, parcel_count, area_m2, area_mu, above_area_m2, below_area_m2,
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
--   value_added_per_mu, tax_per_floor_m2, geom
WITH ground AS (
    SELECT
        grid,
        i,
        j,
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
            p.*,
            s.grid,
            s.i,
            s.j,
            CASE right(p.space_layer, 1) WHEN 'S' THEN 'above' WHEN 'X' THEN 'below' ELSE 'surface' END AS stratum,
            p.floor_area_origin = 'assessment' OR p.gfa_known_count = p.building_count AS whole_floor
        FROM mart.parcel_year AS p
        JOIN mart.parcel_cell AS s ON s.parcel_code = p.parcel_code
    )
    GROUP BY grid, i, j, year
),
economy AS (
    SELECT
        grid,
        i,
        j,
        year,
        COUNT(*) AS contributor_count,
        SUM(COLUMNS(* EXCLUDE (grid, i, j, year, credit_code))) AS '\0',
        COUNT(NULLIF(COLUMNS(* EXCLUDE (grid, i, j, year, credit_code, tax_central, tax_city, refund)), 0)) AS '\0_contributors',
        largest_share(COLUMNS(* EXCLUDE (grid, i, j, year, credit_code, tax_central, tax_city, refund))) AS '\0_top1',
        top_share(COLUMNS(* EXCLUDE (grid, i, j, year, credit_code, tax_central, tax_city, refund)), 2) AS '\0_top2'
    FROM staging.int_cell__contribution
    GROUP BY grid, i, j, year
),
joined AS (
    SELECT
        g.*,
        e.* EXCLUDE (grid, i, j, year),
        k.kind,
        k.size_m AS d,
        CASE k.kind WHEN 'square' THEN (g.i + 0.5) * k.size_m ELSE (g.i + g.j / 2) * k.size_m END AS x,
        CASE k.kind WHEN 'square' THEN (g.j + 0.5) * k.size_m ELSE g.j * sqrt(3) / 2 * k.size_m END AS y
    FROM ground AS g
    JOIN ref.grid AS k ON k.grid = g.grid
    LEFT JOIN economy AS e ON e.grid = g.grid AND e.i = g.i AND e.j = g.j AND e.year = g.year
)
SELECT
    grid,
    grid || ':' || i || ':' || j AS cell_id,
    * EXCLUDE (grid, i, j, kind, d, x, y, whole_floor_tax, whole_floor_m2),
    far_floor_area_m2 / NULLIF(far_area_m2, 0) AS far,
    density_footprint_m2 / NULLIF(density_area_m2, 0) AS density,
    vacancy_vacant_m2 / NULLIF(vacancy_rentable_m2, 0) AS vacancy,
    CAST(tax AS DOUBLE) / NULLIF(area_mu, 0) AS tax_per_mu,
    CAST(tax_evaluated AS DOUBLE) / NULLIF(area_mu, 0) AS evaluated_tax_per_mu,
    CAST(output AS DOUBLE) / NULLIF(area_mu, 0) AS output_per_mu,
    CAST(value_added AS DOUBLE) / NULLIF(area_mu, 0) AS value_added_per_mu,
    CAST(whole_floor_tax AS DOUBLE) / NULLIF(whole_floor_m2, 0) AS tax_per_floor_m2,
    CAST(
        CASE kind
            WHEN 'square' THEN printf(
                'POLYGON((%.4f %.4f,%.4f %.4f,%.4f %.4f,%.4f %.4f,%.4f %.4f))',
                x - d / 2, y - d / 2, x + d / 2, y - d / 2, x + d / 2, y + d / 2, x - d / 2, y + d / 2,
                x - d / 2, y - d / 2)
            ELSE printf(
                'POLYGON((%.4f %.4f,%.4f %.4f,%.4f %.4f,%.4f %.4f,%.4f %.4f,%.4f %.4f,%.4f %.4f))',
                x, y - d / sqrt(3), x + d / 2, y - d / sqrt(12), x + d / 2, y + d / sqrt(12),
                x, y + d / sqrt(3), x - d / 2, y + d / sqrt(12), x - d / 2, y - d / sqrt(12),
                x, y - d / sqrt(3))
        END AS GEOMETRY
    ) AS geom
FROM joined
