/** @import { Map as GlMap } from 'maplibre-gl' */
/** @import { Health } from '../health.js' */
/** @import { Scope } from '../store.js' */
/** @import { Words } from '../i18n.js' */
import { fill, h } from '../dom.js';
import { failure } from '../panel/notes.js';
import { LEVELS } from '../state.js';

/**
 * What the library tells beside what its types say: which tile it was, and the answer of the server.
 *
 * @typedef {{ tileID: { canonical: { z: number, x: number, y: number } } }} Tile
 * @typedef {{ error: { message: string, status?: number }, tile?: Tile }} Trouble
 */

/**
 * Says over the map that some of it could not be read, until it can: at the reader's wish, or when
 * the server is back.
 *
 * @param {GlMap} map
 * @param {{ words: Words, health: Health, scope: Scope }} page
 */
export function troubleNote(map, { words, health, scope }) {
  const element = h('div', { class: 'map-trouble', hidden: true });
  /** @type {Tile[]} */
  let missing = [];

  function again() {
    const ids = missing.map((tile) => tile.tileID.canonical);
    missing = [];
    element.hidden = true;
    // By name: of all tiles at once, the library would wait for ever for those that failed.
    LEVELS.forEach((level) => map.refreshTiles(level, ids));
  }

  map.on('error', (e) => {
    const { error, tile } = /** @type {Trouble} */ (e);
    missing.push(...(tile === undefined ? [] : [tile]));
    const reason = error.status ? `HTTP ${error.status}` : error.message;
    fill(element, failure(new Error(words.t('tilesFailed', { reason })), again, words));
    element.hidden = false;
  });
  scope.onEnd(health.subscribe((answered) => answered && !element.hidden && again()));
  return element;
}
