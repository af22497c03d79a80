/** @import { Meta, State, Survey } from './types.js' */
/** @import { Health } from './health.js' */
/** @import { Load, Loads } from './loads.js' */
/** @import { StateStore } from './state.js' */
/** @import { Scope } from './store.js' */
/** @import { Words } from './i18n.js' */
import { fill, h } from './dom.js';
import { PAGES, toHash } from './state.js';
import { keepingFocus, segmented, select } from './panel/inputs.js';

/** Steps of a load; any other is the reading of a hand-in. @type {Record<string, import('./i18n.js').TextKey>} */
const STEPS = { models: 'loadModels', rules: 'loadRules', publish: 'loadPublish' };

/**
 * What stands around every page: where one is, the notice, the settings, whether the server
 * answers, and whether there are newer data.
 *
 * @param {object} options
 * @param {StateStore} options.state
 * @param {Meta} options.meta
 * @param {Words} options.words
 * @param {Health} options.health
 * @param {Loads} options.loads
 * @param {Scope} options.scope
 * @param {HTMLElement} options.search
 * @param {HTMLElement} options.main
 */
export function createShell({ state, meta, words, health, loads, scope, search, main }) {
  const nav = h('nav', { 'aria-label': words.t('pages') });
  const settings = h('div', { class: 'settings', role: 'group', 'aria-label': words.t('settings') });
  const banner = h('div', { class: 'banner', role: 'alert', hidden: health.get() }, words.t('lost'));
  const build = () => {
    keepingFocus(nav, () => fill(nav, links(state.get(), words)));
    keepingFocus(settings, () => fill(settings, choices(state, words)));
  };
  build();
  scope.onEnd(state.subscribe(build));
  scope.onEnd(health.subscribe((answered) => (banner.hidden = answered)));
  const running = h('span', { class: 'running' });
  const fresh = h('span', { role: 'status' });
  let shown = '';
  const tell = () => {
    fill(running, underWay(loads.get(), words));
    const newest = published(loads.get(), meta);
    if (newest !== shown) {
      shown = newest;
      fill(fresh, newest !== '' && toSnapshot(newest, state, words));
    }
  };
  tell();
  scope.onEnd(loads.subscribe(tell));
  const skip = h('a', { class: 'skip', href: '#main', onclick: (/** @type {Event} */ e) => (e.preventDefault(), main.focus()) }, words.t('skip'));
  const notice = words.of(meta.notice);
  return [
    skip,
    h(
      'header',
      { class: 'top' },
      h('h1', {}, h('span', { class: 'mark', 'aria-hidden': 'true' }), words.of(meta.place), ' ', h('span', { class: 'product' }, words.t('title'))),
      nav,
      search,
      settings,
    ),
    h(
      'aside',
      { class: 'notice', 'aria-label': words.t('aboutData') },
      notice !== '' && h('strong', {}, notice),
      survey(state, meta, words),
      running,
      fresh,
    ),
    banner,
    main,
  ];
}

/**
 * @param {State} now
 * @param {Words} words
 */
function links(now, words) {
  return PAGES.map((page) =>
    h('a', { href: toHash({ ...now, page, selected: '' }), 'aria-current': page === now.page ? 'page' : null }, words.t(page)),
  );
}

/**
 * How far a load is that runs now.
 *
 * @param {Load | null} load
 * @param {Words} words
 */
function underWay(load, words) {
  if (load?.state !== 'running') {
    return [];
  }
  if (load.step === undefined) {
    return [words.t('loadRuns')];
  }
  const { name, share } = load.step;
  const step = words.t(STEPS[name] ?? 'loadReading');
  const bar = h('progress', { max: 1, value: share, 'aria-hidden': 'true' });
  return [`${words.t('loadRuns')}: ${step} ${Math.floor(share * 100)}%`, bar];
}

/**
 * What was published after the page had asked what there is; '' where nothing was.
 *
 * @param {Load | null} load
 * @param {Meta} meta
 */
function published(load, meta) {
  return load?.snapshots.findLast((id) => !meta.surveys.some((s) => s.id === id)) ?? '';
}

/**
 * @param {string} snapshot
 * @param {StateStore} state
 * @param {Words} words
 */
function toSnapshot(snapshot, state, words) {
  const show = () => state.change({ snapshot, selected: '', year: 0, against: 0 });
  return h('button', { type: 'button', class: 'fresh', onclick: show }, words.t('loadFresh'));
}

/**
 * The day that the data tell of, or a choice of days.
 *
 * @param {StateStore} state
 * @param {Meta} meta
 * @param {Words} words
 */
function survey(state, meta, words) {
  if (meta.surveys.length < 2) {
    return h('span', {}, words.t('survey', { date: meta.surveyDate }));
  }
  return select({
    label: words.t('snapshot'),
    quiet: true,
    value: meta.snapshot,
    choices: meta.surveys.map((s) => ({ value: s.id, text: nameOf(s, meta, words) })),
    onChange: (snapshot) => state.change({ snapshot, selected: '', year: 0, against: 0 }),
  });
}

/**
 * A survey so that it is no other: with its place where there are several, with its revision where
 * the day was published more than once.
 *
 * @param {Survey} survey
 * @param {Meta} meta
 * @param {Words} words
 */
function nameOf({ id, pack, place, date }, { surveys }, words) {
  const same = surveys.filter((s) => s.pack === pack && s.date === date);
  return [
    words.t('survey', { date }),
    same.length > 1 && words.t('revision', { n: id.replace(/^.*-r/, '') }),
    surveys.some((s) => s.pack !== pack) && words.of(place),
  ]
    .filter(Boolean)
    .join(' · ');
}

/**
 * @param {StateStore} state
 * @param {Words} words
 */
function choices(state, words) {
  const now = state.get();
  return [
    segmented({
      label: words.t('areaUnit'),
      kind: 'small',
      value: now.area,
      choices: /** @type {const} */ (['mu', 'm2']).map((a) => ({ value: a, text: words.t(a) })),
      onChange: (area) => state.change({ area: area === 'm2' ? 'm2' : 'mu' }, 'replace'),
    }),
    segmented({
      label: words.t('language'),
      kind: 'small',
      value: now.lang,
      choices: [
        { value: 'zh', text: '中文' },
        { value: 'en', text: 'EN' },
      ],
      onChange: (lang) => state.change({ lang: lang === 'en' ? 'en' : 'zh' }, 'replace'),
    }),
    select({
      label: words.t('theme'),
      quiet: true,
      value: now.theme,
      choices: [
        { value: 'auto', text: words.t('themeAuto') },
        { value: 'light', text: words.t('themeLight') },
        { value: 'dark', text: words.t('themeDark') },
      ],
      onChange: (theme) => state.change({ theme: /** @type {State['theme']} */ (theme) }, 'replace'),
    }),
  ];
}
