-- The uses of a parcel in the top classes of one classification, so that they can be compared.
--
-- Grain: parcel_code
-- Source: land.parcel, staging.int_code__link into land_sea_use 2023 and renewal_type landstock; the
--   type of land follows the surveyed use, else the registered one; homes, public services, commerce,
--   industry and storage are for buildings by the plan
-- Returns: parcel_code, registered_class, actual_class, planned_class, planned_for_buildings,
--   land_type
SELECT
    p.parcel_code,
    r.target_class AS registered_class,
    a.target_class AS actual_class,
    w.target_class AS planned_class,
    COALESCE(w.target_class IN ('07', '08', '09', '10', '11'), FALSE) AS planned_for_buildings,
    CASE WHEN p.actual_use_code IS NOT NULL THEN ty.target ELSE rt.target END AS land_type
FROM land.parcel AS p
LEFT JOIN staging.int_code__link AS r
    ON r.scheme = p.registered_use_scheme AND r.edition = p.registered_use_edition
    AND r.code = p.registered_use_code
    AND r.to_scheme = 'land_sea_use' AND r.to_edition = '2023'
LEFT JOIN staging.int_code__link AS a
    ON a.scheme = p.actual_use_scheme AND a.edition = p.actual_use_edition
    AND a.code = p.actual_use_code
    AND a.to_scheme = 'land_sea_use' AND a.to_edition = '2023'
LEFT JOIN staging.int_code__link AS w
    ON w.scheme = p.planned_use_scheme AND w.edition = p.planned_use_edition
    AND w.code = p.planned_use_code
    AND w.to_scheme = 'land_sea_use' AND w.to_edition = '2023'
LEFT JOIN staging.int_code__link AS ty
    ON ty.scheme = p.actual_use_scheme AND ty.edition = p.actual_use_edition
    AND ty.code = p.actual_use_code
    AND ty.to_scheme = 'renewal_type' AND ty.to_edition = 'landstock'
LEFT JOIN staging.int_code__link AS rt
    ON rt.scheme = p.registered_use_scheme AND rt.edition = p.registered_use_edition
    AND rt.code = p.registered_use_code
    AND rt.to_scheme = 'renewal_type' AND rt.to_edition = 'landstock'
