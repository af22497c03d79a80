/** @import { Measure, Meta, State } from './types.js' */
import { ask } from './api.js';
import { gridOf, snapshotFor } from './meta.js';

/** What a row says of itself beside its value, by level. */
const BESIDE = { parcel: ['street', 'use', 'space_layer'], building: ['street'], grid: [], street: [] };

/** Filters that the warehouse applies itself, where the measure knows the dimension. */
const FILTERS = /** @type {const} */ ([
  ['street', 'streets'],
  ['use', 'uses'],
]);

/**
 * The question behind a view: one value for each parcel, building, cell or street.
 *
 * @param {State} state
 * @param {Meta} meta
 * @param {Measure} measure
 * @param {number} year
 * @returns {{ measures: string[], dimensions: string[], filters: object[], [more: string]: unknown }}
 */
export function questionOf(state, meta, measure, year) {
  const known = new Set(measure.dimensions);
  const beside = BESIDE[state.level].filter((d) => known.has(d));
  return {
    measures: [measure.name],
    dimensions: [state.level === 'grid' ? `grid:${gridOf(meta)}` : state.level, ...beside],
    filters: [
      { dimension: 'year', op: '=', value: year },
      ...FILTERS.filter(([d, field]) => known.has(d) && state[field].length > 0).map(([dimension, field]) => ({
        dimension,
        op: 'in',
        values: state[field],
      })),
    ],
    snapshot: year === state.year ? meta.snapshot : snapshotFor(meta, measure, year),
    totals: true,
  };
}

/**
 * Whether filters by industry and vacancy mean anything: cells and streets hold many parcels.
 *
 * @param {Pick<State, 'level'>} state
 */
export function narrows(state) {
  return state.level === 'parcel' || state.level === 'building';
}

/**
 * Codes that pass the filters which are no dimension of the measure, or null when there are none:
 * the parcel or building is let to an enterprise of the industry, enough of it stands empty.
 *
 * @param {State} state
 * @param {Measure} measure
 * @param {AbortSignal} signal
 * @returns {Promise<Set<string> | null>}
 */
export async function restriction(state, measure, signal) {
  const uses = measure.dimensions.includes('use') ? [] : state.uses;
  if (!narrows(state) || (state.sections.length === 0 && state.vacancy === 0 && uses.length === 0)) {
    return null;
  }
  const table = state.level === 'parcel' ? 'mart.parcel_year' : 'mart.building_year';
  const key = `${state.level}_code`;
  /** @type {unknown[]} */
  const parameters = [state.year];
  const wheres = ['m.year = ?'];
  if (state.vacancy > 0) {
    wheres.push('m.vacancy >= ?');
    parameters.push(state.vacancy / 100);
  }
  if (state.sections.length > 0) {
    wheres.push(
      `m.${key} IN (SELECT o.${key} FROM econ.occupancy o JOIN econ.enterprise e ON e.credit_code = o.credit_code` +
        ` WHERE substr(e.industry_code, 1, 1) IN (${marks(state.sections)}))`,
    );
    parameters.push(...state.sections);
  }
  if (uses.length > 0) {
    wheres.push(
      `m.parcel_code IN (SELECT p.parcel_code FROM mart.parcel_year p WHERE p.year = ? AND p.actual_class IN (${marks(uses)}))`,
    );
    parameters.push(state.year, ...uses);
  }
  const sql = `SELECT m.${key} AS code FROM ${table} m WHERE ${wheres.join(' AND ')}`;
  const rows = await ask(sql, parameters, { lang: state.lang, snapshot: state.snapshot, signal });
  return new Set(rows.map((r) => r['code']));
}

/** @param {unknown[]} values */
function marks(values) {
  return values.map(() => '?').join(', ');
}
