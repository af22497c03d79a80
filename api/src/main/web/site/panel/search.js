/** @import { Meta } from '../types.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Scope } from '../store.js' */
/** @import { Words } from '../i18n.js' */
import { fill, h, pausing } from '../dom.js';
import { getJson, url } from '../api.js';
import { measureAt } from '../meta.js';
import { LEVELS } from '../state.js';
import { freshId } from './inputs.js';

const PAUSE_MS = 180;
const MOST = 12;

/**
 * @typedef {{ layer: string, code: string, name: string, parcel?: string, bbox?: [number, number, number, number] | null }} Hit
 *   an enterprise is on a parcel, where that is known
 *
 * A combobox over everything that has a name or a code.
 *
 * @param {object} options
 * @param {StateStore} options.state
 * @param {Meta} options.meta
 * @param {Words} options.words
 * @param {Scope} options.scope
 * @param {(bounds: [number, number, number, number]) => void} options.onFound
 */
export function createSearch({ state, meta, words, scope, onFound }) {
  const listId = freshId();
  const input = h('input', {
    type: 'search',
    role: 'combobox',
    placeholder: words.t('search'),
    'aria-label': words.t('search'),
    'aria-expanded': 'false',
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const list = h('ul', { id: listId, role: 'listbox', 'aria-label': words.t('searchResults'), hidden: true });
  const none = h('div', { class: 'search-none', role: 'status', hidden: true });
  const element = h('div', { class: 'search', role: 'search' }, input, list, none);
  const pause = pausing(element, PAUSE_MS);
  /** @type {Hit[]} */
  let hits = [];
  let active = -1;
  let running = new AbortController();

  async function search() {
    running.abort();
    running = new AbortController();
    const q = input.value.trim();
    if (q === '') {
      close();
      return;
    }
    const path = url('/v1/search', { q, limit: MOST, snapshot: meta.snapshot });
    const found = await getJson(path, { lang: words.lang, signal: running.signal }).catch(() => null);
    if (found !== null) {
      hits = Array.isArray(found) ? found : (found.results ?? []);
      active = hits.length > 0 ? 0 : -1;
      show(q);
    }
  }

  /** @param {string} q */
  function show(q) {
    list.hidden = hits.length === 0;
    none.hidden = hits.length > 0;
    input.setAttribute('aria-expanded', String(hits.length > 0));
    fill(none, h('strong', {}, words.t('searchNone', { q })), h('span', {}, words.t('searchHint')));
    fill(
      list,
      hits.map((hit, i) =>
        h(
          'li',
          { id: `${listId}-${i}`, role: 'option', 'aria-selected': i === active, onmousedown: (/** @type {Event} */ e) => e.preventDefault(), onclick: () => choose(i) },
          h('span', {}, hit.name || hit.code),
          h('small', {}, kindOf(hit), hit.name && hit.name !== hit.code ? ` · ${hit.code}` : ''),
        ),
      ),
    );
    input.setAttribute('aria-activedescendant', active < 0 ? '' : `${listId}-${active}`);
  }

  /** @param {Hit} hit */
  function kindOf(hit) {
    const level = LEVELS.find((l) => l === hit.layer);
    return words.t(level ?? 'enterprise');
  }

  /** @param {number} i */
  function choose(i) {
    const hit = hits[i];
    const level = LEVELS.find((l) => l === hit?.layer) ?? 'parcel';
    const code = hit?.layer === level ? hit.code : hit?.parcel;
    if (hit === undefined || code === undefined) {
      return;
    }
    const measure = measureAt(meta, state.get().measure, level);
    state.change({ page: 'map', level, measure, selected: code, only: 0 });
    if (hit.bbox) {
      onFound(hit.bbox);
    }
    input.value = hit.name || hit.code;
    close();
  }

  function close() {
    hits = [];
    list.hidden = true;
    none.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-activedescendant', '');
  }

  input.addEventListener('input', () => pause(search));
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (e) => {
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      active = (active + (e.key === 'ArrowDown' ? 1 : -1) + hits.length) % Math.max(1, hits.length);
      show(input.value);
    } else if (e.key === 'Enter') {
      choose(active);
    } else if (e.key === 'Escape') {
      close();
    }
  });
  scope.onEnd(() => running.abort());
  return element;
}
