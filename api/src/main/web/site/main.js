/** @import { Meta, PageName, State } from './types.js' */
/** @import { Scope } from './store.js' */
import { fill, h } from './dom.js';
import { createHealth } from './health.js';
import { createLoads } from './loads.js';
import { wordsOf } from './i18n.js';
import { readMeta } from './meta.js';
import { createScope } from './store.js';
import { createState } from './state.js';
import { createShell } from './shell.js';
import { createSearch } from './panel/search.js';
import { focusIn } from './panel/inputs.js';
import { failure, loading } from './panel/notes.js';
import { createMapPage } from './pages/map.js';
import { createStructurePage } from './pages/structure.js';
import { createDistributionPage } from './pages/distribution.js';
import { createPotentialPage } from './pages/potential.js';

/** @type {Record<PageName, typeof createMapPage>} */
const MAKERS = {
  map: createMapPage,
  structure: createStructurePage,
  distribution: createDistributionPage,
  potential: createPotentialPage,
};

/** Changes of these build the page anew: every word or colour of it is another. */
const WHOLE = /** @type {const} */ (['lang', 'theme', 'snapshot']);

const host = /** @type {HTMLElement} */ (document.getElementById('page'));
const state = createState(window);
const health = createHealth();
const loads = createLoads(health);
/** @type {Scope} */
let scope = createScope();
let build = 0;

/** From what the server has, everything. */
async function start() {
  const mine = ++build;
  const back = focusIn(host);
  scope.end();
  scope = createScope();
  const now = state.get();
  const words = wordsOf(now.lang);
  dress(now);
  fill(host, h('div', { class: 'opening' }, loading(words)));
  try {
    const meta = await readMeta(now.snapshot, now.lang);
    if (mine === build) {
      state.settle(meta);
      show(meta);
      back();
    }
  } catch (e) {
    if (mine === build) {
      fill(host, h('div', { class: 'opening' }, failure(e instanceof Error ? e : null, start, words)));
    }
  }
}

/** @param {Meta} meta */
function show(meta) {
  const words = wordsOf(state.get().lang, meta.currency);
  const main = h('main', { id: 'main', tabindex: -1 });
  /** @type {Scope} */
  let page = createScope();
  /** @type {(bounds: [number, number, number, number]) => void} */
  let toBounds = () => {};
  const open = () => {
    page.end();
    page = createScope();
    const name = state.get().page;
    main.className = `page-${name}`;
    main.scrollTop = 0;
    delete main.dataset['part'];
    document.title = `${words.t(name)} · ${words.of(meta.place)}${words.t('title')}`;
    const made = MAKERS[name]({ state, meta, words, health, scope: page });
    toBounds = made.show;
    fill(main, made.elements);
  };
  const search = createSearch({ state, meta, words, scope, onFound: (bounds) => toBounds(bounds) });
  fill(host, createShell({ state, meta, words, health, loads, scope, search, main }));
  open();
  scope.onEnd(state.subscribe((now, before) => now.page !== before.page && open()));
  scope.onEnd(() => page.end());
}

/** The ground that the system asks for. */
function system() {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** @param {State} now */
function dress(now) {
  const root = document.documentElement;
  root.lang = now.lang === 'zh' ? 'zh-CN' : 'en';
  root.dataset['theme'] = now.theme === 'auto' ? system() : now.theme;
}

state.subscribe((now, before) => {
  if (WHOLE.some((f) => now[f] !== before[f])) {
    start();
  }
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', start);
if (state.get().page === 'map') {
  // Loaded beside the first questions; who has no use for it says so when it is needed.
  import('./map/map.js').catch(() => {});
}
health.subscribe((answered) => answered && host.querySelector('.opening') !== null && start());
start();
