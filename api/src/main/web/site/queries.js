/** @import { Answer, Label, Meta, State } from './types.js' */
import { getJson, url } from './api.js';

/**
 * @typedef {object} Query a saved one, as `/v1/queries` lists it
 * @property {string} name
 * @property {Label} title
 * @property {Label} doc
 * @property {string} sql
 * @property {{ name: string }[]} parameters
 *
 * @typedef {{ query: Query, answer: Answer, records: Record<string, any>[], path: (format: string) => string }} Told
 */

/** @type {Map<string, Promise<Query[]>>} */
const lists = new Map();

/**
 * Asks a saved query with those of the parameters that it has.
 *
 * @param {string} name
 * @param {object} options
 * @param {State} options.state
 * @param {Meta} options.meta
 * @param {Record<string, string | number | undefined>} [options.more]
 * @param {AbortSignal} options.signal
 * @returns {Promise<Told>}
 */
export async function tell(name, { state, meta, more = {}, signal }) {
  const query = (await listOf(meta, state)).find((q) => q.name === name);
  if (query === undefined) {
    throw new Error(`/v1/queries: ${name}?`);
  }
  const given = { year: state.year, street: only(state.streets), use: only(state.uses), ...more };
  const known = new Set(query.parameters.map((p) => p.name));
  const parameters = Object.fromEntries(Object.entries(given).filter(([key]) => known.has(key)));
  const path = (/** @type {string} */ format, shape = '') =>
    url(`/v1/queries/${name}.${format}`, { ...parameters, shape, lang: state.lang, snapshot: state.snapshot });
  const answer = await getJson(path('json', 'rows'), { lang: state.lang, signal });
  const names = /** @type {Answer} */ (answer).columns.map((c) => c.name);
  const records = /** @type {Answer} */ (answer).rows.map((row) => Object.fromEntries(names.map((n, i) => [n, row[i]])));
  return { query, answer, records, path };
}

/**
 * The one code that is chosen: charts filter by one at a time.
 *
 * @param {string[]} codes
 */
export function only(codes) {
  return codes.length === 1 ? codes[0] : undefined;
}

/**
 * @param {Meta} meta
 * @param {State} state
 */
function listOf(meta, state) {
  let list = lists.get(meta.snapshot);
  if (list === undefined) {
    list = getJson(url('/v1/queries', { snapshot: state.snapshot }), { lang: state.lang }).then((r) => r.queries);
    list.catch(() => lists.delete(meta.snapshot));
    lists.set(meta.snapshot, list);
  }
  return list;
}
