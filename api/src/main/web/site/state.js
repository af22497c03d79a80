/** @import { Meta, State, Level, PageName } from './types.js' */
import { measureOf } from './meta.js';
import { createStore } from './store.js';

/** @type {State} */
const START = {
  page: 'map',
  measure: 'tax_per_mu',
  level: 'parcel',
  year: 0,
  against: 0,
  method: 'quantile',
  classes: 5,
  streets: [],
  uses: [],
  sections: [],
  vacancy: 0,
  selected: '',
  sort: '-value',
  only: 0,
  view: null,
  snapshot: '',
  lang: 'zh',
  area: 'mu',
  theme: 'auto',
};

/** What a person keeps for the next visit, and a link does not have to say. */
const KEPT = /** @type {const} */ (['lang', 'area', 'theme']);

export const PAGES = /** @type {PageName[]} */ (['map', 'structure', 'distribution', 'potential']);
export const LEVELS = /** @type {Level[]} */ (['parcel', 'building', 'grid', 'street']);

/**
 * One writer and one reader for each field, so that a link and the state cannot differ.
 *
 * @type {Record<Exclude<keyof State, 'page'>, { write: (s: any) => string, read: (text: string) => unknown }>}
 */
const FIELDS = {
  measure: word(/^[a-z0-9_]+$/),
  level: word(/^(parcel|building|grid|street)$/),
  year: number(0, 9999),
  against: number(0, 9999),
  method: word(/^(quantile|natural)$/),
  classes: number(5, 7),
  streets: list(),
  uses: list(),
  sections: list(),
  vacancy: number(0, 100),
  selected: word(/^[^&]+$/),
  sort: word(/^-?[a-z]+$/),
  only: number(0, 100_000),
  view: {
    write: (v) => v.map((/** @type {number} */ n, /** @type {number} */ i) => n.toFixed(i === 2 ? 2 : 5)).join(','),
    read: (text) => {
      const parts = text.split(',').map(Number);
      return parts.length === 3 && parts.every(Number.isFinite) ? parts : undefined;
    },
  },
  snapshot: word(/^[\w.-]+$/),
  lang: word(/^(zh|en)$/),
  area: word(/^(mu|m2)$/),
  theme: word(/^(auto|light|dark)$/),
};

/** @param {RegExp} shape */
function word(shape) {
  return { write: String, read: (/** @type {string} */ text) => (shape.test(text) ? text : undefined) };
}

/**
 * @param {number} low
 * @param {number} high
 */
function number(low, high) {
  return {
    write: String,
    read: (/** @type {string} */ text) => {
      const n = Number(text);
      return Number.isInteger(n) && n >= low && n <= high ? n : undefined;
    },
  };
}

function list() {
  return {
    write: (/** @type {string[]} */ codes) => codes.join(','),
    read: (/** @type {string} */ text) => text.split(',').filter((c) => c !== ''),
  };
}

/**
 * What is not as at the start, as the hash of an address.
 *
 * @param {State} state
 * @returns {string}
 */
export function toHash(state) {
  const parts = [];
  for (const [name, field] of Object.entries(FIELDS)) {
    const value = state[/** @type {keyof State} */ (name)];
    if (String(value ?? '') !== String(START[/** @type {keyof State} */ (name)] ?? '')) {
      parts.push(`${name}=${encodeURIComponent(field.write(value)).replaceAll('%2C', ',')}`);
    }
  }
  return `#/${state.page}${parts.length > 0 ? '?' + parts.join('&') : ''}`;
}

/**
 * Reads a hash. What it does not understand is as at the start.
 *
 * @param {string} hash
 * @param {Partial<State>} kept
 * @returns {State}
 */
export function fromHash(hash, kept = {}) {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const page = PAGES.find((p) => p === path) ?? START.page;
  /** @type {Record<string, unknown>} */
  const read = {};
  for (const [name, text] of new URLSearchParams(query)) {
    const value = Object.hasOwn(FIELDS, name) ? FIELDS[/** @type {keyof typeof FIELDS} */ (name)].read(text) : undefined;
    if (value !== undefined) {
      read[name] = value;
    }
  }
  return { ...START, ...kept, ...read, page };
}

/**
 * With what only the snapshot knows, where an address does not say it: its last year, a measure that
 * exists.
 *
 * @param {State} state
 * @param {Meta} meta
 * @returns {State}
 */
export function settled(state, meta) {
  const measure = measureOf(meta, state.measure) ?? measureOf(meta, START.measure) ?? meta.measures[0];
  const year = meta.years.includes(state.year) ? state.year : (meta.years.at(-1) ?? 0);
  return { ...state, year, measure: measure?.name ?? state.measure };
}

/**
 * The state of the page, in step with its address in both directions.
 *
 * @param {Window} window
 */
export function createState(window) {
  const store = createStore(fromHash(window.location.hash, readKept(window)));
  /** @type {Meta | null} */
  let known = null;
  window.addEventListener('hashchange', () => {
    const read = fromHash(window.location.hash, readKept(window));
    // Of another snapshot nothing is known yet: it is settled when it has been read.
    const next = known !== null && read.snapshot === store.get().snapshot ? settled(read, known) : read;
    if (window.location.hash !== toHash(next)) {
      window.history.replaceState(null, '', toHash(next));
    }
    if (toHash(next) !== toHash(store.get())) {
      store.set(next);
    }
  });
  /**
   * Changes some fields.
   *
   * @param {Partial<State>} patch
   * @param {'push' | 'replace'} [entry] whether the browser's way back leads before this
   */
  function change(patch, entry = 'push') {
    const next = { ...store.get(), ...patch };
    if (toHash(next) === toHash(store.get())) {
      return;
    }
    window.history[`${entry}State`](null, '', toHash(next));
    writeKept(window, next);
    store.set(next);
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    change,
    /**
     * From now on every state is one of this snapshot.
     *
     * @param {Meta} meta
     */
    settle(meta) {
      known = meta;
      change(settled(store.get(), meta), 'replace');
    },
  };
}

/** @typedef {ReturnType<typeof createState>} StateStore */

/**
 * @param {Window} window
 * @returns {Partial<State>}
 */
function readKept(window) {
  /** @type {Record<string, unknown>} */
  const kept = {};
  const storage = storageOf(window);
  for (const name of KEPT) {
    const text = storage?.getItem('landstock.' + name) ?? null;
    const value = text === null ? undefined : FIELDS[name].read(text);
    if (value !== undefined) {
      kept[name] = value;
    }
  }
  return kept;
}

/**
 * @param {Window} window
 * @param {State} state
 */
function writeKept(window, state) {
  const storage = storageOf(window);
  for (const name of KEPT) {
    storage?.setItem('landstock.' + name, state[name]);
  }
}

/**
 * Null where the reader lets no site keep anything: the browser then throws.
 *
 * @param {Window} window
 */
function storageOf(window) {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
