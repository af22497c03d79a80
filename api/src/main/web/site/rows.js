/** @import { Answer, Measure, Row, State } from './types.js' */
import { isRatio } from './units.js';

/** The last letter of a layer that lies over or under the surface, whoever owns the land. */
const OFF_GROUND = /[SX]$/;

/** So many last characters of a code are shown in a short line. */
const SHORT_CODE = 12;

/**
 * @param {Answer} answer
 * @param {State} state
 * @param {string} measure
 */
export function readRows(answer, state, measure) {
  const at = (/** @type {string} */ name) => answer.columns.findIndex((c) => c.name === name);
  const columns = {
    code: at(state.level),
    name: [`${state.level}_label`, `${state.level}_name`].map(at).find((i) => i >= 0) ?? -1,
    street: at('street_label'),
    use: at('use_label'),
    layer: at('space_layer'),
    value: at(measure),
    numerator: at(measure + '_numerator'),
    denominator: at(measure + '_denominator'),
    coverage: at(measure + '_coverage'),
    total: at('is_total'),
  };
  /** @type {number | null} */
  let total = null;
  /** @type {number | null} */
  let coverage = null;
  /** @type {Row[]} */
  const rows = [];
  for (const cells of answer.rows) {
    if (cells[columns.total] === true) {
      total = numeric(cells[columns.value]);
      coverage = numeric(cells[columns.coverage]);
    } else if (cells[columns.code] !== null) {
      rows.push({
        code: String(cells[columns.code]),
        name: text(cells[columns.name]) || String(cells[columns.code]),
        street: text(cells[columns.street]),
        use: text(cells[columns.use]),
        surface: onSurface(cells[columns.layer]),
        value: numeric(cells[columns.value]),
        before: null,
        after: null,
        numerator: numeric(cells[columns.numerator]),
        denominator: numeric(cells[columns.denominator]),
      });
    }
  }
  return { rows, total, coverage };
}

/**
 * What each row grew by from one year to the other; unknown where either year is.
 *
 * @param {{ rows: Row[], total: number | null }} after
 * @param {{ rows: Row[], total: number | null }} before
 */
export function growth(after, before) {
  const was = new Map(before.rows.map((r) => [r.code, r.value]));
  const rows = after.rows.map((r) => {
    const then = was.get(r.code) ?? null;
    return { ...r, before: then, after: r.value, value: less(r.value, then), numerator: null, denominator: null };
  });
  return { rows, total: less(after.total, before.total) };
}

/**
 * @param {number | null} a
 * @param {number | null} b
 */
function less(a, b) {
  return a === null || b === null ? null : a - b;
}

/**
 * Of some of the rows: sums add up, a ratio is the quotient of its sums, by its factor.
 *
 * @param {Row[]} rows
 * @param {Measure | null} measure
 * @returns {number | null}
 */
export function totalOf(rows, measure) {
  const sum = (/** @type {'value' | 'numerator' | 'denominator'} */ key) =>
    rows.reduce((/** @type {number | null} */ s, r) => (r[key] === null ? s : (s ?? 0) + r[key]), null);
  if (!isRatio(measure)) {
    return sum('value');
  }
  const [top, bottom] = [sum('numerator'), sum('denominator')];
  return top === null || bottom === null || bottom === 0 ? null : (top / bottom) * (measure?.factor ?? 1);
}

/**
 * Rows without a value come last in either direction.
 *
 * @param {string} sort
 * @returns {(a: Row, b: Row) => number}
 */
export function order(sort) {
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

/**
 * What a row is called in a short line: what tells it from its neighbours. A place without the
 * street that stands below it, a code without the district that they all share.
 *
 * @param {Row} row
 */
export function titleOf(row) {
  if (row.name === row.code) {
    return row.code.includes(':') ? row.code.slice(row.code.indexOf(':') + 1) : shortCode(row.code);
  }
  const at = row.street === '' ? -1 : row.name.indexOf(row.street);
  return (at < 0 ? '' : row.name.slice(at + row.street.length)) || row.name;
}

/** @param {string} code */
function shortCode(code) {
  return code.length > SHORT_CODE + 4 ? '…' + code.slice(-SHORT_CODE) : code;
}

/**
 * Whether a parcel of this layer lies neither over nor under another.
 *
 * @param {unknown} layer of space
 */
export function onSurface(layer) {
  return !OFF_GROUND.test(text(layer));
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
