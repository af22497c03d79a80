/** @import { Answer, Frame, Meta, Row, Scale, State } from './types.js' */
/** @import { StateStore } from './state.js' */
import { createStore } from './store.js';
import { postJson } from './api.js';
import { measureOf } from './meta.js';
import { questionOf, restriction } from './question.js';
import { isRatio } from './units.js';
import { classOf, naturalBreaks, quantileBreaks } from './classes.js';
import { isDark, ramp } from './colours.js';

/** Fields of the state that another answer of the server is needed for. */
const ASKED = /** @type {const} */ (['measure', 'level', 'year', 'streets', 'uses', 'sections', 'vacancy', 'snapshot', 'lang']);

/** Fields that only arrange the answer anew. */
const ARRANGED = /** @type {const} */ (['method', 'classes', 'sort', 'only', 'theme']);

/**
 * Follows the state with what it asks for. Map, legend and list read from one frame, so that they
 * cannot disagree.
 *
 * @param {StateStore} state
 * @param {Meta} meta
 * @param {import('./store.js').Scope} scope
 */
export function createFrames(state, meta, scope) {
  const store = createStore(/** @type {Frame} */ (empty(state.get(), meta)));
  let running = new AbortController();
  /** @type {Row[]} */
  let rows = [];

  async function load() {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const now = state.get();
    const measure = measureOf(meta, now.measure);
    if (measure === null || !measure.levels.includes(now.level)) {
      store.set({ ...empty(now, meta), status: 'ready' });
      return;
    }
    store.set({ ...store.get(), status: 'loading' });
    try {
      const body = questionOf(now, meta, measure);
      const [answer, codes] = await Promise.all([
        postJson('/v1/measures/query', body, { lang: now.lang, signal }),
        restriction(now, measure, signal),
      ]);
      const read = readRows(answer, now, measure.name);
      rows = codes === null ? read.rows : read.rows.filter((r) => codes.has(r.code));
      const answered = { total: read.total, count: read.rows.length };
      store.set(arrange({ ...empty(now, meta), status: 'ready', answer, body, answered }, rows, now));
    } catch (e) {
      if (!signal.aborted) {
        store.set({ ...empty(now, meta), status: 'failed', error: e instanceof Error ? e : new Error(String(e)) });
      }
    }
  }

  scope.onEnd(
    state.subscribe((now, before) => {
      if (ASKED.some((f) => String(now[f]) !== String(before[f]))) {
        load();
      } else if (ARRANGED.some((f) => now[f] !== before[f])) {
        store.set(arrange({ ...store.get(), state: now }, rows, now));
      }
    }),
  );
  scope.onEnd(() => running.abort());
  load();
  return { get: store.get, subscribe: store.subscribe, reload: load };
}

/** @typedef {ReturnType<typeof createFrames>} Frames */

/**
 * @param {State} state
 * @param {Meta} meta
 * @returns {Frame}
 */
function empty(state, meta) {
  return {
    status: 'loading',
    state,
    measure: measureOf(meta, state.measure),
    rows: [],
    unknown: 0,
    scale: null,
    total: null,
    answered: { total: null, count: 0 },
    answer: null,
    body: null,
    error: null,
  };
}

/**
 * @param {Answer} answer
 * @param {State} state
 * @param {string} measure
 */
function readRows(answer, state, measure) {
  const at = (/** @type {string} */ name) => answer.columns.findIndex((c) => c.name === name);
  const columns = {
    code: at(state.level),
    name: [`${state.level}_label`, `${state.level}_name`].map(at).find((i) => i >= 0) ?? -1,
    street: at('street_label'),
    use: at('use_label'),
    value: at(measure),
    numerator: at(measure + '_numerator'),
    denominator: at(measure + '_denominator'),
    total: at('is_total'),
  };
  /** @type {number | null} */
  let total = null;
  /** @type {Row[]} */
  const rows = [];
  for (const cells of answer.rows) {
    if (cells[columns.total] === true) {
      total = numeric(cells[columns.value]);
    } else if (cells[columns.code] !== null) {
      rows.push({
        code: String(cells[columns.code]),
        name: text(cells[columns.name]) || String(cells[columns.code]),
        street: text(cells[columns.street]),
        use: text(cells[columns.use]),
        value: numeric(cells[columns.value]),
        numerator: numeric(cells[columns.numerator]),
        denominator: numeric(cells[columns.denominator]),
      });
    }
  }
  return { rows, total };
}

/**
 * Sorts, cuts and classes.
 *
 * @param {Frame} frame
 * @param {Row[]} all
 * @param {State} state
 * @returns {Frame}
 */
function arrange(frame, all, state) {
  const sorted = [...all].sort(order(state.sort));
  const known = sorted.filter((r) => r.value !== null);
  const rows = state.only > 0 ? known.slice(0, state.only) : sorted;
  const values = rows.flatMap((r) => (r.value === null ? [] : [r.value]));
  const total = rows.length === frame.answered.count ? frame.answered.total : totalOf(rows, isRatio(frame.measure));
  return { ...frame, rows, total, unknown: rows.length - values.length, scale: scaleOf(values, state) };
}

/**
 * Of some of the rows: sums add up, a ratio is the quotient of its sums.
 *
 * @param {Row[]} rows
 * @param {boolean} ratio
 * @returns {number | null}
 */
function totalOf(rows, ratio) {
  const sum = (/** @type {'value' | 'numerator' | 'denominator'} */ key) =>
    rows.reduce((/** @type {number | null} */ s, r) => (r[key] === null ? s : (s ?? 0) + r[key]), null);
  if (!ratio) {
    return sum('value');
  }
  const [top, bottom] = [sum('numerator'), sum('denominator')];
  return top === null || bottom === null || bottom === 0 ? null : top / bottom;
}

/**
 * @param {number[]} values
 * @param {State} state
 * @returns {Scale | null}
 */
function scaleOf(values, state) {
  if (values.length === 0) {
    return null;
  }
  const breaks = (state.method === 'natural' ? naturalBreaks : quantileBreaks)(values, state.classes);
  const counts = new Array(breaks.length + 1).fill(0);
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    counts[classOf(value, breaks)]++;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { breaks, low, high, counts, colours: ramp(breaks.length + 1, isDark()) };
}

/**
 * Rows without a value come last in either direction.
 *
 * @param {string} sort
 * @returns {(a: Row, b: Row) => number}
 */
function order(sort) {
  const down = sort.startsWith('-') ? -1 : 1;
  const key = sort.replace('-', '');
  if (key === 'value' || key === 'numerator' || key === 'denominator') {
    return (a, b) => {
      const [x, y] = [a[key], b[key]];
      if (x === null || y === null) {
        return Number(x === null) - Number(y === null);
      }
      return (x - y) * down || a.code.localeCompare(b.code);
    };
  }
  const by = /** @type {'name' | 'street' | 'use'} */ (key);
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  return (a, b) => collator.compare(String(a[by]), String(b[by])) * down || a.code.localeCompare(b.code);
}

/** @param {unknown} cell decimals come as text, with all their digits */
export function numeric(cell) {
  if (cell === null || cell === undefined || cell === '') {
    return null;
  }
  const n = Number(cell);
  return Number.isFinite(n) ? n : null;
}

/** @param {unknown} cell */
function text(cell) {
  return cell === null || cell === undefined ? '' : String(cell);
}
