/** @import { Level } from '../types.js' */
/** @import { Paint } from '../map/still.js' */
/** @import { PageParts } from './tile.js' */
import { fill, h } from '../dom.js';
import { classOf, quantileBreaks } from '../classes.js';
import { isDark, ramp } from '../colours.js';
import { placesOf } from '../map/shapes.js';
import { createStillMap } from '../map/still.js';
import { failure, loading } from './notes.js';

const CLASSES = 5;

/**
 * A small map of a level, coloured by records of a query, with its legend below.
 *
 * @param {PageParts} page
 * @param {{ level: Level, label: string, onChoose: (code: string) => void }} options
 */
export function createSmallMap({ state, meta, words, health, scope }, { level, label, onChoose }) {
  const room = h('div', { class: 'small-map' });
  const key = h('ul', { class: 'key' });
  const element = h('div', { class: 'tile-body with-key' }, room, key);
  /** @type {ReturnType<typeof createStillMap> | null} */
  let map = null;
  /** @type {Paint | null} */
  let last = null;
  let failed = false;

  async function read() {
    failed = false;
    fill(room, loading(words));
    try {
      const [places, streets] = await Promise.all([placesOf(level, state.get(), meta), placesOf('street', state.get(), meta)]);
      map = createStillMap({ places, streets, label, onChoose });
      scope.onEnd(map.end);
      fill(room, map.element);
      if (last !== null) {
        map.paint(last);
      }
    } catch (e) {
      failed = true;
      fill(room, failure(e instanceof Error ? e : null, read, words));
    }
  }

  read();
  scope.onEnd(health.subscribe((answered) => answered && failed && read()));
  return {
    element,
    /**
     * @param {Paint} paint
     * @param {{ colour: string, text: string }[]} entries of the legend; an empty colour is hatched, none is a heading
     */
    paint(paint, entries) {
      last = paint;
      map?.paint(paint);
      fill(key, entries.map(keyOf));
    },
  };
}

/**
 * Colours of values by quantile.
 *
 * @param {Map<string, number | null>} values by code
 * @param {{ number: (value: number) => string, unit: string }} format
 * @param {string} noData
 * @param {string} [chosen]
 * @returns {[Paint, { colour: string, text: string }[]]}
 */
export function byQuantile(values, format, noData, chosen) {
  const known = [...values.values()].filter((v) => v !== null);
  const breaks = quantileBreaks(known, Math.min(CLASSES, Math.max(1, known.length)));
  const colours = ramp(breaks.length + 1, isDark());
  const borders = [Math.min(...known), ...breaks, Math.max(...known)];
  const entries = colours.map((colour, i) => ({
    colour,
    text: `${format.number(borders[i] ?? 0)} – ${format.number(borders[i + 1] ?? 0)}`,
  }));
  const unknown = known.length < values.size ? [{ colour: '', text: noData }] : [];
  /** @type {Paint} */
  const paint = {
    colour: (code) => {
      const value = values.get(code);
      return value === null || value === undefined ? null : (colours[classOf(value, breaks)] ?? null);
    },
    hatched: (code) => values.get(code) === null,
    chosen,
  };
  return [paint, known.length === 0 ? unknown : [...entries, ...unknown]];
}

/** @param {{ colour: string, text: string }} entry */
function keyOf({ colour, text }) {
  if (colour === 'none') {
    return h('li', { class: 'key-head' }, text);
  }
  const swatch = h('span', { class: colour === '' ? 'swatch hatched' : 'swatch' });
  swatch.style.backgroundColor = colour;
  return h('li', {}, swatch, text);
}
