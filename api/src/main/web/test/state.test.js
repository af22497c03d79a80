import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EN } from '../site/text/en.js';
import { ZH } from '../site/text/zh.js';
import { fromHash, toHash } from '../site/state.js';

test('a state comes back from its address', () => {
  const state = {
    ...fromHash(''),
    page: 'map',
    measure: 'vacancy',
    level: 'building',
    year: 2023,
    against: 2022,
    streets: ['120101002', '120101003'],
    uses: ['09'],
    vacancy: 20,
    selected: 'hexagon_250:1:-2',
    sort: 'name',
    only: 10,
    view: [117.20123, 39.12, 14.5],
    lang: 'en',
    area: 'm2',
    theme: 'dark',
  };
  assert.deepEqual(fromHash(toHash(state)), state);
});

test('what an address says wrongly is as at the start', () => {
  const start = fromHash('');
  assert.deepEqual(fromHash('#/nowhere?level=moon&classes=99&year=x&view=1,2&nothing=1&selected='), start);
});

test('the start needs no words', () => {
  assert.equal(toHash(fromHash('')), '#/map');
});

test('both languages fill the same places of each text', () => {
  const places = (text) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const key of Object.keys(ZH)) {
    assert.deepEqual(places(EN[key]), places(ZH[key]), key);
  }
});
