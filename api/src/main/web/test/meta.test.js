import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knows, shownFor, surveyFor, yearsBeside } from '../site/meta.js';
import { measuresBySnapshot } from '../site/panel/years.js';
import { META, RESIDENTS, TAX, VACANCY } from './town.js';

const snapshotFor = (...asked) => surveyFor(...asked)?.id;

test('a stock of another year is told by the newest revision of the own survey', () => {
  assert.equal(snapshotFor(META, VACANCY, 2023), 'town-2023-12-31-r2');
  assert.equal(snapshotFor(META, VACANCY, 2021), undefined);
});

test('what is shown tells of its own year, also when a newer revision is there', () => {
  assert.equal(snapshotFor(META, VACANCY, 2024), 'town-2024-12-31-r1');
});

test('what happened in a year is told by what is shown', () => {
  assert.equal(snapshotFor(META, TAX, 2023), 'town-2024-12-31-r1');
});

test('a stock that nobody surveyed in a year is that which is shown, and compared with nothing', () => {
  const young = { ...META, years: [2021, ...META.years] };
  assert.equal(shownFor(young, VACANCY, 2021).id, 'town-2024-12-31-r1');
  assert.deepEqual(yearsBeside(young, VACANCY, 2021), []);
  assert.deepEqual(yearsBeside(young, VACANCY, 2023), [2022, 2024]);
  assert.deepEqual(yearsBeside(young, TAX, 2021), [2022, 2023, 2024]);
});

test('what stays but is counted in each year is no stock of a survey', () => {
  assert.equal(shownFor(META, RESIDENTS, 2023).id, 'town-2024-12-31-r1');
});

test('another place is never compared with', () => {
  const village = { ...META, snapshot: 'village-2024-12-31-r1' };
  assert.equal(snapshotFor(village, VACANCY, 2023), 'village-2023-12-31-r1');
  assert.equal(snapshotFor(village, VACANCY, 2022), undefined);
  assert.deepEqual(yearsBeside(village, VACANCY, 2024), [2023]);
});

test('a snapshot is asked only for what it is the one to tell of', () => {
  const asked = [...measuresBySnapshot([TAX, VACANCY], META)].map(([id, names]) => [id, [...names]]);
  assert.deepEqual(new Map(asked), new Map([
    ['town-2024-12-31-r1', ['tax', 'vacancy']],
    ['town-2022-12-31-r1', ['vacancy']],
    ['town-2023-12-31-r2', ['vacancy']],
  ]));
  assert.deepEqual([...measuresBySnapshot([TAX], META).keys()], ['town-2024-12-31-r1']);
});

test('dimensions are known by level', () => {
  assert.ok(knows(VACANCY, 'parcel', 'use'));
  assert.equal(knows(VACANCY, 'building', 'use'), false);
  assert.equal(knows(RESIDENTS, 'parcel', 'street'), false);
});
