/** @import { Level, Measure, Meta, State } from './types.js' */
import { ask } from './api.js';
import { gridOf, knows, shownFor } from './meta.js';
import { CONTRACTS, daysOf, HOLDS, PLACE } from './occupancy.js';

/** What a row says of itself beside its value, by level. */
const BESIDE = { parcel: ['street', 'use', 'space_layer'], building: ['street'], grid: [], street: [] };

/** Filters that the warehouse applies itself, where the measure knows the dimension at the level. */
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
 * @returns {import('./types.js').Body}
 */
export function questionOf(state, meta, measure, year) {
  const { level } = state;
  const known = (/** @type {string} */ dimension) => knows(measure, level, dimension);
  return {
    measures: [measure.name],
    dimensions: [level === 'grid' ? `grid:${gridOf(meta)}` : level, ...BESIDE[level].filter(known)],
    filters: [
      { dimension: 'year', op: '=', value: year },
      ...FILTERS.filter(([d, field]) => known(d) && state[field].length > 0).map(([dimension, field]) => ({
        dimension,
        op: 'in',
        values: state[field],
      })),
    ],
    snapshot: shownFor(meta, measure, year).id,
    totals: true,
  };
}

/**
 * Whether a filter of the page has a meaning for what is shown. Industry and vacancy have none for
 * cells and streets, which hold many parcels; use has none where the measure is not told by it.
 *
 * @param {Measure | null} measure
 * @param {Level} level
 * @param {'streets' | 'uses' | 'sections' | 'vacancy'} filter
 */
export function applies(measure, level, filter) {
  const [dimension] = FILTERS.find(([, field]) => field === filter) ?? [];
  const narrows = filter !== 'streets' && (level === 'parcel' || level === 'building');
  return narrows || (dimension !== undefined && (measure === null || knows(measure, level, dimension)));
}

/**
 * The question for the codes that pass the filters which are no dimension of the measure at the
 * level, or null when there are none: the parcel or building is let to an enterprise of the industry
 * in the year, enough of it stands empty, its parcel is of the use.
 *
 * @param {State} state
 * @param {Measure} measure
 * @returns {{ sql: string, parameters: unknown[] } | null}
 */
export function narrowing(state, measure) {
  const { level, year, sections, vacancy } = state;
  const uses = knows(measure, level, 'use') ? [] : state.uses;
  if ((level !== 'parcel' && level !== 'building') || (sections.length === 0 && vacancy === 0 && uses.length === 0)) {
    return null;
  }
  const table = level === 'parcel' ? 'mart.parcel_year' : 'mart.building_year';
  const key = `${level}_code`;
  /** @type {unknown[]} */
  const parameters = [year];
  const wheres = ['m.year = ?'];
  if (vacancy > 0) {
    wheres.push('m.vacancy >= ?');
    parameters.push(vacancy / 100);
  }
  if (sections.length > 0) {
    const industry = `substr(e.industry_code, 1, 1) IN (${marks(sections)})`;
    wheres.push(`m.${key} IN (SELECT ${PLACE[level]} FROM ${CONTRACTS} WHERE ${industry} AND ${HOLDS})`);
    parameters.push(...sections, ...daysOf(year));
  }
  if (uses.length > 0) {
    wheres.push(
      `m.parcel_code IN (SELECT p.parcel_code FROM mart.parcel_year p WHERE p.year = ? AND p.actual_class IN (${marks(uses)}))`,
    );
    parameters.push(year, ...uses);
  }
  return { sql: `SELECT m.${key} AS code FROM ${table} m WHERE ${wheres.join(' AND ')}`, parameters };
}

/**
 * Codes that pass the filters which are asked for apart, or null when there are none.
 *
 * @param {State} state
 * @param {Meta} meta
 * @param {Measure} measure
 * @param {AbortSignal} signal
 * @returns {Promise<Set<string> | null>}
 */
export async function restriction(state, meta, measure, signal) {
  const asked = narrowing(state, measure);
  if (asked === null) {
    return null;
  }
  const snapshot = shownFor(meta, measure, state.year).id;
  const rows = await ask(asked.sql, asked.parameters, { lang: state.lang, snapshot, signal });
  return new Set(rows.map((r) => r['code']));
}

/** @param {unknown[]} values */
function marks(values) {
  return values.map(() => '?').join(', ');
}
