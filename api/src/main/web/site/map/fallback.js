/** @import { Frame, Meta } from '../types.js' */
/** @import { Frames } from '../frame.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Scope } from '../store.js' */
/** @import { Words } from '../i18n.js' */
/** @import { Picture } from './map.js' */
import { fill, h } from '../dom.js';
import { classOf } from '../classes.js';
import { frameFormat } from '../panel/legend.js';
import { placesOf } from './shapes.js';
import { createStillMap } from './still.js';
import { createTip } from './tip.js';

/**
 * The large map for a browser without WebGL: the same frame, drawn still.
 *
 * @param {{ state: StateStore, frames: Frames, meta: Meta, words: Words, scope: Scope }} page
 * @returns {Promise<Picture>}
 */
export async function createStillPicture({ state, frames, meta, words, scope }) {
  const room = h('div', { class: 'map still' });
  const tip = createTip(room, state, words);
  const streets = await placesOf('street', state.get(), meta);
  /** @type {ReturnType<typeof createStillMap> | null} */
  let map = null;
  let level = '';

  /** @param {Frame} frame */
  async function draw(frame) {
    if (level !== frame.state.level) {
      level = frame.state.level;
      const places = await placesOf(frame.state.level, frame.state, meta);
      if (level !== frame.state.level) {
        return;
      }
      map?.end();
      map = createStillMap({
        places,
        streets,
        label: words.t('mapLabel', { measure: words.of(frame.measure?.label), year: frame.state.year }),
        onChoose: (code) => frames.get().status === 'ready' && state.change({ selected: code }),
        onPoint: (code, at) => tip.show(frames.get().rows.find((r) => r.code === code) ?? null, at),
      });
      fill(room, h('p', { class: 'no-webgl' }, words.t('noWebgl')), map.element, tip.element);
    }
    paint(frames.get());
  }

  /** @param {Frame} frame */
  function paint(frame) {
    const rows = new Map(frame.rows.map((r) => [r.code, r.value]));
    const { scale } = frame;
    const format = frameFormat(frame, state, words);
    tip.write((row) => format.text(row.value));
    map?.paint({
      colour: (code) => {
        const value = rows.get(code);
        return value === undefined || value === null || scale === null ? null : (scale.colours[classOf(value, scale.breaks)] ?? null);
      },
      hatched: (code) => rows.get(code) === null,
      chosen: state.get().selected,
    });
  }

  await draw(frames.get());
  scope.onEnd(frames.subscribe(draw));
  scope.onEnd(state.subscribe((s, before) => s.selected !== before.selected && paint(frames.get())));
  scope.onEnd(() => map?.end());
  return {
    element: room,
    show: () => {},
    reveal: () => {},
    canvas: async () => /** @type {HTMLCanvasElement} */ (map?.element),
  };
}
