/** @import { Frame, Row } from '../types.js' */
/** @import { Frames } from '../frame.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Scope } from '../store.js' */
/** @import { Words } from '../i18n.js' */
import { fill, h } from '../dom.js';
import { classOf } from '../classes.js';
import { titleOf } from '../rows.js';
import { frameFormat, headline } from './legend.js';
import { keepingFocus } from './inputs.js';
import { failure, loading } from './notes.js';

/** Height of a row in the style sheet. */
const ROW_PX = 46;
/** Rows made beyond what is seen. */
const SPARE = 8;

/**
 * The rows of the frame, sortable, of which only those in sight are made. One row has the focus;
 * arrow keys move it.
 *
 * @param {{ state: StateStore, frames: Frames, words: Words, scope: Scope }} page
 */
export function createList({ state, frames, words, scope }) {
  const head = h('thead');
  const body = h('tbody');
  const table = h('table', { role: 'grid', 'aria-label': words.t('list') }, head, body);
  const room = h('div', { class: 'list-room' }, table);
  const note = h('div', { class: 'list-note', 'aria-live': 'polite' });
  const element = h('div', { class: 'list' }, room, note);
  let active = 0;

  function build() {
    const frame = frames.get();
    active = Math.max(0, frame.rows.findIndex((r) => r.code === state.get().selected));
    fill(note, noteOf(frame, frames, words));
    room.hidden = frame.rows.length === 0;
    room.classList.toggle('waiting', frame.status === 'loading');
    keepingFocus(head, () => fill(head, headOf(frame, state, words)));
    table.setAttribute('aria-rowcount', String(frame.rows.length + 1));
    room.scrollTop = 0;
    rows();
  }

  /** Makes the rows in sight anew; the focus stays on the row that had it. */
  function rows() {
    const focused = body.contains(document.activeElement);
    const frame = frames.get();
    const all = frame.rows;
    const first = Math.max(0, Math.floor(room.scrollTop / ROW_PX) - SPARE);
    const last = Math.min(all.length, first + Math.ceil((room.clientHeight || 600) / ROW_PX) + 2 * SPARE);
    const format = frameFormat(frame, state, words);
    // The keyboard comes in at a row that is made, even if another was the last that it left.
    const way = active >= first && active < last ? active : Math.floor(room.scrollTop / ROW_PX);
    active = focused ? way : active;
    const made = all.slice(first, last).map((row, i) => rowOf(row, first + i, frame, format, i + first === way));
    fill(body, space(first), made, space(all.length - last));
    if (focused) {
      focusActive();
    }
  }

  function focusActive() {
    /** @type {HTMLElement | null} */ (body.querySelector(`[aria-rowindex="${active + 2}"]`))?.focus({ preventScroll: true });
  }

  /**
   * @param {Row} row
   * @param {number} i
   * @param {Frame} frame
   * @param {import('../units.js').Format} format
   * @param {boolean} way whether the keyboard comes in here
   */
  function rowOf(row, i, frame, format, way) {
    const swatch = h('span', { class: row.value === null ? 'swatch hatched' : 'swatch' });
    if (row.value !== null && frame.scale !== null) {
      swatch.style.backgroundColor = frame.scale.colours[classOf(row.value, frame.scale.breaks)] ?? '';
    }
    const beside = [row.street, row.use].filter((s) => s !== '' && s !== row.name).join(' · ');
    return h(
      'tr',
      {
        role: 'row',
        tabindex: way ? 0 : -1,
        onfocus: () => (active = i),
        'aria-rowindex': i + 2,
        'aria-selected': row.code === state.get().selected,
        'data-code': row.code,
        onclick: () => open(i),
      },
      h('td', { class: 'rank' }, i + 1),
      h('td', { class: 'name' }, h('span', { class: 'title', title: row.name }, titleOf(row)), beside && h('small', {}, beside)),
      h('td', { class: 'value' }, h('span', {}, row.value === null ? words.t('noData') : format.number(row.value)), swatch),
    );
  }

  /**
   * Opens a row of the answer that is shown; while another is on its way, the level may not be its.
   *
   * @param {number} i
   */
  function open(i) {
    if (frames.get().status !== 'ready') {
      return;
    }
    active = i;
    state.change({ selected: frames.get().rows[i]?.code ?? '' });
  }

  /** @param {number} to */
  function move(to) {
    active = Math.max(0, Math.min(frames.get().rows.length - 1, to));
    const top = active * ROW_PX;
    const seen = room.clientHeight - head.clientHeight;
    if (top < room.scrollTop) {
      room.scrollTop = top;
    } else if (top + ROW_PX > room.scrollTop + seen) {
      room.scrollTop = top + ROW_PX - seen;
    }
    rows();
    focusActive();
  }

  body.addEventListener('keydown', (e) => {
    const page = Math.floor(room.clientHeight / ROW_PX) - 1;
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowDown: () => move(active + 1),
      ArrowUp: () => move(active - 1),
      PageDown: () => move(active + page),
      PageUp: () => move(active - page),
      Home: () => move(0),
      End: () => move(frames.get().rows.length - 1),
      Enter: () => open(active),
      ' ': () => open(active),
    };
    const act = keys[e.key];
    if (act !== undefined) {
      e.preventDefault();
      act();
    }
  });
  room.addEventListener('scroll', rows);
  const watch = new ResizeObserver(rows);
  watch.observe(room);
  scope.onEnd(() => watch.disconnect());
  build();
  scope.onEnd(frames.subscribe(build));
  scope.onEnd(state.subscribe((s, before) => s.area !== before.area && build()));
  return {
    element,
    /** Gives the focus back to the row that was opened. */
    focus: () => move(active),
  };
}

/**
 * @param {Frame} frame
 * @param {StateStore} state
 * @param {Words} words
 */
function headOf(frame, state, words) {
  const format = frameFormat(frame, state, words);
  const sort = state.get().sort;
  const column = (/** @type {string} */ key, /** @type {string} */ text, /** @type {string} */ unit, /** @type {string} */ kind) => {
    const direction = sort === key ? 'ascending' : sort === '-' + key ? 'descending' : 'none';
    const next = direction === 'descending' || (direction === 'none' && key !== 'value') ? key : '-' + key;
    return h(
      'th',
      { class: kind, scope: 'col', 'aria-sort': direction },
      h(
        'button',
        { type: 'button', 'data-sort': key, title: words.t('sortBy', { name: text }), onclick: () => state.change({ sort: next }) },
        h('span', { class: 'head' }, text),
        unit !== '' && h('span', { class: 'unit' }, unit),
      ),
    );
  };
  return h(
    'tr',
    { role: 'row', 'aria-rowindex': 1 },
    h('th', { class: 'rank', scope: 'col' }, words.t('colRank')),
    column('name', words.t('colName'), '', 'name'),
    column('value', headline(frame, words), format.unit, 'value'),
  );
}

/**
 * @param {Frame} frame
 * @param {Frames} frames
 * @param {Words} words
 */
function noteOf(frame, frames, words) {
  if (frame.status === 'failed') {
    return failure(frame.error, frames.reload, words);
  }
  if (frame.rows.length > 0) {
    return null;
  }
  if (frame.status === 'loading') {
    return loading(words);
  }
  const level = words.t(frame.state.level);
  return h('div', { class: 'empty' }, h('strong', {}, words.t('emptyTitle', { level })), h('p', {}, words.t('emptyHint')));
}

/** @param {number} count of rows that are not made */
function space(count) {
  const row = h('tr', { class: 'space', 'aria-hidden': 'true' });
  row.style.height = `${Math.max(0, count) * ROW_PX}px`;
  return row;
}
