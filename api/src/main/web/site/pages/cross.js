/** @import { Level } from '../types.js' */
/** @import { PageParts } from '../panel/tile.js' */
import { fill, h } from '../dom.js';
import { measureAt, measureOf, valuesOf } from '../meta.js';
import { only } from '../queries.js';
import { keepingFocus, segmented, select } from '../panel/inputs.js';

/** Stands for codes of which a list cannot show one. */
const SEVERAL = '*';

/**
 * What the charts of a page are filtered by, and the ways to change it without a pointer.
 *
 * @param {PageParts} page
 * @param {object} [options]
 * @param {string[]} [options.measures] among which the page can class
 * @param {import('../i18n.js').TextKey} [options.hint] what can be done with the charts
 */
export function createCross({ state, meta, words, scope }, { measures = [], hint = 'crossHint' } = {}) {
  const element = h('section', { class: 'cross', 'aria-label': words.t('filters') });
  const build = () =>
    keepingFocus(element, () => {
      fill(
        element,
        h('div', { class: 'field' }, h('span', { class: 'field-label' }, words.t('year')), years()),
        codes('street', 'filterStreet', 'streets'),
        codes('use', 'filterUse', 'uses'),
        measures.length > 0 && measureChoice(),
        h('div', { class: 'notes' }, notes().map((text) => h('p', { class: 'note' }, text))),
      );
    });

  /** The hint, and what is not as whoever comes from the map may expect. */
  function notes() {
    const { year, streets, uses, sections, vacancy } = state.get();
    const several = /** @type {const} */ ([[streets, 'filterStreet'], [uses, 'filterUse']])
      .filter(([codes]) => codes.length > 1)
      .map(([codes, name]) => words.t('crossSeveral', { name: words.t(name), n: codes.length }));
    return [
      words.t(hint),
      ...several,
      ...(sections.length > 0 || vacancy > 0 ? [words.t('crossMapOnly')] : []),
      ...(year === Number(meta.surveyDate.slice(0, 4)) ? [] : [words.t('stockHint', { date: meta.surveyDate })]),
    ];
  }

  function years() {
    return segmented({
      label: words.t('year'),
      value: String(state.get().year),
      choices: meta.years.map((y) => ({ value: String(y), text: String(y) })),
      onChange: (year) => state.change({ year: Number(year) }),
    });
  }

  /**
   * @param {string} dimension
   * @param {import('../i18n.js').TextKey} label
   * @param {'streets' | 'uses'} field
   */
  function codes(dimension, label, field) {
    const chosen = state.get()[field];
    const several = chosen.length > 1;
    return select({
      label: words.t(label),
      value: several ? SEVERAL : (only(chosen) ?? ''),
      choices: [
        { value: '', text: words.t('filterAll') },
        ...(several ? [{ value: SEVERAL, text: words.t('filterCount', { n: chosen.length }) }] : []),
        ...valuesOf(meta, dimension).map((v) => ({ value: v.code, text: words.of(v.label) || v.code })),
      ],
      onChange: (code) => state.change({ [field]: code === '' ? [] : [code] }),
    });
  }

  function measureChoice() {
    const now = state.get().measure;
    return select({
      label: words.t('measure'),
      value: measures.includes(now) ? now : (measures[0] ?? ''),
      choices: measures.map((m) => ({ value: m, text: words.of(measureOf(meta, m)?.label) || m })),
      onChange: (measure) => state.change({ measure }),
    });
  }

  build();
  scope.onEnd(state.subscribe(build));
  return element;
}

/**
 * Leads to one parcel, building or cell on the map, by the measure that the page shows of it.
 *
 * @param {PageParts} page
 * @param {Level} level
 * @param {string} measure
 * @param {unknown} code
 */
export function openOnMap({ state, meta }, level, measure, code) {
  if (typeof code === 'string' && code !== '') {
    state.change({ page: 'map', level, measure: measureAt(meta, measure, level), selected: code, only: 0 });
  }
}

/**
 * Filters by a code, or no more if it was filtered by.
 *
 * @param {PageParts['state']} state
 * @param {'streets' | 'uses'} field
 * @param {unknown} code
 */
export function toggle(state, field, code) {
  if (typeof code === 'string' && code !== '') {
    state.change({ [field]: only(state.get()[field]) === code ? [] : [code] });
  }
}
