import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EN } from '../site/text/en.js';
import { ZH } from '../site/text/zh.js';
import { createState, fromHash, toHash } from '../site/state.js';

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
  assert.deepEqual(fromHash('#/map?constructor=1&__proto__=2&toString=3'), start);
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

const META = { years: [2022, 2023], measures: [{ name: 'far' }, { name: 'tax_per_mu' }] };

/** As much of a window as has an address. */
function windowAt(hash) {
  const listeners = [];
  const location = { hash };
  const enter = (_state, _title, next) => (location.hash = next);
  return {
    location,
    history: { pushState: enter, replaceState: enter },
    get localStorage() {
      throw new Error('this reader lets nothing be kept');
    },
    addEventListener: (_name, listener) => listeners.push(listener),
    paste(next) {
      location.hash = next;
      listeners.forEach((listener) => listener());
    },
  };
}

test('an address pasted into an open page gets the last year and a measure that exists', () => {
  const window = windowAt('#/map?year=2022');
  const state = createState(window);
  state.settle(META);
  window.paste('#/structure?measure=wealth');
  const { page, year, measure } = state.get();
  assert.deepEqual({ page, year, measure }, { page: 'structure', year: 2023, measure: 'tax_per_mu' });
  assert.equal(window.location.hash, '#/structure?year=2023');
});

test('an address of another snapshot waits for what that one knows', () => {
  const window = windowAt('#/map');
  const state = createState(window);
  state.settle(META);
  window.paste('#/map?snapshot=older');
  assert.equal(state.get().year, 0);
  state.settle({ ...META, years: [2019] });
  assert.equal(window.location.hash, '#/map?year=2019&snapshot=older');
});
