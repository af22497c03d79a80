/** @import { Measure, Meta, State } from '../types.js' */
/** @import { Words } from '../i18n.js' */
import { h } from '../dom.js';
import { objects, postJson } from '../api.js';
import { numeric } from '../rows.js';
import { gridOf, measureOf, surveyFor } from '../meta.js';
import { formatOf } from '../units.js';

/** What a card shows over the years beside the measure of the map. */
const BESIDE = ['tax', 'vacancy', 'occupant_count', 'revenue', 'far'];
const CHARTS = 4;

/**
 * @typedef {{ measure: Measure, years: { year: number, value: number | null }[] }} Series
 *
 * @param {State} state
 * @param {Meta} meta
 * @param {AbortSignal} signal
 * @returns {Promise<Series[]>}
 */
export async function readYears(state, meta, signal) {
  const measures = [...new Set([state.measure, ...BESIDE])]
    .map((name) => measureOf(meta, name))
    .filter((m) => m !== null)
    .filter((m) => m.levels.includes(state.level))
    .slice(0, CHARTS);
  const dimension = state.level === 'grid' ? `grid:${gridOf(meta)}` : state.level;
  const body = { dimensions: ['year'], filters: [{ dimension, op: '=', value: state.selected }] };
  const told = await Promise.all(
    [...measuresBySnapshot(measures, meta)].map(async ([snapshot, names]) => {
      const question = { ...body, measures: [...names], snapshot };
      const answer = await postJson('/v1/measures/query', question, { lang: state.lang, signal });
      return /** @type {const} */ ([snapshot, objects(answer)]);
    }),
  );
  const rows = new Map(told);
  return measures.map((measure) => ({
    measure,
    years: meta.years.flatMap((year) => {
      const snapshot = surveyFor(meta, measure, year)?.id;
      const row = rows.get(snapshot ?? '')?.find((r) => Number(r['year']) === year);
      return snapshot === undefined ? [] : [{ year, value: numeric(row?.[measure.name]) }];
    }),
  }));
}

/**
 * Which snapshot is asked for which measures: each only for what it is the one to tell of.
 *
 * @param {Measure[]} measures
 * @param {Meta} meta
 * @returns {Map<string, Set<string>>}
 */
export function measuresBySnapshot(measures, meta) {
  /** @type {Map<string, Set<string>>} */
  const asked = new Map();
  for (const measure of measures) {
    for (const snapshot of meta.years.flatMap((year) => surveyFor(meta, measure, year)?.id ?? [])) {
      asked.set(snapshot, (asked.get(snapshot) ?? new Set()).add(measure.name));
    }
  }
  return asked;
}

/**
 * A measure over the years as bars with their numbers, the year of the map set off.
 *
 * @param {Series} series
 * @param {State} state
 * @param {Words} words
 */
export function yearBars({ measure, years }, state, words) {
  const known = years.flatMap((y) => (y.value === null ? [] : [y.value]));
  const format = formatOf(measure, known, state, words);
  const most = Math.max(0, ...known);
  return h(
    'figure',
    { class: 'years' },
    h('figcaption', {}, words.of(measure.label), format.unit !== '' && h('span', { class: 'unit' }, format.unit)),
    h(
      'ol',
      {},
      years.map(({ year, value }) => {
        const bar = h('span', { class: value === null ? 'year-bar hatched' : 'year-bar' });
        bar.style.height = value === null ? '100%' : `${most > 0 ? Math.max(2, (Math.max(0, value) / most) * 100) : 2}%`;
        return h(
          'li',
          { class: year === state.year ? 'current' : '' },
          h('span', { class: 'year-value' }, value === null ? words.t('noData') : format.number(value)),
          h('span', { class: 'year-room', 'aria-hidden': 'true' }, bar),
          h('span', { class: 'year' }, year),
        );
      }),
    ),
  );
}
