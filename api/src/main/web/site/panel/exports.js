/** @import { Frame, Meta } from '../types.js' */
/** @import { Frames } from '../frame.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Words } from '../i18n.js' */
/** @import { Picture } from '../map/map.js' */
/** @import { Child } from '../dom.js' */
import { fill, h, save } from '../dom.js';
import { post } from '../api.js';
import { placesOf } from '../map/shapes.js';
import { copyText, selectText } from './copy.js';
import { drawSheet } from './sheet.js';
import { openSql } from './sql.js';

/** @typedef {() => Promise<Child | void> | void} Act answers what is to be said of it */

/**
 * The ways out of the page: picture, table, spatial data, link, and the statement behind it all.
 *
 * @param {{ state: StateStore, frames: Frames, meta: Meta, words: Words, picture: () => Picture | null }} page
 */
export function createExports({ state, frames, meta, words, picture }) {
  const note = h('span', { class: 'export-note', role: 'status' });
  const run = (/** @type {Act} */ act) => async () => {
    menu.open = false;
    menu.querySelector('summary')?.focus();
    fill(note, words.t('loading'));
    try {
      fill(note, (await act()) ?? null);
    } catch (e) {
      fill(note, words.t('exportFailed', { reason: e instanceof Error ? e.message : String(e) }));
    }
  };
  const item = (/** @type {import('../i18n.js').TextKey} */ key, /** @type {Act} */ act) =>
    h('li', {}, h('button', { type: 'button', 'data-export': key, onclick: run(act) }, words.t(key)));
  const menu = h(
    'details',
    { class: 'menu exports' },
    h('summary', {}, words.t('export')),
    h(
      'ul',
      {},
      item('exportPng', png),
      item('exportXlsx', xlsx),
      item('exportGeojson', geojson),
      item('exportLink', link),
      item('exportSql', () => openSql(frames.get().answer, words)),
    ),
  );
  menu.addEventListener('keydown', (e) => {
    if (e.key === 'Escape') {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
  });
  menu.addEventListener('focusout', (e) => {
    if (!menu.contains(/** @type {Node | null} */ (e.relatedTarget))) {
      menu.open = false;
    }
  });

  async function png() {
    const map = await picture()?.canvas();
    if (map !== undefined) {
      save(await drawSheet(map, frames.get(), state, meta, words), fileName('png'));
    }
  }

  async function xlsx() {
    const response = await post('/v1/measures/query?f=xlsx', exportBody(frames.get()), words.lang);
    save(await response.blob(), fileName('xlsx'));
  }

  async function geojson() {
    save(await shapes(frames.get(), meta), fileName('geojson'));
  }

  async function link() {
    if (await copyText(location.href)) {
      return words.t('copied');
    }
    const address = h('strong', { class: 'address' }, location.href);
    // Only what is shown can be selected, and it is shown when this has been answered.
    setTimeout(() => selectText(address));
    return h('span', {}, words.t('copyByHand'), address);
  }

  /** @param {string} ending */
  function fileName(ending) {
    const { measure, state: s } = frames.get();
    const parts = [words.of(meta.place), words.of(measure?.label), words.t(s.level), s.year, new Date().toISOString().slice(0, 10)];
    return `${parts.filter((p) => p !== '').join('-').replace(/[\\/:*?"<>|\s]+/g, '_')}.${ending}`;
  }

  return h('div', { class: 'export' }, note, menu);
}

/**
 * The question of the frame for its rows and no others, in its order.
 *
 * @param {Frame} frame
 */
export function exportBody(frame) {
  const body = /** @type {{ filters: object[] }} */ (frame.body ?? { filters: [] });
  const { level, sort, measure } = frame.state;
  const some = frame.rows.length < frame.answered.count;
  const codes = { dimension: level, op: 'in', values: frame.rows.map((r) => r.code) };
  return {
    ...body,
    filters: some ? [...body.filters, codes] : body.filters,
    order: [{ by: measure, desc: sort === '-value' }],
  };
}

/**
 * The rows as features in WGS 84, with what they are worth and what they are not.
 *
 * @param {Frame} frame
 * @param {Meta} meta
 */
async function shapes(frame, meta) {
  const { level, year, measure } = frame.state;
  const places = new Map((await placesOf(level, frame.state, meta)).map((p) => [p.code, p.shape]));
  const features = frame.rows.map(({ code, name, street, use, value }) => ({
    type: 'Feature',
    geometry: places.get(code) ?? null,
    properties: { code, name, street, use, year, [measure]: value },
  }));
  const about = { notice: meta.notice, snapshot: meta.snapshot, surveyDate: meta.surveyDate, measure: frame.measure };
  return new Blob([JSON.stringify({ type: 'FeatureCollection', ...about, features })], { type: 'application/geo+json' });
}
