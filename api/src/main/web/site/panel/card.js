/** @import { Meta, State } from '../types.js' */
/** @import { Facts } from './facts.js' */
/** @import { Series } from './years.js' */
/** @import { Frames } from '../frame.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Scope } from '../store.js' */
/** @import { Words } from '../i18n.js' */
import { fill, h } from '../dom.js';
import { measureAt } from '../meta.js';
import { formatOf } from '../units.js';
import { failure, loading } from './notes.js';
import { readFacts } from './facts.js';
import { readYears, yearBars } from './years.js';

/** Longer lists are cut: a tower may hold hundreds of enterprises. */
const MOST = 12;

/**
 * All of one parcel, building, cell or street, in the place of the list.
 *
 * @param {{ state: StateStore, frames: Frames, meta: Meta, words: Words, scope: Scope, onClose: () => void }} page
 */
export function createCard({ state, frames, meta, words, scope, onClose }) {
  const element = h('section', { class: 'card', 'aria-label': words.t('card'), tabindex: -1, hidden: true });
  let running = new AbortController();

  async function build() {
    running.abort();
    const now = state.get();
    element.hidden = now.selected === '';
    if (now.selected === '') {
      return;
    }
    running = new AbortController();
    const { signal } = running;
    fill(element, head(now, nameOf(now, {}), close, words), loading(words));
    try {
      const [facts, years] = await Promise.all([readFacts(now, meta, signal), readYears(now, meta, signal)]);
      fill(element, ...content(facts, years));
    } catch (e) {
      if (!signal.aborted) {
        fill(element, head(now, nameOf(now, {}), close, words), failure(e instanceof Error ? e : null, build, words));
      }
    }
  }

  /**
   * @param {Facts} facts
   * @param {Series[]} years
   */
  function content(facts, years) {
    const now = state.get();
    return [
      head(now, nameOf(now, facts.self), close, words),
      properties(facts.self, now, words),
      now.level === 'building' && facts.self['parcel_code'] && parcelLink(facts.self['parcel_code']),
      h('h3', {}, words.t('cardYears')),
      h('div', { class: 'year-charts' }, years.map((s) => yearBars(s, now, words))),
      now.level === 'parcel' && [h('h3', {}, words.t('cardBuildings', { n: facts.buildings.length })), buildings(facts, now)],
      (now.level === 'parcel' || now.level === 'building') && [
        h('h3', {}, words.t('cardEnterprises', { n: facts.enterprises.length })),
        few(facts.enterprises, (e) => [h('span', {}, e['name']), h('span', { class: 'amount' }, floor(e['area_m2'], now))]),
      ],
    ].flat();
  }

  /** @param {State} now @param {Record<string, any>} self */
  function nameOf(now, self) {
    return self['name'] || frames.get().rows.find((r) => r.code === now.selected)?.name || now.selected;
  }

  /** @param {string} code */
  function parcelLink(code) {
    const open = () => state.change({ level: 'parcel', measure: measureAt(meta, state.get().measure, 'parcel'), selected: code, only: 0 });
    return h('button', { type: 'button', class: 'link', onclick: open }, words.t('openParcel', { code }));
  }

  /**
   * @param {Facts} facts
   * @param {State} now
   */
  function buildings(facts, now) {
    return few(facts.buildings, (b) => {
      const vacancy = b['vacancy'] === null ? '' : percent(b['vacancy'], now);
      const about = [
        b['floors_above'] === null ? '' : words.t('cardFloors', { n: b['floors_above'] }),
        vacancy === '' ? '' : words.t('cardVacancy', { value: vacancy }),
      ].filter((s) => s !== '');
      return [
        h('span', {}, b['name'] || b['code'].slice(-5), about.length > 0 && h('small', {}, about.join(' · '))),
        h('span', { class: 'amount' }, floor(b['gfa_m2'], now)),
      ];
    });
  }

  /**
   * @param {Record<string, any>[]} rows
   * @param {(row: Record<string, any>) => Node[]} line
   */
  function few(rows, line) {
    if (rows.length === 0) {
      return h('p', { class: 'note' }, words.t('cardNone'));
    }
    const rest = rows.length - MOST;
    return h(
      'ul',
      { class: 'lines' },
      rows.slice(0, MOST).map((r) => h('li', {}, line(r))),
      rest > 0 && h('li', { class: 'note' }, words.t('cardMore', { n: rest })),
    );
  }

  /** @param {number | null} m2 @param {State} now */
  function floor(m2, now) {
    return formatOf({ name: 'floor', unit: 'm2' }, [Number(m2)], now, words).text(m2);
  }

  /** @param {number} share @param {State} now */
  function percent(share, now) {
    return formatOf({ name: 'vacancy', unit: '1' }, [share], now, words).text(share);
  }

  function close() {
    state.change({ selected: '' });
    onClose();
  }

  element.addEventListener('keydown', (e) => {
    if (e.key === 'Escape') {
      close();
    }
  });
  scope.onEnd(
    state.subscribe((now, before) => {
      const fields = /** @type {const} */ (['selected', 'level', 'year', 'measure', 'area', 'snapshot']);
      if (fields.some((f) => now[f] !== before[f])) {
        build();
        if (now.selected !== '' && now.selected !== before.selected) {
          element.focus({ preventScroll: true });
        }
      }
    }),
  );
  scope.onEnd(() => running.abort());
  build();
  return element;
}

/**
 * @param {State} now
 * @param {string} name
 * @param {() => void} close
 * @param {Words} words
 */
function head(now, name, close, words) {
  return h(
    'header',
    {},
    h('button', { type: 'button', class: 'link back', onclick: close }, '‹ ', words.t('back')),
    h('h2', {}, name),
    h('p', { class: 'code' }, words.t(now.level), name === now.selected ? '' : ` ${now.selected}`),
  );
}

/**
 * @param {Record<string, any>} self
 * @param {State} now
 * @param {Words} words
 */
function properties(self, now, words) {
  const text = (/** @type {string} */ name, /** @type {string} */ unit, /** @type {any} */ value) =>
    formatOf({ name, unit }, [Number(value)], now, words).text(value);
  /** @type {[import('../i18n.js').TextKey, unknown][]} */
  const lines =
    now.level === 'parcel'
      ? [
          ['cardUse', self[`use_${now.lang}`] ?? self['use_zh'] ?? words.t('noData')],
          ['cardStreet', self['street']],
          ['cardLand', self['area_mu'] === null ? words.t('noData') : text('land_mu', 'mu', self['area_mu'])],
          ['cardPlannedFar', self['planned_far'] === null ? words.t('cardUnknownPlan') : text('planned_far', '1', self['planned_far'])],
        ]
      : now.level === 'building'
        ? [
            ['cardAddress', self['location']],
            ['cardStreet', self['street']],
          ]
        : [];
  const known = lines.filter(([, value]) => value !== undefined && value !== null);
  return known.length > 0 && h('dl', {}, known.map(([label, value]) => h('div', {}, h('dt', {}, words.t(label)), h('dd', {}, String(value)))));
}
