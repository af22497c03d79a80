import assert from 'node:assert/strict';
import { test } from 'node:test';
import { totalOf } from '../site/rows.js';
import { row, TAX, VACANCY } from './town.js';

const rows = [
  row('a', { value: 30_000, numerator: 6, denominator: 2 }),
  row('b', { value: 10_000, numerator: 8, denominator: 8 }),
  row('c', { numerator: null, denominator: null }),
];

test('a ratio of some rows is the quotient of their sums, by its factor', () => {
  assert.equal(totalOf(rows, { ...VACANCY, factor: 10_000 }), 14_000);
  assert.equal(totalOf(rows, VACANCY), 1.4);
});

test('a sum of some rows adds what is known', () => {
  assert.equal(totalOf(rows, TAX), 40_000);
  assert.equal(totalOf([row('c')], TAX), null);
  assert.equal(totalOf([row('z', { numerator: 1, denominator: 0 })], VACANCY), null);
});
