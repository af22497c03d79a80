import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createScope, createStore } from '../site/store.js';

test('who is ended by one before it is not told', () => {
  const store = createStore(0);
  const told = [];
  const stops = [];
  store.subscribe(() => stops.forEach((stop) => stop()));
  stops.push(store.subscribe((value) => told.push(value)));
  store.set(1);
  assert.deepEqual(told, []);
});

test('who was passed over by a change within a change hears of both at once', () => {
  const store = createStore('a');
  const told = [];
  store.subscribe((value) => value === 'b' && store.set('c'));
  store.subscribe((value, before) => told.push(before + value));
  store.set('b');
  store.set('d');
  assert.deepEqual(told, ['ac', 'cd']);
});

test('what is begun for something that has ended ends at once', () => {
  const scope = createScope();
  let ends = 0;
  scope.onEnd(() => ends++);
  assert.equal(scope.ended, false);
  scope.end();
  scope.end();
  assert.equal(ends, 1);
  scope.onEnd(() => ends++);
  assert.equal(ends, 2);
  assert.equal(scope.ended, true);
});
