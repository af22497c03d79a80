/** @import { Answer, Column, Meta, State } from '../types.js' */
/** @import { Told } from '../queries.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Health } from '../health.js' */
/** @import { Scope } from '../store.js' */
/** @import { Words } from '../i18n.js' */
import { fill, h } from '../dom.js';
import { numeric } from '../rows.js';
import { tell, unheard } from '../queries.js';
import { formatOf } from '../units.js';
import { failure, loading } from './notes.js';
import { openSql } from './sql.js';

/** What the filters are called that a query may know nothing of. */
const FILTER_NAMES = /** @type {const} */ ({ street: 'filterStreet', use: 'filterUse' });

/** More rows than these are in the download. */
const MOST = 200;

/**
 * @typedef {{ state: StateStore, meta: Meta, words: Words, health: Health, scope: Scope }} PageParts
 *
 * A piece of a page: one saved query, its picture and its table, in step with the state.
 *
 * @param {PageParts} page
 * @param {object} options
 * @param {string} options.query
 * @param {string} [options.kind] a further class
 * @param {() => Record<string, string | number | undefined>} [options.more] parameters beside the state's
 * @param {HTMLElement} [options.body] the picture; without it the table is shown
 * @param {(told: Told, now: State) => void} [options.draw]
 * @param {string[]} [options.columns] of the table; all without it
 * @param {() => { name: string, unit: string } | null} [options.measure] that columns without a unit are of
 * @param {(record: Record<string, any>) => void} [options.onOpen] a row of the table leads somewhere
 */
export function createTile({ state, meta, words, health, scope }, { query, kind = '', more, body, draw, columns, measure, onOpen }) {
  const title = h('h2', {}, '…');
  const doc = h('p', { class: 'note' });
  const unfiltered = h('p', { class: 'note unfiltered', 'aria-live': 'polite' });
  const tools = h('div', { class: 'tile-tools' });
  const table = h('div', { class: 'tile-table', tabindex: 0, hidden: body !== undefined });
  const note = h('div', { 'aria-live': 'polite' }, loading(words));
  const element = h('section', { class: `tile ${kind}`, 'data-query': query }, h('header', {}, h('div', {}, title, doc, unfiltered), tools), note, body, table);
  let running = new AbortController();
  let failed = false;

  async function load() {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    element.classList.add('waiting');
    try {
      const now = state.get();
      const told = await tell(query, { state: now, meta, more: more?.(), signal });
      fill(title, words.of(told.query.title));
      fill(doc, words.of(told.query.doc));
      const names = unheard(told.query, now).map((f) => words.t(FILTER_NAMES[f]));
      fill(unfiltered, names.length > 0 && words.t('notFiltered', { names: names.join(words.t('comma')) }));
      fill(tools, toolsOf(told));
      fill(note, told.records.length === 0 && h('p', { class: 'empty' }, words.t('allNull')));
      fill(table, tableOf(told, now, words, { names: columns, measure: measure?.() ?? null, onOpen }));
      table.setAttribute('aria-label', words.of(told.query.title));
      draw?.(told, now);
      failed = false;
    } catch (e) {
      if (!signal.aborted) {
        failed = true;
        fill(note, failure(e instanceof Error ? e : null, load, words));
      }
    }
    element.classList.remove('waiting');
  }

  /** @param {Told} told */
  function toolsOf(told) {
    const flip = h(
      'button',
      { type: 'button', class: 'link', 'aria-pressed': String(!table.hidden), onclick: () => turn(flip) },
      words.t(table.hidden ? 'chartTable' : 'chartChart'),
    );
    return [
      body !== undefined && flip,
      h('button', { type: 'button', class: 'link', onclick: () => openSql({ ...told.answer, sql: told.query.sql }, words) }, words.t('showSql')),
      h('a', { class: 'link', href: told.path('xlsx'), download: '' }, 'XLSX'),
      h('a', { class: 'link', href: told.path('csv'), download: '' }, 'CSV'),
    ];
  }

  /** @param {HTMLElement} flip */
  function turn(flip) {
    table.hidden = !table.hidden;
    if (body !== undefined) {
      body.hidden = !table.hidden;
    }
    flip.setAttribute('aria-pressed', String(!table.hidden));
    fill(flip, words.t(table.hidden ? 'chartTable' : 'chartChart'));
  }

  scope.onEnd(() => running.abort());
  scope.onEnd(health.subscribe((answered) => answered && failed && load()));
  scope.onEnd(
    state.subscribe((now, before) => {
      const fields = /** @type {const} */ (['year', 'streets', 'uses', 'area', 'measure']);
      if (fields.some((f) => String(now[f]) !== String(before[f]))) {
        load();
      }
    }),
  );
  load();
  return { element, reload: load };
}

/**
 * @param {Told} told
 * @param {State} now
 * @param {Words} words
 * @param {object} options
 * @param {string[]} [options.names] of columns
 * @param {{ name: string, unit: string } | null} options.measure
 * @param {(record: Record<string, any>) => void} [options.onOpen]
 */
function tableOf(told, now, words, { names, measure, onOpen }) {
  const columns = told.answer.columns
    .map((column, at) => ({ column, at }))
    .filter(({ column: c }) => c.type !== 'GEOMETRY' && (names === undefined || names.includes(c.name)));
  const formats = columns.map(({ column, at }) => formatOfColumn(column, told.answer, at, measure, now, words));
  const unit = (/** @type {number} */ i) => formats[i]?.unit ?? '';
  return h(
    'table',
    {},
    h(
      'thead',
      {},
      h('tr', {}, columns.map(({ column }, i) => h('th', { scope: 'col', class: formats[i] === null ? '' : 'number' }, words.of(column.label) || column.name, unit(i) !== '' && h('span', { class: 'unit' }, unit(i))))),
    ),
    h(
      'tbody',
      {},
      told.answer.rows.slice(0, MOST).map((row, r) =>
        h(
          'tr',
          {},
          columns.map(({ at }, i) => {
            const format = formats[i];
            const text = format === null || format === undefined ? String(row[at] ?? '–') : format.number(numeric(row[at]));
            const opens = onOpen !== undefined && i === 0;
            const open = () => onOpen?.(told.records[r] ?? {});
            return h('td', { class: format === null ? '' : 'number' }, opens ? h('button', { type: 'button', class: 'link', onclick: open }, text) : text);
          }),
        ),
      ),
    ),
  );
}

/**
 * How a column's numbers are written; null for text.
 *
 * @param {Column} column
 * @param {Answer} answer
 * @param {number} at
 * @param {{ name: string, unit: string } | null} measure
 * @param {State} now
 * @param {Words} words
 */
function formatOfColumn(column, answer, at, measure, now, words) {
  if (!/INT|DOUBLE|DECIMAL|FLOAT/.test(column.type ?? '')) {
    return null;
  }
  const plain = /year|rank|class$/.test(column.name);
  const values = answer.rows.flatMap((r) => numeric(r[at]) ?? []);
  const of = column.unit || plain || measure === null ? { name: column.name, unit: plain ? 'count' : (column.unit ?? '') } : measure;
  return formatOf(of, values, now, words);
}

/**
 * Reads columns of one unit as numbers, with one format for all of them.
 *
 * @param {Told} told
 * @param {string[]} names
 * @param {State} now
 * @param {Words} words
 */
export function columnsOf(told, names, now, words) {
  const values = names.map((name) => told.records.map((r) => numeric(r[name])));
  const most = Math.max(0, ...values.flat().map((v) => Math.abs(v ?? 0)));
  return names.map((name, i) => {
    const column = told.answer.columns.find((c) => c.name === name);
    const format = formatOf({ name, unit: column?.unit ?? '' }, [most], now, words);
    const label = words.of(column?.label);
    return { name: format.unit === '' ? label : `${label} (${format.unit})`, values: values[i] ?? [], format };
  });
}

/**
 * One column, with the format that suits it.
 *
 * @param {Told} told
 * @param {string} name
 * @param {State} now
 * @param {Words} words
 */
export function columnOf(told, name, now, words) {
  const column = told.answer.columns.find((c) => c.name === name);
  const values = told.records.map((r) => numeric(r[name]));
  const format = formatOf({ name, unit: column?.unit ?? '' }, values.flatMap((v) => v ?? []), now, words);
  return { name: words.of(column?.label), values, format };
}
