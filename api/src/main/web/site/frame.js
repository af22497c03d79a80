/** @import { Frame, Measure, Meta, Row, Scale, State } from './types.js' */
/** @import { StateStore } from './state.js' */
import { createStore } from './store.js';
import { postJson } from './api.js';
import { measureOf, yearsBeside } from './meta.js';
import { questionOf, restriction } from './question.js';
import { growth, order, readRows, totalOf } from './rows.js';
import { changeBreaks, classOf, naturalBreaks, quantileBreaks } from './classes.js';
import { changeRamp, isDark, ramp } from './colours.js';

/** Fields of the state that another answer of the server is needed for. */
const ASKED = /** @type {const} */ (['measure', 'level', 'year', 'against', 'streets', 'uses', 'sections', 'vacancy', 'snapshot', 'lang']);

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
      rows = [];
      store.set({ ...empty(now, meta), status: 'ready' });
      return;
    }
    store.set({ ...store.get(), status: 'loading' });
    try {
      const body = questionOf(now, meta, measure, now.year);
      const put = (/** @type {object} */ question) => postJson('/v1/measures/query', question, { lang: now.lang, signal });
      const [answer, codes, before] = await Promise.all([
        put(body),
        restriction(now, meta, measure, signal),
        compares(now, meta, measure) ? put(questionOf(now, meta, measure, now.against)) : null,
      ]);
      const read = readRows(answer, now, measure.name);
      const grown = before === null ? read : growth(read, readRows(before, now, measure.name));
      rows = codes === null ? grown.rows : grown.rows.filter((r) => codes.has(r.code));
      const answered = { total: grown.total, count: grown.rows.length, coverage: before === null ? read.coverage : null };
      // Sorted as is wanted now, which may be another way than when this was asked.
      const frame = { ...empty(state.get(), meta), status: /** @type {const} */ ('ready'), answer, body, answered, change: before !== null };
      store.set(arrange(frame, rows, state.get()));
    } catch (e) {
      if (!signal.aborted) {
        rows = [];
        store.set({ ...empty(now, meta), status: 'failed', error: e instanceof Error ? e : new Error(String(e)) });
      }
    }
  }

  scope.onEnd(
    state.subscribe((now, before) => {
      if (ASKED.some((f) => String(now[f]) !== String(before[f]))) {
        load();
      } else if (store.get().status === 'ready' && ARRANGED.some((f) => now[f] !== before[f])) {
        // What is on its way is arranged when it comes; of what failed there is nothing to arrange.
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
    answered: { total: null, count: 0, coverage: null },
    change: false,
    answer: null,
    body: null,
    error: null,
  };
}

/**
 * Whether the view shows what changed since another year.
 *
 * @param {State} state
 * @param {Meta} meta
 * @param {Measure} measure
 */
export function compares(state, meta, measure) {
  return state.against !== 0 && yearsBeside(meta, measure, state.year).includes(state.against);
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
  const whole = rows.length === frame.answered.count;
  const total = whole ? frame.answered.total : frame.change ? null : totalOf(rows, frame.measure);
  return { ...frame, rows, total, unknown: rows.length - values.length, scale: scaleOf(values, state, frame.change) };
}

/**
 * @param {number[]} values
 * @param {State} state
 * @param {boolean} change whether they are what changed, with zero in the middle
 * @returns {Scale | null}
 */
function scaleOf(values, state, change) {
  if (values.length === 0) {
    return null;
  }
  const method = state.method === 'natural' ? naturalBreaks : quantileBreaks;
  const breaks = change ? changeBreaks(values) : method(values, state.classes);
  const counts = new Array(breaks.length + 1).fill(0);
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    counts[classOf(value, breaks)]++;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { breaks, low, high, counts, colours: change ? changeRamp(isDark()) : ramp(breaks.length + 1, isDark()) };
}
