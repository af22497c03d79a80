/** @import { Level } from './types.js' */

/**
 * Who holds floor where: contracts `o` with their enterprises `e`. What names no known parcel counts
 * on the main parcel of its building, as it does in the marts.
 */
export const CONTRACTS = `econ.occupancy o
  JOIN econ.enterprise e ON e.credit_code = o.credit_code
  LEFT JOIN land.parcel p ON p.parcel_code = o.parcel_code
  LEFT JOIN land.parcel_building b ON b.building_code = o.building_code AND b.is_main`;

/**
 * The place of a contract, by level.
 *
 * @satisfies {Partial<Record<Level, string>>}
 */
export const PLACE = { parcel: 'COALESCE(p.parcel_code, b.parcel_code)', building: 'o.building_code' };

/** Whether a contract holds on some day of a year; takes {@link daysOf} it. */
export const HOLDS = '(o.valid_from IS NULL OR o.valid_from <= ?) AND (o.valid_to IS NULL OR o.valid_to >= ?)';

/**
 * The last and the first day of a year.
 *
 * @param {number} year
 */
export function daysOf(year) {
  return [{ date: `${year}-12-31` }, { date: `${year}-01-01` }];
}
