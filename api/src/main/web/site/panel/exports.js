/** @import { Body, Frame, Meta } from '../types.js' */
/** @import { Frames } from '../frame.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Scope } from '../store.js' */
/** @import { Words } from '../i18n.js' */
/** @import { Picture } from '../map/map.js' */
/** @import { Child } from '../dom.js' */
import { fill, h, save } from '../dom.js';
import { post } from '../api.js';
import { everyPlaceOf } from '../map/shapes.js';
import { shownFor } from '../meta.js';
import { isRatio, today } from '../units.js';
import { copyText, selectText } from './copy.js';
import { drawSheet } from './sheet.js';
import { openSql } from './sql.js';

/** @typedef {() => Promise<Child | void> | void} Act answers what is to be said of it */

/**
 * The ways out of the page: picture, table, spatial data, link, and the statement behind it all.
 *
 * @param {{ state: StateStore, frames: Frames, meta: Meta, words: Words, scope: Scope, picture: () => Picture | null }} page
 */
export function createExports({ state, frames, meta, words, scope, picture }) {
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
      const frame = frames.get();
      save(await drawSheet(map, frame, state, meta, words), fileName(frame, 'png'));
    }
  }

  async function xlsx() {
    const frame = frames.get();
    const body = exportBody(frame, meta);
    if (body === null) {
      throw new Error(words.t('emptyTitle', { level: words.t(frame.state.level) }));
    }
    const response = await post('/v1/measures/query?f=xlsx', body, words.lang);
    save(await response.blob(), fileName(frame, 'xlsx', bothYears(frame, meta)));
  }

  async function geojson() {
    const frame = frames.get();
    const places = new Map((await everyPlaceOf(frame.state.level, frame.state, meta)).map((p) => [p.code, p.shape]));
    save(new Blob([JSON.stringify(features(frame, meta, places))], { type: 'application/geo+json' }), fileName(frame, 'geojson'));
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

  /** What the table holds where two years are compared, which is not what the list shows. */
  function tell() {
    const frame = frames.get();
    const { against, year } = frame.state;
    const key = !frame.change ? 'exportXlsx' : bothYears(frame, meta) ? 'exportXlsxBoth' : 'exportXlsxYear';
    const button = menu.querySelector('[data-export=exportXlsx]');
    button?.replaceChildren(words.t(key, { from: against, to: year, year }));
  }
  tell();
  scope.onEnd(frames.subscribe(tell));

  /**
   * @param {Frame} frame
   * @param {string} ending
   * @param {boolean} [both] whether it tells of two years, where two are compared
   */
  function fileName({ measure, state: s, change }, ending, both = true) {
    const years = change && both ? `${s.against}-${s.year}` : s.year;
    const [warning = ''] = words.of(meta.notice).split(/[，,;；。.]/);
    const parts = [words.of(meta.place), words.of(measure?.label), words.t(s.level), years, today(), warning];
    return `${parts.filter((p) => p !== '').join('-').replace(/[\\/:*?"<>|\s]+/g, '_')}.${ending}`;
  }

  return h('div', { class: 'export' }, note, menu);
}

/**
 * The question of the frame for its rows and no others, in its order; null where it has none. Names
 * are in no order that the server knows: it goes by the codes instead. Where two years are compared
 * and one snapshot tells of both, each place has a row for each year; a whole level then has also
 * what was there only in the earlier one.
 *
 * @param {Frame} frame
 * @param {Meta} meta
 * @returns {Body | null}
 */
export function exportBody(frame, meta) {
  const { body, rows, state, answered } = frame;
  if (body === null || rows.length === 0) {
    return null;
  }
  const [place = '', ...beside] = body.dimensions;
  const codes = { dimension: place, op: 'in', values: rows.map((r) => r.code) };
  const filters = rows.length < answered.count ? [...body.filters, codes] : body.filters;
  if (!bothYears(frame, meta)) {
    return { ...body, filters, order: orderOf(frame, body) };
  }
  const years = { dimension: 'year', op: 'in', values: [state.against, state.year] };
  return {
    ...body,
    dimensions: [place, 'year', ...beside],
    filters: [years, ...filters.filter((f) => f.dimension !== 'year')],
    order: [state.level, 'year'].map((by) => ({ by, desc: false })),
    totals: false,
  };
}

/**
 * Whether one question can tell of both years that are compared: not where each has a survey of its own.
 *
 * @param {Frame} frame
 * @param {Meta} meta
 */
function bothYears({ change, measure, state }, meta) {
  const [here, there] = [state.year, state.against].map((year) => shownFor(meta, measure, year).id);
  return change && here === there;
}

/**
 * @param {Frame} frame
 * @param {Body} body
 */
function orderOf({ measure, state: { sort, level } }, body) {
  const key = sort.replace('-', '');
  const part = (key === 'numerator' || key === 'denominator') && isRatio(measure);
  const column = key === 'value' ? measure?.name : part ? `${measure?.name}_${key}` : body.dimensions.find((d) => d === key);
  const by = { by: column ?? level, desc: sort.startsWith('-') };
  return by.by === level ? [by] : [by, { by: level, desc: false }];
}

/**
 * The rows as features in WGS 84, with what they are worth and what they are not. What changed is
 * called so, and stands beside both years.
 *
 * @param {Frame} frame
 * @param {Meta} meta
 * @param {Map<string, import('../map/shapes.js').Shape>} places by code
 */
export function features({ rows, state, measure, change }, meta, places) {
  const { year, against } = state;
  const name = measure?.name ?? state.measure;
  const shown = shownFor(meta, measure, year);
  const worth = (/** @type {import('../types.js').Row} */ { value, before, after }) =>
    change ? { against, [`${name}_${against}`]: before, [`${name}_${year}`]: after, [`${name}_change`]: value } : { [name]: value };
  return {
    type: 'FeatureCollection',
    notice: meta.notice,
    snapshot: shown.id,
    ...(change && { snapshotAgainst: shownFor(meta, measure, against).id }),
    surveyDate: shown.date,
    measure,
    features: rows.map((row) => ({
      type: 'Feature',
      geometry: places.get(row.code) ?? null,
      properties: { code: row.code, name: row.name, street: row.street, use: row.use, year, ...worth(row) },
    })),
  };
}
