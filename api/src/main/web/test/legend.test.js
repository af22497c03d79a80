import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from '../site/i18n.js';
import { entries } from '../site/panel/legend.js';
import { fromHash } from '../site/state.js';
import { FAR } from './town.js';

const state = { get: () => fromHash('') };
const words = wordsOf('en');
const frame = (low, high) => ({
  measure: FAR,
  change: true,
  rows: [],
  unknown: 0,
  scale: { breaks: [-4, -2, 2, 4], low, high, colours: ['a', 'b', 'c', 'd', 'e'], counts: [0, 0, 0, 1, 1] },
});

/** Numbers of each line, the largest class first. */
const lines = (low, high) =>
  entries(frame(low, high), state, words)
    .filter((e) => e.colour !== '')
    .map((e) => e.text.match(/[+\u2212-]?\d+(\.\d+)?/g).map((n) => Number(n.replace('\u2212', '-'))));

test('a class of changes is never written backwards, also where all of them rose', () => {
  for (const [low, high] of [[3, 9], [-9, -3], [0, 0], [-9, 9]]) {
    for (const [from, to] of lines(low, high)) {
      assert.ok(from <= to, `${from} to ${to} of ${low} to ${high}`);
    }
  }
  assert.deepEqual(lines(3, 9)[0], [4, 9]);
});
