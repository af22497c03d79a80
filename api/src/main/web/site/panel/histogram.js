/** @import { Scale } from '../types.js' */
/** @import { Format } from '../units.js' */
import { h, svg } from '../dom.js';
import { classOf } from '../classes.js';

const BINS = 36;
const WIDTH = 288;
const HEIGHT = 56;

/** So many times the middle value is far: from there on the axis is logarithmic. */
const FAR = 12;

/**
 * How many rows have about which value, in the colours of their classes. The outermost hundredths
 * are in the outermost bars: few values are far from the rest, and would press them into one.
 *
 * @param {object} options
 * @param {number[]} options.values
 * @param {Scale} options.scale
 * @param {Format} options.format
 * @param {string} options.label
 * @param {string} options.logarithmic what to say of such an axis
 */
export function histogram({ values, scale, format, label, logarithmic }) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  const [low, high] = [at(0.01), at(0.99)];
  const log = low > 0 && high / at(0.5) > FAR;
  const [to, from] = log ? [Math.log, Math.exp] : [Number, Number];
  const width = (to(high) - to(low)) / BINS;
  const bins = new Array(BINS).fill(0);
  for (const value of sorted) {
    const bin = width > 0 ? Math.floor((to(Math.max(value, low)) - to(low)) / width) : 0;
    bins[Math.min(BINS - 1, bin)]++;
  }
  const most = Math.max(...bins);
  const bars = bins.map((count, i) => {
    const height = count === 0 ? 0 : Math.max(1.5, (count / most) * HEIGHT);
    const colour = scale.colours[classOf(from(to(low) + (i + 0.5) * width), scale.breaks)] ?? '';
    const x = (i * WIDTH) / BINS;
    return svg('rect', { x, y: HEIGHT - height, width: WIDTH / BINS - 1, height, fill: colour, class: 'bar' });
  });
  return h(
    'figure',
    { class: 'histogram' },
    svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label, preserveAspectRatio: 'none' }, ...bars),
    h(
      'figcaption',
      { 'aria-hidden': 'true' },
      h('span', {}, format.number(low)),
      log && h('span', {}, logarithmic),
      h('span', {}, format.number(high)),
    ),
  );
}
