/** @import { Meta, State } from '../types.js' */
import { ask } from '../api.js';
import { valuesOf } from '../meta.js';
import { CONTRACTS, daysOf, HOLDS, PLACE } from '../occupancy.js';

const PARCEL = `
  SELECT p.parcel_code AS code, p.location AS name, p.area_mu, m.planned_far, u.name AS street,
         c.zh AS use_zh, c.en AS use_en, m.far, m.vacancy, p.xmin, p.ymin
  FROM land.parcel p
  LEFT JOIN mart.parcel_year m ON m.parcel_code = p.parcel_code AND m.year = ?
  LEFT JOIN ref.admin_unit u ON u.code = p.street_code
  LEFT JOIN ref.code c ON c.scheme = 'land_sea_use' AND c.edition = '2023' AND c.code = m.actual_class
  WHERE p.parcel_code = ?`;

const BUILDING = `
  SELECT b.building_code AS code, b.name, o.parcel_code, p.location, u.name AS street, b.gfa_m2, b.floors_above,
         m.vacancy, m.tier
  FROM land.building b
  LEFT JOIN land.parcel_building o ON o.building_code = b.building_code AND o.is_main
  LEFT JOIN land.parcel p ON p.parcel_code = o.parcel_code
  LEFT JOIN ref.admin_unit u ON u.code = p.street_code
  LEFT JOIN mart.building_year m ON m.building_code = b.building_code AND m.year = ?
  WHERE b.building_code = ?`;

/** Those whose floor counts on the parcel. */
const BUILDINGS = `
  SELECT b.building_code AS code, b.name, b.floors_above, b.gfa_m2, m.vacancy
  FROM land.parcel_building o
  JOIN land.building b ON b.building_code = o.building_code
  LEFT JOIN mart.building_year m ON m.building_code = b.building_code AND m.year = ?
  WHERE o.parcel_code = ? AND o.is_main
  ORDER BY b.gfa_m2 DESC NULLS LAST, b.building_code`;

/** Who holds floor there at some day of the year, the largest first. */
const ENTERPRISES = (/** @type {keyof typeof PLACE} */ level) => `
  SELECT e.credit_code AS code, MAX(e.name) AS name, SUM(o.area_m2) AS area_m2
  FROM ${CONTRACTS}
  WHERE ${PLACE[level]} = ? AND ${HOLDS}
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
 * @param {Meta} meta
 * @param {AbortSignal} signal
 * @returns {Promise<Facts>}
 */
export async function readFacts(state, meta, signal) {
  const { level, selected: code, year, lang } = state;
  const { snapshot } = meta;
  const rows = (/** @type {string} */ sql, /** @type {unknown[]} */ parameters) => ask(sql, parameters, { lang, snapshot, signal });
  const days = daysOf(year);
  if (level === 'parcel') {
    const [self, buildings, enterprises] = await Promise.all([
      rows(PARCEL, [year, code]),
      rows(BUILDINGS, [year, code]),
      rows(ENTERPRISES('parcel'), [code, ...days]),
    ]);
    return { self: self[0] ?? {}, buildings, enterprises };
  }
  if (level === 'building') {
    const [self, enterprises] = await Promise.all([
      rows(BUILDING, [year, code]),
      rows(ENTERPRISES('building'), [code, ...days]),
    ]);
    return { self: self[0] ?? {}, buildings: [], enterprises };
  }
  return { self: { name: level === 'street' ? streetName(code, state, meta) : null }, buildings: [], enterprises: [] };
}

/**
 * @param {string} code
 * @param {State} state
 * @param {Meta} meta
 */
function streetName(code, { lang }, meta) {
  const street = valuesOf(meta, 'street').find((s) => s.code === code);
  return street?.label[lang] || street?.label.zh;
}
