/** @import { Frame, Meta } from '../types.js' */
/** @import { Frames } from '../frame.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Scope } from '../store.js' */
/** @import { Words } from '../i18n.js' */
/** @import { Picture } from './map.js' */
import { fill, h } from '../dom.js';
import { classOf } from '../classes.js';
import { frameFormat, headline } from '../panel/legend.js';
import { failure } from '../panel/notes.js';
import { placesOf } from './shapes.js';
import { createStillMap } from './still.js';
import { createTip } from './tip.js';

/**
 * The large map for a browser without WebGL: the same frame, drawn still.
 *
 * @param {{ state: StateStore, frames: Frames, meta: Meta, words: Words, scope: Scope }} page
 * @returns {Promise<Picture | null>} null where the page was left meanwhile
 */
export async function createStillPicture({ state, frames, meta, words, scope }) {
  const room = h('div', { class: 'map still' });
  const tip = createTip(room, state, words);
  const told = h('p', { class: 'no-webgl' }, words.t('noWebgl'));
  const streets = await placesOf('street', state.get(), meta);
  if (scope.ended) {
    return null;
  }
  /** @type {ReturnType<typeof createStillMap> | null} */
  let map = null;
  let level = '';

  /** @param {Frame} frame */
  async function draw(frame) {
    if (level !== frame.state.level) {
      level = frame.state.level;
      await outline(frame);
    }
    paint(frames.get());
  }

  /** @param {Frame} frame of another level than what is drawn */
  async function outline(frame) {
    const current = () => level === frame.state.level && !scope.ended;
    try {
      const places = await placesOf(frame.state.level, frame.state, meta);
      if (current()) {
        map?.end();
        map = createStillMap({
          places,
          streets,
          label: '',
          onChoose: (code) => frames.get().status === 'ready' && state.change({ selected: code }),
          onPoint: (code, at) => tip.show(frames.get().rows.find((r) => r.code === code) ?? null, at),
        });
        fill(room, told, map.element, tip.element);
      }
    } catch (e) {
      if (current()) {
        level = '';
        fill(room, told, failure(e instanceof Error ? e : null, () => draw(frames.get()), words));
      }
    }
  }

  /** @param {Frame} frame */
  function paint(frame) {
    const rows = new Map(frame.rows.map((r) => [r.code, r.value]));
    const { scale } = frame;
    const format = frameFormat(frame, state, words);
    tip.write((row) => format.text(row.value));
    map?.element.setAttribute('aria-label', words.t('mapLabel', { measure: headline(frame, words), year: frame.state.year }));
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
