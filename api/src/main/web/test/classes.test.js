import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeBreaks, classOf, naturalBreaks, quantileBreaks } from '../site/classes.js';

/** Sum of squared distances from the means of classes. */
function spread(values, breaks) {
  const classes = new Map();
  for (const v of values) {
    const c = classOf(v, breaks);
    classes.set(c, [...(classes.get(c) ?? []), v]);
  }
  return [...classes.values()].reduce((sum, own) => {
    const mean = own.reduce((a, b) => a + b, 0) / own.length;
    return sum + own.reduce((s, v) => s + (v - mean) ** 2, 0);
  }, 0);
}

/** Every way to cut sorted distinct values into k classes. */
function* cuts(sorted, k, from = 1) {
  if (k === 1) {
    yield [];
    return;
  }
  for (let i = from; i <= sorted.length - k + 1; i++) {
    for (const rest of cuts(sorted, k - 1, i + 1)) {
      yield [sorted[i], ...rest];
    }
  }
}

/** The same numbers every time, without a seed to keep. */
function numbers(n, seed) {
  let x = seed;
  return Array.from({ length: n }, () => {
    x = (x * 48271) % 2147483647;
    return (x % 1000) / 7;
  });
}

test('natural breaks are the best of all ways to cut', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const values = [...new Set(numbers(5 + (seed % 8), seed))].sort((a, b) => a - b);
    for (let k = 2; k <= 4; k++) {
      const best = Math.min(...[...cuts(values, k)].map((c) => spread(values, c)));
      const ours = spread(values, naturalBreaks(values, k));
      assert.ok(Math.abs(ours - best) <= 1e-9 * Math.max(1, best), `seed ${seed}, ${k} classes: ${ours} > ${best}`);
    }
  }
});

test('six thousand values are classed at once', () => {
  const breaks = naturalBreaks(numbers(6000, 7), 7);
  assert.equal(breaks.length, 6);
  assert.deepEqual([...breaks].sort((a, b) => a - b), breaks);
});

test('quantiles have about as many members each', () => {
  const values = Array.from({ length: 100 }, (_, i) => i);
  const breaks = quantileBreaks(values, 5);
  const counts = new Array(5).fill(0);
  values.forEach((v) => counts[classOf(v, breaks)]++);
  assert.deepEqual(counts, [20, 20, 20, 20, 20]);
});

test('one value is one class, none is none', () => {
  assert.deepEqual(quantileBreaks([3, 3, 3], 5), []);
  assert.deepEqual(naturalBreaks([3, 3, 3], 5), []);
  assert.deepEqual(naturalBreaks([], 5), []);
  assert.deepEqual(quantileBreaks([], 5), []);
});

test('a value on a border belongs to the class above it', () => {
  assert.equal(classOf(10, [10, 20]), 1);
  assert.equal(classOf(9.99, [10, 20]), 0);
  assert.equal(classOf(20, [10, 20]), 2);
});

test('change is classed the same on both sides of zero', () => {
  const breaks = changeBreaks([-10, -1, 0, 0, 2, 3, 50]);
  assert.equal(breaks.length, 4);
  assert.deepEqual(breaks.map((b) => -b).reverse(), breaks);
  assert.equal(classOf(0, breaks), 2);
  assert.deepEqual(changeBreaks([0, 0]).length, 4);
});
