/** @import { Meta } from '../types.js' */
/** @import { Frames } from '../frame.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Health } from '../health.js' */
/** @import { Scope } from '../store.js' */
/** @import { Words } from '../i18n.js' */
/** @import { Picture } from './map.js' */
import { fill, h } from '../dom.js';
import { createScope } from '../store.js';
import { failure, loading } from '../panel/notes.js';
import { createStillPicture } from './fallback.js';

/** @typedef {{ state: StateStore, frames: Frames, meta: Meta, words: Words, health: Health, scope: Scope }} MapParts */

/**
 * The place of the large map: what of it can be drawn, or why it cannot, and another attempt.
 *
 * @param {MapParts} parts
 */
export function createMapRoom(parts) {
  const { words, health, scope } = parts;
  const element = h('div', { class: 'map-room' });
  /** @type {Picture | null} */
  let picture = null;
  /** @type {[number, number, number, number] | null} */
  let awaited = null;
  let failed = false;

  async function draw() {
    const attempt = createScope();
    scope.onEnd(attempt.end);
    failed = false;
    try {
      picture = await pictureIn(element, { ...parts, scope: attempt });
      if (awaited !== null) {
        picture?.show(awaited);
      }
    } catch (e) {
      attempt.end();
      failed = true;
      fill(element, failure(e instanceof Error ? e : null, draw, words));
    }
  }

  draw();
  scope.onEnd(health.subscribe((answered) => answered && failed && draw()));
  return {
    element,
    picture: () => picture,
    /** @param {[number, number, number, number]} bounds come close to, as soon as there is a map */
    show(bounds) {
      awaited = bounds;
      picture?.show(bounds);
    },
  };
}

/**
 * By WebGL, or without it.
 *
 * @param {HTMLElement} room
 * @param {MapParts} parts
 * @returns {Promise<Picture | null>} null where the page was left meanwhile
 */
async function pictureIn(room, parts) {
  const host = h('div', { class: 'map' });
  fill(room, host);
  const { createMap, lacksWebgl } = await import('./map.js');
  try {
    return await createMap({ ...parts, host });
  } catch (e) {
    if (!lacksWebgl(e)) {
      throw e;
    }
    fill(room, loading(parts.words));
    const picture = await createStillPicture(parts);
    fill(room, picture?.element);
    return picture;
  }
}
