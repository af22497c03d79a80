/** @import { PageParts } from '../panel/tile.js' */
import { fill, h } from '../dom.js';
import { measureOf, valuesOf } from '../meta.js';
import { only } from '../queries.js';
import { keepingFocus, segmented, select } from '../panel/inputs.js';

/**
 * What the charts of a page are filtered by, and the ways to change it without a pointer.
 *
 * @param {PageParts} page
 * @param {string[]} [measures] among which the page can class
 */
export function createCross({ state, meta, words, scope }, measures = []) {
  const element = h('section', { class: 'cross', 'aria-label': words.t('filters') });
  const build = () =>
    keepingFocus(element, () => {
      fill(
        element,
        h('div', { class: 'field' }, h('span', { class: 'field-label' }, words.t('year')), years()),
        codes('street', 'filterStreet', 'streets'),
        codes('use', 'filterUse', 'uses'),
        measures.length > 0 && measureChoice(),
        h('p', { class: 'note' }, words.t('crossHint')),
      );
    });

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
    return select({
      label: words.t(label),
      value: only(state.get()[field]) ?? '',
      choices: [
        { value: '', text: words.t('filterAll') },
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
