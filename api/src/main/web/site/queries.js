/** @import { Answer, Label, Meta, State } from './types.js' */
import { getJson, objects, url, whole } from './api.js';

/**
 * @typedef {object} Query a saved one, as `/v1/queries` lists it
 * @property {string} name
 * @property {Label} title
 * @property {Label} doc
 * @property {string} sql
 * @property {{ name: string }[]} parameters
 * @property {string[]} grain
 *
 * @typedef {{ query: Query, answer: Answer, records: Record<string, any>[], path: (format: string) => string }} Told
 */

/** Filters of the state that are parameters of queries. */
const FILTERS = /** @type {const} */ ([
  ['street', 'streets'],
  ['use', 'uses'],
]);

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
  const chosen = Object.fromEntries(FILTERS.map(([parameter, field]) => [parameter, only(state[field])]));
  const given = { year: state.year, ...chosen, ...more };
  const known = new Set(query.parameters.map((p) => p.name));
  const parameters = Object.fromEntries(Object.entries(given).filter(([key]) => known.has(key)));
  const path = (/** @type {string} */ format, shape = '') =>
    url(`/v1/queries/${name}.${format}`, { ...parameters, shape, lang: state.lang, snapshot: meta.snapshot });
  /** @type {Answer} */
  const answer = whole(await getJson(path('json', 'rows'), { lang: state.lang, signal }));
  return { query, answer, records: objects(answer), path };
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
 * Filters that are set and that the answer knows nothing of: the query has no such parameter, or
 * several codes are chosen. One that has a row for each code shows them beside each other instead.
 *
 * @param {Pick<Query, 'parameters' | 'grain'>} query
 * @param {State} state
 */
export function unheard({ parameters, grain }, state) {
  return FILTERS.filter(([parameter, field]) => {
    const heard = only(state[field]) !== undefined && parameters.some((p) => p.name === parameter);
    return state[field].length > 0 && !heard && !grain.includes(parameter);
  }).map(([parameter]) => parameter);
}

/**
 * @param {Meta} meta
 * @param {State} state
 */
function listOf(meta, state) {
  let list = lists.get(meta.snapshot);
  if (list === undefined) {
    list = getJson(url('/v1/queries', { snapshot: meta.snapshot }), { lang: state.lang }).then((r) => r.queries);
    list.catch(() => lists.delete(meta.snapshot));
    lists.set(meta.snapshot, list);
  }
  return list;
}
