/** @import { State } from '../types.js' */
import { ask } from '../api.js';

const PARCEL = `
  SELECT p.parcel_code AS code, p.location AS name, p.area_mu, p.planned_far, u.name AS street,
         c.zh AS use_zh, c.en AS use_en, m.far, m.vacancy, p.xmin, p.ymin
  FROM land.parcel p
  LEFT JOIN mart.parcel_year m ON m.parcel_code = p.parcel_code AND m.year = ?
  LEFT JOIN ref.admin_unit u ON u.code = p.street_code
  LEFT JOIN ref.code c ON c.scheme = 'land_sea_use' AND c.edition = '2023' AND c.code = m.actual_class
  WHERE p.parcel_code = ?`;

const BUILDING = `
  SELECT b.building_code AS code, b.name, b.parcel_code, p.location, u.name AS street, b.gfa_m2, b.floors_above,
         m.vacancy, m.tier
  FROM land.building b
  LEFT JOIN land.parcel p ON p.parcel_code = b.parcel_code
  LEFT JOIN ref.admin_unit u ON u.code = p.street_code
  LEFT JOIN mart.building_year m ON m.building_code = b.building_code AND m.year = ?
  WHERE b.building_code = ?`;

const BUILDINGS = `
  SELECT b.building_code AS code, b.name, b.floors_above, b.gfa_m2, m.vacancy
  FROM land.building b
  LEFT JOIN mart.building_year m ON m.building_code = b.building_code AND m.year = ?
  WHERE b.parcel_code = ?
  ORDER BY b.gfa_m2 DESC NULLS LAST, b.building_code`;

/** Who holds floor there at some day of the year, the largest first. */
const ENTERPRISES = (/** @type {'parcel_code' | 'building_code'} */ key) => `
  SELECT e.credit_code AS code, MAX(e.name) AS name, SUM(o.area_m2) AS area_m2
  FROM econ.occupancy o
  JOIN econ.enterprise e ON e.credit_code = o.credit_code
  WHERE o.${key} = ? AND (o.valid_from IS NULL OR o.valid_from <= ?) AND (o.valid_to IS NULL OR o.valid_to >= ?)
  GROUP BY e.credit_code
  ORDER BY SUM(o.area_m2) DESC NULLS LAST, e.credit_code`;

/**
 * What is known of one parcel, building, street or cell beside its measures.
 *
 * @typedef {object} Facts
 * @property {Record<string, any>} self
 * @property {Record<string, any>[]} buildings
 * @property {Record<string, any>[]} enterprises
 *
 * @param {State} state
 * @param {AbortSignal} signal
 * @returns {Promise<Facts>}
 */
export async function readFacts(state, signal) {
  const { level, selected: code, year, lang, snapshot } = state;
  const rows = (/** @type {string} */ sql, /** @type {unknown[]} */ parameters) => ask(sql, parameters, { lang, snapshot, signal });
  const days = [{ date: `${year}-12-31` }, { date: `${year}-01-01` }];
  if (level === 'parcel') {
    const [self, buildings, enterprises] = await Promise.all([
      rows(PARCEL, [year, code]),
      rows(BUILDINGS, [year, code]),
      rows(ENTERPRISES('parcel_code'), [code, ...days]),
    ]);
    return { self: self[0] ?? {}, buildings, enterprises };
  }
  if (level === 'building') {
    const [self, enterprises] = await Promise.all([
      rows(BUILDING, [year, code]),
      rows(ENTERPRISES('building_code'), [code, ...days]),
    ]);
    return { self: self[0] ?? {}, buildings: [], enterprises };
  }
  return { self: {}, buildings: [], enterprises: [] };
}
