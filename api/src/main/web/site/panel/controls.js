/** @import { Level, Measure, Meta, State } from '../types.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Scope } from '../store.js' */
/** @import { Words } from '../i18n.js' */
import { fill, h } from '../dom.js';
import { LEVELS } from '../state.js';
import { measureOf, shownFor, valuesOf, yearsBeside } from '../meta.js';
import { applies } from '../question.js';
import { keepingFocus, segmented, select, several } from './inputs.js';

const VACANCIES = [0, 5, 10, 20, 30, 50];

/**
 * What is shown: measure, level, year, and the filters.
 *
 * @param {{ state: StateStore, meta: Meta, words: Words, scope: Scope }} page
 */
export function createControls({ state, meta, words, scope }) {
  const element = h('section', { class: 'controls', 'aria-label': words.t('panelFilters') });
  const build = () => keepingFocus(element, () => fill(element, what(state, meta, words), filters(state, meta, words)));
  build();
  scope.onEnd(state.subscribe(build));
  return element;
}

/**
 * @param {StateStore} state
 * @param {Meta} meta
 * @param {Words} words
 */
function what(state, meta, words) {
  const now = state.get();
  const measure = measureOf(meta, now.measure);
  return h(
    'div',
    { class: 'group' },
    select({
      label: words.t('measure'),
      value: now.measure,
      choices: measureChoices(meta, words),
      onChange: (name) => state.change({ measure: name, level: levelFor(meta, name, now.level), selected: '' }),
    }),
    measure !== null && h('p', { class: 'formula' }, formulaOf(measure, meta, words)),
    h('span', { class: 'field-label' }, words.t('level')),
    segmented({
      label: words.t('level'),
      value: now.level,
      choices: LEVELS.map((value) => {
        const missing = measure !== null && !measure.levels.includes(value);
        return { value, text: words.t(value), disabled: missing, title: missing ? words.t('levelMissing') : '' };
      }),
      onChange: (level) => state.change({ level: /** @type {Level} */ (level), selected: '', only: 0 }),
    }),
    h('span', { class: 'field-label' }, words.t('year')),
    segmented({
      label: words.t('year'),
      value: String(now.year),
      choices: meta.years.map((y) => ({ value: String(y), text: String(y) })),
      onChange: (year) => state.change({ year: Number(year), against: 0 }),
    }),
    measure?.asOf === 'survey' && h('p', { class: 'formula' }, words.t('stockHint', { date: shownFor(meta, measure, now.year).date })),
    measure !== null &&
      select({
        label: words.t('against'),
        inline: true,
        value: String(now.against),
        choices: [0, ...yearsBeside(meta, measure, now.year)].map((y) => ({ value: String(y), text: y === 0 ? words.t('againstNone') : String(y) })),
        onChange: (year) => state.change({ against: Number(year) }),
      }),
  );
}

/**
 * A ratio by the names of what is divided; of a sum, what the warehouse says.
 *
 * @param {Measure} measure
 * @param {Meta} meta
 * @param {Words} words
 */
function formulaOf(measure, meta, words) {
  const [top, bottom] = [measure.numerator, measure.denominator].map((n) => words.of(measureOf(meta, n ?? '')?.label));
  return top && bottom ? `${top} ÷ ${bottom}` : (measure.formula ?? '');
}

/**
 * @param {Meta} meta
 * @param {Words} words
 */
function measureChoices(meta, words) {
  const shown = meta.measures.filter((m) => m.levels.length > 0);
  const group = (/** @type {boolean} */ ratio) =>
    shown
      .filter((m) => Boolean(m.numerator) === ratio)
      .map((m) => ({ value: m.name, text: words.of(m.label), group: words.t(ratio ? 'measureGroupRatio' : 'measureGroupSum') }));
  return [...group(true), ...group(false)];
}

/**
 * @param {Meta} meta
 * @param {string} measure
 * @param {Level} level kept, if the measure has it
 * @returns {Level}
 */
function levelFor(meta, measure, level) {
  const levels = measureOf(meta, measure)?.levels ?? [];
  return levels.includes(level) ? level : (LEVELS.find((l) => levels.includes(l)) ?? level);
}

/**
 * @param {StateStore} state
 * @param {Meta} meta
 * @param {Words} words
 */
function filters(state, meta, words) {
  const now = state.get();
  const measure = measureOf(meta, now.measure);
  const off = (/** @type {'streets' | 'uses' | 'sections' | 'vacancy'} */ filter) =>
    applies(measure, now.level, filter) ? '' : words.t(filter === 'sections' || filter === 'vacancy' ? 'filterOff' : 'filterUnknown');
  const any = now.streets.length + now.uses.length + now.sections.length + now.vacancy > 0;
  return h(
    'div',
    { class: 'group' },
    h(
      'div',
      { class: 'group-head' },
      h('h2', {}, words.t('filters')),
      h(
        'button',
        {
          class: 'link',
          type: 'button',
          disabled: !any,
          onclick: () => state.change({ streets: [], uses: [], sections: [], vacancy: 0, only: 0 }),
        },
        words.t('filterClear'),
      ),
    ),
    codes('street', 'filterStreet', 'streets'),
    codes('use', 'filterUse', 'uses'),
    codes('section', 'filterSection', 'sections'),
    select({
      label: words.t('filterVacancy'),
      inline: true,
      value: String(now.vacancy),
      disabled: off('vacancy') !== '',
      choices: VACANCIES.map((v) => ({ value: String(v), text: v === 0 ? words.t('vacancyAny') : `${v}%` })),
      onChange: (v) => state.change({ vacancy: Number(v) }),
    }),
  );

  /**
   * @param {string} dimension
   * @param {import('../i18n.js').TextKey} label
   * @param {'streets' | 'uses' | 'sections'} field
   */
  function codes(dimension, label, field) {
    const choices = valuesOf(meta, dimension).map((v) => ({ code: v.code, text: words.of(v.label) || v.code }));
    return several({
      label: words.t(label),
      summary: summaryOf(now[field], choices, words),
      choices,
      chosen: now[field],
      off: off(field),
      onChange: (chosen) => state.change(/** @type {Partial<State>} */ ({ [field]: chosen })),
    });
  }
}

/**
 * @param {string[]} chosen
 * @param {{ code: string, text: string }[]} choices
 * @param {Words} words
 */
function summaryOf(chosen, choices, words) {
  if (chosen.length === 0) {
    return words.t('filterAll');
  }
  const [only] = chosen;
  return chosen.length === 1
    ? (choices.find((c) => c.code === only)?.text ?? String(only))
    : words.t('filterCount', { n: chosen.length });
}
