/** @import { Map as GlMap } from 'maplibre-gl' */
/** @import { Health } from '../health.js' */
/** @import { Scope } from '../store.js' */
/** @import { Level } from '../types.js' */
/** @import { Words } from '../i18n.js' */
import { fill, h } from '../dom.js';
import { failure } from '../panel/notes.js';

/**
 * Says over the map that some of it could not be read, until it can: at the reader's wish, or when
 * the server is back.
 *
 * @param {GlMap} map
 * @param {{ words: Words, health: Health, scope: Scope }} page
 * @param {() => Level} level that is shown now
 */
export function troubleNote(map, { words, health, scope }, level) {
  const element = h('div', { class: 'map-trouble', hidden: true });
  const again = () => {
    element.hidden = true;
    map.refreshTiles(level());
  };
  map.on('error', ({ error }) => {
    fill(element, failure(new Error(words.t('tilesFailed', { reason: error.message })), again, words));
    element.hidden = false;
  });
  scope.onEnd(health.subscribe((answered) => answered && !element.hidden && again()));
  return element;
}
