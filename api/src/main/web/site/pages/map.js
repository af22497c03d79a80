/** @import { Frame, Meta, State } from '../types.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Health } from '../health.js' */
/** @import { Scope } from '../store.js' */
/** @import { Words } from '../i18n.js' */
import { fill, h } from '../dom.js';
import { getJson, url } from '../api.js';
import { createFrames } from '../frame.js';
import { createControls } from '../panel/controls.js';
import { createKey, createLegend, frameFormat } from '../panel/legend.js';
import { createList } from '../panel/list.js';
import { createCard } from '../panel/card.js';
import { createExports } from '../panel/exports.js';
import { keepingFocus, segmented, select } from '../panel/inputs.js';
import { createMapRoom } from '../map/room.js';

const ONLY = [0, 10, 20, 50, 100];

/**
 * @typedef {object} Page
 * @property {HTMLElement[]} elements
 * @property {(bounds: [number, number, number, number]) => void} show
 *
 * @param {{ state: StateStore, meta: Meta, words: Words, health: Health, scope: Scope }} page
 * @returns {Page}
 */
export function createMapPage({ state, meta, words, health, scope }) {
  const frames = createFrames(state, meta, scope);
  scope.onEnd(health.subscribe((answered) => answered && frames.get().status === 'failed' && frames.reload()));
  const parts = { state, frames, meta, words, scope };
  const list = createList(parts);
  const card = createCard({ ...parts, onClose: list.focus });
  const room = createMapRoom({ ...parts, health });
  const place = h('div', { class: 'map-place' }, room.element, createKey(parts));
  scope.onEnd(state.subscribe((now, before) => now.selected !== before.selected && now.selected !== '' && reveal(now)));

  /** @param {State} now */
  async function reveal({ level, selected, lang }) {
    const path = url(`/v1/features/${level}/${encodeURIComponent(selected)}`, { snapshot: meta.snapshot });
    const feature = await getJson(path, { lang }).catch(() => null);
    if (feature?.bbox && state.get().selected === selected && !scope.ended) {
      room.picture()?.reveal(feature.bbox);
    }
  }

  const left = h('div', { class: 'side left' }, createControls(parts), createLegend(parts));
  const head = h('div', { class: 'list-head' });
  const exports = createExports({ ...parts, picture: room.picture });
  const right = h('div', { class: 'side right' }, h('div', { class: 'list-bar' }, head, exports), list.element, card);
  const build = () => keepingFocus(head, () => fill(head, ...bar(frames.get(), state, words)));
  build();
  scope.onEnd(frames.subscribe(build));
  scope.onEnd(state.subscribe((s, before) => s.area !== before.area && build()));
  const tabs = createTabs(words);
  const side = () => right.classList.toggle('with-card', state.get().selected !== '');
  side();
  scope.onEnd(state.subscribe(side));
  return {
    elements: [left, place, right, tabs.element],
    show(bounds) {
      tabs.toMap();
      room.show(bounds);
    },
  };
}

/**
 * How many rows, of how many, and what they come to.
 *
 * @param {Frame} frame
 * @param {StateStore} state
 * @param {Words} words
 */
function bar(frame, state, words) {
  const format = frameFormat(frame, state, words);
  const count = frame.rows.length.toLocaleString('en');
  const coverage = frame.rows.length === frame.answered.count ? frame.answered.coverage : null;
  return [
    h('div', {}, h('h2', {}, words.t('list')), h('p', { class: 'note' }, words.t('listShown', { n: count, unknown: frame.unknown.toLocaleString('en') }))),
    select({
      label: words.t('listLength'),
      quiet: true,
      value: String(state.get().only),
      choices: ONLY.map((n) => ({ value: String(n), text: n === 0 ? words.t('listAll') : words.t('listOnly', { n }) })),
      onChange: (n) => state.change({ only: Number(n) }),
    }),
    h('p', {}, h('strong', { class: 'total' }, words.t('listTotal', { value: format.text(frame.total) })), coverage !== null && h('small', { class: 'coverage' }, words.t('listCoverage', { share: Math.round(coverage * 100) }))),
  ];
}

/**
 * On a phone one part is seen at a time.
 *
 * @param {Words} words
 */
function createTabs(words) {
  const element = h(
    'div',
    { class: 'tabs' },
    segmented({
      label: words.t('mapParts'),
      value: 'map',
      choices: [
        { value: 'map', text: words.t('mapHere') },
        { value: 'list', text: words.t('list') },
        { value: 'filters', text: words.t('panelFilters') },
      ],
      onChange: (part) => {
        /** @type {HTMLElement} */ (element.parentElement).dataset['part'] = part;
      },
    }),
  );
  return {
    element,
    toMap: () => element.querySelector('input')?.click(),
  };
}
