/** @import { Measure, State } from './types.js' */
/** @import { Words } from './i18n.js' */

/** 1 mu is 10000/15 m² of land. */
export const M2_PER_MU = 10_000 / 15;

/** Ratios of unit 1 that are not said in per cent. */
const PLAIN = /far$/;

/** Measures in m² that are land, and so may be said in mu. Floor is never said in mu. */
const LAND = /land_m2$|^(term|use_consistent|use_compared)_m2$/;

/**
 * How the numbers of one measure are written: all with the same unit and as many decimals, so that
 * a column of them can be compared.
 *
 * @typedef {object} Format
 * @property {string} unit as written, '' for none
 * @property {(value: number | null | undefined) => string} number without the unit
 * @property {(value: number | null | undefined) => string} text with the unit
 * @property {(value: number) => string} axis without the unit, as short as it can be
 */

/**
 * @param {{ name: string, unit?: string | null }} measure
 * @param {number[]} values that are to be written; they decide between 元, 万元 and 亿元
 * @param {Pick<State, 'area'>} state
 * @param {Words} words
 * @returns {Format}
 */
export function formatOf(measure, values, state, words) {
  const [top = '', bottom = ''] = (measure.unit ?? '').replace(words.currencyCode || 'currency', 'currency').split('/');
  const land = landFactor(measure.name, top, bottom, state.area);
  const typical = typicalOf(values) * land.factor;
  const scaled = scaleOf(land.top, measure.name, typical, words);
  const factor = land.factor * scaled.factor;
  const per = land.bottom === '' ? '' : '/' + unitName(land.bottom, words);
  const unit = scaled.unit + per;
  return formatter(unit, factor, digitsOf(land.top, measure.name, typical * scaled.factor), words);
}

/**
 * @param {string} unit
 * @param {number} factor
 * @param {number} digits
 * @param {Words} words
 * @returns {Format}
 */
function formatter(unit, factor, digits, words) {
  const style = new Intl.NumberFormat(words.lang === 'zh' ? 'zh-CN' : 'en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const number = (/** @type {number | null | undefined} */ value) =>
    value === null || value === undefined || !Number.isFinite(value) ? '–' : style.format(value * factor);
  const gap = unit === '%' ? '' : '\u2009';
  const short = () => new Intl.NumberFormat(words.lang === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: digits });
  return {
    unit,
    number,
    axis: (value) => short().format(value * factor),
    text: (value) => (value === null || value === undefined || unit === '' ? number(value) : number(value) + gap + unit),
  };
}

/**
 * @param {string} name
 * @param {string} top
 * @param {string} bottom
 * @param {'mu' | 'm2'} area
 */
function landFactor(name, top, bottom, area) {
  if (area === 'm2' && top === 'mu') {
    return { top: 'm2', bottom, factor: M2_PER_MU };
  }
  if (area === 'm2' && bottom === 'mu') {
    return { top, bottom: 'm2', factor: 1 / M2_PER_MU };
  }
  if (area === 'mu' && top === 'm2' && bottom === '' && LAND.test(name)) {
    return { top: 'mu', bottom, factor: 1 / M2_PER_MU };
  }
  return { top, bottom, factor: 1 };
}

/**
 * @param {string} top
 * @param {string} name
 * @param {number} typical
 * @param {Words} words
 */
function scaleOf(top, name, typical, words) {
  const zh = words.lang === 'zh';
  if (top === '1') {
    return PLAIN.test(name) ? { factor: 1, unit: '' } : { factor: 100, unit: '%' };
  }
  if (top === 'currency') {
    /** @type {[number, string][]} */
    const steps = zh
      ? [[1e8, '亿'], [1e4, '万'], [1, '']]
      : [[1e9, ' bn'], [1e6, ' m'], [1e3, ' k'], [1, '']];
    const [size, word] = steps.find(([s]) => typical >= s) ?? [1, ''];
    return { factor: 1 / size, unit: zh ? word + words.currency : words.currency + word };
  }
  if (top === 'm2' && typical >= 1e6) {
    return zh ? { factor: 1e-4, unit: '万 m²' } : { factor: 1e-6, unit: 'million m²' };
  }
  return { factor: 1, unit: unitName(top, words) };
}

/**
 * @param {string} unit
 * @param {Words} words
 */
function unitName(unit, words) {
  switch (unit) {
    case 'mu':
      return words.t('mu');
    case 'm2':
      return 'm²';
    case 'ha':
      return words.t('unitHa');
    case 'persons':
    case 'person':
      return words.t('unitPersons');
    case 'year':
      return words.t('unitYear');
    case 'tce':
      return words.t('unitTce');
    case '100000000 currency':
      return words.lang === 'zh' ? `亿${words.currency}` : `${words.currency} 100m`;
    case 'currency':
      return words.currency;
    case 'count':
    case '':
      return '';
    default:
      return unit.replace('m2', 'm²').replace('.', '·');
  }
}

/**
 * @param {string} top
 * @param {string} name
 * @param {number} typical
 */
function digitsOf(top, name, typical) {
  if (top === 'count' || top === 'persons') {
    return 0;
  }
  if (top === '1') {
    return PLAIN.test(name) ? 2 : 1;
  }
  return typical >= 1000 ? 0 : typical >= 20 ? 1 : typical >= 0.2 ? 2 : 4;
}

/**
 * The size of the larger half: small values do not decide the unit.
 *
 * @param {number[]} values
 */
function typicalOf(values) {
  const sizes = values.filter(Number.isFinite).map(Math.abs).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length * 0.75)] ?? 0;
}

/**
 * The same for what changed: with its sign, and points where shares are compared.
 *
 * @param {Format} format
 * @param {Words} words
 * @returns {Format}
 */
export function signed(format, words) {
  const unit = format.unit === '%' ? words.t('points') : format.unit;
  const number = (/** @type {number | null | undefined} */ v) => (v !== null && v !== undefined && v > 0 ? '+' : '') + format.number(v);
  return { unit, number, axis: format.axis, text: (v) => (unit === '' ? number(v) : `${number(v)}\u2009${unit}`) };
}

/** The day it is where one sits, as ISO 8601 has it: Swedes write it so. */
export function today() {
  return new Date().toLocaleDateString('sv');
}

/** @param {Measure | null} measure */
export function isRatio(measure) {
  return Boolean(measure?.numerator);
}
