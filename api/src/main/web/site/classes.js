/**
 * Borders between classes of numbers. Both methods answer ascending, distinct inner borders: a
 * value belongs to the first class whose border it lies under, the last class has none. Fewer
 * distinct values give fewer classes.
 */

/**
 * Classes of about as many members each.
 *
 * @param {number[]} values
 * @param {number} classes
 * @returns {number[]}
 */
export function quantileBreaks(values, classes) {
  const sorted = [...values].sort((a, b) => a - b);
  const breaks = [];
  for (let i = 1; i < classes; i++) {
    breaks.push(quantile(sorted, i / classes));
  }
  return distinct(breaks, sorted);
}

/**
 * Fisher's natural breaks: the classes whose squared distances from their means are least in sum.
 * Exact: a class of the best split never ends before that of a shorter prefix, which divides the
 * search.
 *
 * @param {number[]} values
 * @param {number} classes
 * @returns {number[]}
 */
export function naturalBreaks(values, classes) {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const cost = costs(sorted);
  let before = Array.from({ length: n + 1 }, (_, i) => (i === 0 ? 0 : cost(0, i)));
  /** @type {number[][]} */
  const starts = [];
  for (let k = 2; k <= Math.min(classes, n); k++) {
    const best = new Array(n + 1).fill(Infinity);
    const start = new Array(n + 1).fill(0);
    split(k, n, k - 1, n - 1, best, start, before, cost);
    starts.push(start);
    before = best;
  }
  const breaks = [];
  for (let end = n, k = starts.length - 1; k >= 0; k--) {
    end = starts[k]?.[end] ?? 0;
    breaks.unshift(sorted[end] ?? 0);
  }
  return distinct(breaks, sorted);
}

/**
 * Five classes of change, the same on both sides of zero: much less, less, about as before, more,
 * much more.
 *
 * @param {number[]} values
 * @returns {number[]}
 */
export function changeBreaks(values) {
  const sizes = values.map(Math.abs).filter((v) => v > 0).sort((a, b) => a - b);
  const [little, much] = sizes.length === 0 ? [1, 2] : [quantile(sizes, 0.2), quantile(sizes, 0.7)];
  return little === much ? [-much, -much / 2, much / 2, much] : [-much, -little, little, much];
}

/**
 * The class of a value, from 0.
 *
 * @param {number} value
 * @param {number[]} breaks
 */
export function classOf(value, breaks) {
  const i = breaks.findIndex((b) => value < b);
  return i < 0 ? breaks.length : i;
}

/**
 * Fills the best last classes for prefixes `from..to`, which start between `low` and `high`.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} low
 * @param {number} high
 * @param {number[]} best
 * @param {number[]} start
 * @param {number[]} before best sums with one class less
 * @param {(i: number, j: number) => number} cost
 */
function split(from, to, low, high, best, start, before, cost) {
  if (from > to) {
    return;
  }
  const end = (from + to) >> 1;
  for (let i = low; i <= Math.min(high, end - 1); i++) {
    const sum = (before[i] ?? 0) + cost(i, end);
    if (sum < (best[end] ?? Infinity)) {
      best[end] = sum;
      start[end] = i;
    }
  }
  const at = start[end] ?? low;
  split(from, end - 1, low, at, best, start, before, cost);
  split(end + 1, to, at, high, best, start, before, cost);
}

/**
 * Squared distances from the mean of `sorted[i..j)`, in constant time.
 *
 * @param {number[]} sorted
 * @returns {(i: number, j: number) => number}
 */
function costs(sorted) {
  const middle = sorted[sorted.length >> 1] ?? 0;
  const sums = [0];
  const squares = [0];
  sorted.forEach((value, i) => {
    const v = value - middle;
    sums.push((sums[i] ?? 0) + v);
    squares.push((squares[i] ?? 0) + v * v);
  });
  return (i, j) => {
    const sum = (sums[j] ?? 0) - (sums[i] ?? 0);
    return (squares[j] ?? 0) - (squares[i] ?? 0) - (sum * sum) / (j - i);
  };
}

/**
 * @param {number[]} sorted
 * @param {number} share
 */
function quantile(sorted, share) {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * @param {number[]} breaks
 * @param {number[]} sorted
 */
function distinct(breaks, sorted) {
  const low = sorted[0] ?? 0;
  return [...new Set(breaks)].filter((b) => b > low);
}
