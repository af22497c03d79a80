/** @import { Frame, Scale } from '../types.js' */
/** @import { Frames } from '../frame.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Scope } from '../store.js' */
/** @import { Words } from '../i18n.js' */
import { fill, h } from '../dom.js';
import { formatOf, signed } from '../units.js';
import { histogram } from './histogram.js';
import { keepingFocus, segmented, select } from './inputs.js';

/**
 * Classes with their colours, borders and counts, over how the values are distributed.
 *
 * @param {{ state: StateStore, frames: Frames, words: Words, scope: Scope }} page
 */
export function createLegend({ state, frames, words, scope }) {
  const element = h('section', { class: 'legend', 'aria-label': words.t('legend') });
  const build = () => keepingFocus(element, () => fill(element, content(frames.get(), state, words)));
  build();
  scope.onEnd(frames.subscribe(build));
  scope.onEnd(state.subscribe((s, before) => s.area !== before.area && build()));
  return element;
}

/**
 * @param {Frame} frame
 * @param {StateStore} state
 * @param {Words} words
 */
function content(frame, state, words) {
  const { measure, scale } = frame;
  if (measure === null) {
    return [];
  }
  const format = frameFormat(frame, state, words);
  const level = words.t(frame.state.level);
  return [
    h('h2', {}, headline(frame, words), format.unit !== '' && h('span', { class: 'unit' }, format.unit)),
    scale !== null && distribution(frame, scale, format, words),
    scale === null
      ? frame.status === 'ready' && h('p', { class: 'note' }, words.t('allNull'))
      : scale.breaks.length === 0 && h('p', { class: 'note' }, words.t('oneValue', { level })),
    h('ol', { class: 'classes' }, entries(frame, state, words).map(entry)),
    !frame.change && methods(state, words),
  ];
}

/**
 * The measure, and what it is compared with.
 *
 * @param {Frame} frame
 * @param {Words} words
 */
export function headline(frame, words) {
  const name = words.of(frame.measure?.label);
  return frame.change ? words.t('changeOf', { name, from: frame.state.against, to: frame.state.year }) : name;
}

/**
 * @param {StateStore} state
 * @param {Words} words
 */
function methods(state, words) {
  return h(
      'div',
      { class: 'methods' },
      segmented({
        label: words.t('classify'),
        kind: 'small',
        value: state.get().method,
        choices: /** @type {const} */ (['quantile', 'natural']).map((m) => ({ value: m, text: words.t(m) })),
        onChange: (method) => state.change({ method: method === 'natural' ? 'natural' : 'quantile' }),
      }),
      select({
        label: words.t('classCount'),
        quiet: true,
        value: String(state.get().classes),
        choices: [5, 6, 7].map((n) => ({ value: String(n), text: words.t('classes', { n }) })),
        onChange: (n) => state.change({ classes: Number(n) }),
      }),
  );
}

/**
 * How the values of a frame are written, in the legend as in the list.
 *
 * @param {Frame} frame
 * @param {StateStore} state
 * @param {Words} words
 */
export function frameFormat(frame, state, words) {
  const values = frame.rows.flatMap((r) => (r.value === null ? [] : [r.value]));
  const format = formatOf(frame.measure ?? { name: '' }, values, state.get(), words);
  return frame.change ? signed(format, words) : format;
}

/**
 * @typedef {{ colour: string, text: string, count: number }} Entry an empty colour is for no value
 *
 * @param {Frame} frame
 * @param {StateStore} state
 * @param {Words} words
 * @returns {Entry[]}
 */
export function entries(frame, state, words) {
  const { scale } = frame;
  const format = frameFormat(frame, state, words);
  // What changed is classed around zero, wider at times than anything did.
  const borders = scale === null ? [] : [Math.min(scale.low, ...scale.breaks), ...scale.breaks, Math.max(scale.high, ...scale.breaks)];
  const classes = (scale?.colours ?? []).map((colour, i) => ({
    colour,
    text: words.t(frame.change ? 'changeLine' : 'classLine', { low: format.number(borders[i]), high: format.number(borders[i + 1]) }),
    count: scale?.counts[i] ?? 0,
  }));
  return [...classes.reverse(), { colour: '', text: words.t('noData'), count: frame.unknown }];
}

/**
 * The legend on one line, over the map of a phone.
 *
 * @param {{ state: StateStore, frames: Frames, words: Words, scope: Scope }} page
 */
export function createKey({ state, frames, words, scope }) {
  const element = h('div', { class: 'map-key', 'aria-hidden': 'true' });
  const build = () => {
    const frame = frames.get();
    const format = frameFormat(frame, state, words);
    const strip = (frame.scale?.colours ?? []).map((colour) => {
      const step = h('i');
      step.style.backgroundColor = colour;
      return step;
    });
    fill(
      element,
      h('span', {}, `${headline(frame, words)} ${format.unit}`),
      h('span', { class: 'strip' }, format.number(frame.scale?.low), h('b', {}, strip), format.number(frame.scale?.high)),
    );
  };
  build();
  scope.onEnd(frames.subscribe(build));
  scope.onEnd(state.subscribe((s, before) => s.area !== before.area && build()));
  return element;
}

/** @param {Entry} entry */
function entry({ colour, text, count }) {
  const swatch = h('span', { class: colour === '' ? 'swatch hatched' : 'swatch' });
  swatch.style.backgroundColor = colour;
  return h('li', {}, swatch, h('span', { class: 'range' }, text), h('span', { class: 'count' }, count.toLocaleString('en')));
}

/**
 * @param {Frame} frame
 * @param {Scale} scale
 * @param {import('../units.js').Format} format
 * @param {Words} words
 */
function distribution(frame, scale, format, words) {
  const values = frame.rows.flatMap((r) => (r.value === null ? [] : [r.value]));
  const label = words.t('histogram', {
    measure: words.of(frame.measure?.label),
    n: values.length,
    level: words.t(frame.state.level),
    low: format.number(scale.low),
    high: format.number(scale.high),
    unit: format.unit,
  });
  return histogram({ values, scale, format, label, logarithmic: words.t('logScale') });
}
