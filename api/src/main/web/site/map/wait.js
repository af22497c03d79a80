/** @import { Map as GlMap } from 'maplibre-gl' */
/** @import { Level } from '../types.js' */
/** @import { Words } from '../i18n.js' */
import { fill, h } from '../dom.js';
import { loading } from '../panel/notes.js';

/** Shorter waits are not worth a word. */
const PATIENCE_MS = 400;

/**
 * Says that tiles are on their way, or that one has to come closer to see anything.
 *
 * @param {GlMap} map
 * @param {Words} words
 * @param {() => { level: Level, minzoom: number }} shown what is drawn now, and from which zoom on
 */
export function waitNote(map, words, shown) {
  const element = h('div', { class: 'map-wait', hidden: true });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  map.on('dataloading', () => {
    timer ??= setTimeout(() => {
      fill(element, loading(words));
      element.hidden = false;
    }, PATIENCE_MS);
  });
  map.on('idle', () => {
    clearTimeout(timer);
    timer = undefined;
    const { level, minzoom } = shown();
    element.hidden = map.getZoom() >= minzoom;
    fill(element, h('p', { class: 'loading' }, words.t('comeCloser', { level: words.t(level) })));
  });
  return element;
}
