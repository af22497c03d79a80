/** @import { Meta } from '../types.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Scope } from '../store.js' */
/** @import { Words } from '../i18n.js' */
import { fill, h, pausing } from '../dom.js';
import { getJson, url } from '../api.js';
import { measureAt } from '../meta.js';
import { LEVELS } from '../state.js';
import { freshId } from './inputs.js';
import { failure } from './notes.js';

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
  const note = h('div', {
    class: 'search-note',
    role: 'status',
    hidden: true,
    // The focus stays in the box when a button of the note is pressed.
    onmousedown: (/** @type {Event} */ e) => e.preventDefault(),
  });
  const element = h('div', { class: 'search', role: 'search' }, input, list, note);
  const pause = pausing(element, PAUSE_MS);
  /** @type {Hit[]} */
  let hits = [];
  /** What the hits are the answer to. */
  let asked = '';
  let active = -1;
  let running = new AbortController();

  const wanted = () => input.value.trim();

  async function search() {
    pause.stop();
    running.abort();
    const q = wanted();
    if (q === '') {
      close();
      return;
    }
    running = new AbortController();
    const { signal } = running;
    const path = url('/v1/search', { q, limit: MOST, snapshot: meta.snapshot });
    try {
      const found = await getJson(path, { lang: words.lang, signal });
      if (!signal.aborted) {
        hits = Array.isArray(found) ? found : (found.results ?? []);
        asked = q;
        active = hits.length > 0 ? 0 : -1;
        show();
      }
    } catch (e) {
      if (!signal.aborted) {
        say(failure(e instanceof Error ? e : null, again, words));
      }
    }
  }

  function again() {
    input.focus();
    search();
  }

  function show() {
    if (hits.length === 0) {
      say(h('strong', {}, words.t('searchNone', { q: asked })), h('span', {}, words.t('searchHint')));
      return;
    }
    note.hidden = true;
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
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
    input.setAttribute('aria-activedescendant', `${listId}-${active}`);
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {...Node} children in the place of hits */
  function say(...children) {
    close();
    fill(note, ...children);
    note.hidden = false;
  }

  /** @param {Hit} hit */
  function kindOf(hit) {
    const level = LEVELS.find((l) => l === hit.layer);
    return words.t(level ?? 'enterprise');
  }

  /** @param {number} i */
  function choose(i) {
    const hit = hits[i];
    if (hit === undefined) {
      return;
    }
    const name = hit.name || hit.code;
    const level = LEVELS.find((l) => l === hit.layer) ?? 'parcel';
    const code = hit.layer === level ? hit.code : hit.parcel;
    if (!code) {
      say(h('strong', {}, words.t('searchNowhere', { name })));
      return;
    }
    const measure = measureAt(meta, state.get().measure, level);
    state.change({ page: 'map', level, measure, selected: code, only: 0 });
    if (hit.bbox) {
      onFound(hit.bbox);
    }
    input.value = name;
    close();
    [hits, asked, active] = [[hit], name.trim(), 0];
  }

  /** Of what is in the box now, even if the hits that are shown were found for something before. */
  async function enter() {
    if (wanted() !== asked) {
      await search();
    }
    if (wanted() === asked) {
      choose(active);
    }
  }

  /** @param {1 | -1} by */
  function step(by) {
    if (wanted() !== asked) {
      search();
    } else if (asked !== '') {
      active = list.hidden ? active : (active + by + hits.length) % Math.max(1, hits.length);
      show();
    }
  }

  /** Nothing stands below the box, and nothing is on its way there. */
  function close() {
    pause.stop();
    running.abort();
    list.hidden = true;
    note.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  input.addEventListener('input', (e) => {
    if (!(/** @type {InputEvent} */ (e).isComposing)) {
      pause.run(search);
    }
  });
  input.addEventListener('compositionend', () => pause.run(search));
  element.addEventListener('focusout', (e) => {
    if (!element.contains(/** @type {Node | null} */ (e.relatedTarget))) {
      close();
    }
  });
  input.addEventListener('keydown', (e) => {
    /** @type {Record<string, () => void>} */
    const keys = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: enter };
    const act = keys[e.key];
    // While characters are composed, the keys choose among them.
    if (act !== undefined && !e.isComposing) {
      e.preventDefault();
      act();
    } else if (e.key === 'Escape') {
      close();
    }
  });
  scope.onEnd(() => running.abort());
  return element;
}
