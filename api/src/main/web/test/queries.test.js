import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unheard } from '../site/queries.js';
import { fromHash } from '../site/state.js';

const query = (parameters, ...grain) => ({ parameters: parameters.map((name) => ({ name })), grain });

test('a query is told of one code that it has a parameter for', () => {
  const state = fromHash('#/potential?streets=A&uses=09');
  assert.deepEqual(unheard(query(['street', 'use'], 'parcel_code'), state), []);
  assert.deepEqual(unheard(query(['year', 'street'], 'age'), state), ['use']);
  assert.deepEqual(unheard(query(['street', 'use'], 'parcel_code'), fromHash('#/potential')), []);
});

test('of several codes a query hears nothing', () => {
  const state = fromHash('#/potential?streets=A,B&uses=09');
  assert.deepEqual(unheard(query(['street', 'use'], 'parcel_code'), state), ['street']);
});

test('a query with a row for each code shows them all', () => {
  const state = fromHash('#/potential?streets=A,B');
  assert.deepEqual(unheard(query(['use'], 'street'), state), []);
});
