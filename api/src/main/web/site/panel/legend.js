/** @import { Frame, Measure, Scale } from '../types.js' */
/** @import { Frames } from '../frame.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Scope } from '../store.js' */
/** @import { Words } from '../i18n.js' */
import { fill, h, svg } from '../dom.js';
import { classOf } from '../classes.js';
import { formatOf } from '../units.js';
import { keepingFocus, segmented, select } from './inputs.js';

const BINS = 36;
const WIDTH = 288;
const HEIGHT = 56;

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
    h('h2', {}, words.of(measure.label), format.unit !== '' && h('span', { class: 'unit' }, format.unit)),
    scale !== null && histogram(frame, scale, format, measure, words),
    scale === null
      ? frame.status === 'ready' && h('p', { class: 'note' }, words.t('allNull'))
      : scale.breaks.length === 0 && h('p', { class: 'note' }, words.t('oneValue', { level })),
    h('ol', { class: 'classes' }, entries(frame, state, words).map(entry)),
    h(
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
    ),
  ];
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
  return formatOf(frame.measure ?? { name: '' }, values, state.get(), words);
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
  const borders = scale === null ? [] : [scale.low, ...scale.breaks, scale.high];
  const classes = (scale?.colours ?? []).map((colour, i) => ({
    colour,
    text: words.t('classLine', { low: format.number(borders[i]), high: format.number(borders[i + 1]) }),
    count: scale?.counts[i] ?? 0,
  }));
  return [...classes.reverse(), { colour: '', text: words.t('noData'), count: frame.unknown }];
}

/** @param {Entry} entry */
function entry({ colour, text, count }) {
  const swatch = h('span', { class: colour === '' ? 'swatch hatched' : 'swatch' });
  swatch.style.backgroundColor = colour;
  return h('li', {}, swatch, h('span', { class: 'range' }, text), h('span', { class: 'count' }, count.toLocaleString('en')));
}

/**
 * The outermost hundredths are in the outermost bars: few values are far from the rest, and would
 * press them into one.
 *
 * @param {Frame} frame
 * @param {Scale} scale
 * @param {import('../units.js').Format} format
 * @param {Measure} measure
 * @param {Words} words
 */
function histogram(frame, scale, format, measure, words) {
  const values = frame.rows.flatMap((r) => (r.value === null ? [] : [r.value])).sort((a, b) => a - b);
  const low = values[Math.floor(values.length * 0.01)] ?? 0;
  const high = values[Math.ceil(values.length * 0.99) - 1] ?? low;
  const bins = new Array(BINS).fill(0);
  for (const value of values) {
    const at = high > low ? Math.floor(((value - low) / (high - low)) * BINS) : 0;
    bins[Math.max(0, Math.min(BINS - 1, at))]++;
  }
  const most = Math.max(...bins);
  const bars = bins.map((count, i) => {
    const height = count === 0 ? 0 : Math.max(1.5, (count / most) * HEIGHT);
    const middle = low + ((i + 0.5) / BINS) * (high - low);
    return svg('rect', {
      x: (i * WIDTH) / BINS,
      y: HEIGHT - height,
      width: WIDTH / BINS - 1,
      height,
      fill: scale.colours[classOf(middle, scale.breaks)] ?? '',
      class: 'bar',
    });
  });
  const label = words.t('histogram', {
    measure: words.of(measure.label),
    n: values.length,
    level: words.t(frame.state.level),
    low: format.number(scale.low),
    high: format.number(scale.high),
    unit: format.unit,
  });
  return h(
    'figure',
    { class: 'histogram' },
    svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label, preserveAspectRatio: 'none' }, ...bars),
    h('figcaption', { 'aria-hidden': 'true' }, h('span', {}, format.number(low)), h('span', {}, format.number(high))),
  );
}
