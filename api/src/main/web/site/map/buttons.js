/** @import { Words } from '../i18n.js' */
import { fill, h } from '../dom.js';

/** Lengths that a scale may have, metres. */
const LENGTHS = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10];
const MOST_PX = 120;

/** Around the equator, in metres, by pixels of a tile at zoom 0. */
const M_PER_PX = 40_075_016.686 / 512;

/**
 * Buttons for who does not turn a wheel, and how long things are.
 *
 * @param {Words} words
 * @param {{ closer: () => void, further: () => void, whole: () => void }} acts
 */
export function mapButtons(words, { closer, further, whole }) {
  const button = (/** @type {string} */ sign, /** @type {string} */ label, /** @type {() => void} */ act) =>
    h('button', { type: 'button', 'aria-label': label, title: label, onclick: act }, sign);
  return h(
    'div',
    { class: 'map-buttons' },
    button('+', words.t('zoomIn'), closer),
    button('−', words.t('zoomOut'), further),
    button('⌂', words.t('zoomAll'), whole),
  );
}

/** A line of a round length, as long as it is on the map. */
export function scaleBar() {
  const element = h('div', { class: 'map-scale', 'aria-hidden': 'true' });
  return {
    element,
    /**
     * @param {number} zoom
     * @param {number} latitude
     */
    measure(zoom, latitude) {
      const metres = (M_PER_PX * Math.cos((latitude * Math.PI) / 180)) / 2 ** zoom;
      const length = LENGTHS.find((l) => l / metres <= MOST_PX) ?? 10;
      element.style.width = `${length / metres}px`;
      fill(element, length >= 1000 ? `${length / 1000} km` : `${length} m`);
    },
  };
}
