import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportBody, features } from '../site/panel/exports.js';
import { questionOf } from '../site/question.js';
import { fromHash } from '../site/state.js';
import { META, row, TAX, VACANCY } from './town.js';

function frame(hash, measure, rows, count = rows.length) {
  const state = fromHash(`#/map?year=2024&measure=${measure.name}&${hash}`);
  const body = questionOf(state, META, measure, 2024);
  return { status: 'ready', state, measure, rows, body, change: state.against > 0, answered: { total: null, count, coverage: null } };
}

test('some cells of a grid are named with the choice of the grid', () => {
  const { filters, order } = exportBody(frame('level=grid&only=1', TAX, [row('hexagon_250:1:2')], 9), META);
  assert.deepEqual(filters.at(-1), { dimension: 'grid:hexagon_250', op: 'in', values: ['hexagon_250:1:2'] });
  assert.deepEqual(order, [{ by: 'tax', desc: true }, { by: 'grid', desc: false }]);
});

test('a table is in the order of the column that the list is sorted by', () => {
  const order = (sort, measure = VACANCY) => exportBody(frame(`sort=${sort}`, measure, [row('a')]), META).order[0];
  assert.deepEqual(order('value'), { by: 'vacancy', desc: false });
  assert.deepEqual(order('name'), { by: 'parcel', desc: false });
  assert.deepEqual(order('-name'), { by: 'parcel', desc: true });
  assert.deepEqual(order('street'), { by: 'street', desc: false });
  assert.deepEqual(order('-denominator'), { by: 'vacancy_denominator', desc: true });
  assert.deepEqual(order('-denominator', TAX), { by: 'parcel', desc: true });
});

test('nothing is asked for a list without rows', () => {
  assert.equal(exportBody(frame('', TAX, [], 9), META), null);
});

test('two years of one snapshot are two rows of the table', () => {
  const body = exportBody(frame('against=2023&streets=1', TAX, [row('a')], 9), META);
  assert.deepEqual(body.dimensions.slice(0, 2), ['parcel', 'year']);
  assert.deepEqual(body.filters, [
    { dimension: 'year', op: 'in', values: [2023, 2024] },
    { dimension: 'street', op: 'in', values: ['1'] },
    { dimension: 'parcel', op: 'in', values: ['a'] },
  ]);
  assert.deepEqual(body.order.map((o) => o.by), ['parcel', 'year']);
  assert.equal(body.totals, false);
});

test('of two surveys the table holds the one that is shown', () => {
  const body = exportBody(frame('against=2023', VACANCY, [row('a')]), META);
  assert.deepEqual(body.filters, [{ dimension: 'year', op: '=', value: 2024 }]);
  assert.equal(body.snapshot, META.snapshot);
});

test('what changed is called so in features, beside both years', () => {
  const place = { type: 'Polygon', coordinates: [] };
  const changed = features(frame('against=2023', VACANCY, [row('a', { value: 0.2, before: 0.1, after: 0.3 })]), META, new Map([['a', place]]));
  const [{ properties, geometry }] = changed.features;
  assert.equal(geometry, place);
  assert.equal(changed.snapshotAgainst, 'town-2023-12-31-r2');
  assert.deepEqual([properties.vacancy_2023, properties.vacancy_2024, properties.vacancy_change], [0.1, 0.3, 0.2]);
  assert.equal('vacancy' in properties, false);
  const plain = features(frame('', VACANCY, [row('a', { value: 0.3 })]), META, new Map());
  assert.equal(plain.features[0].properties.vacancy, 0.3);
  assert.equal('snapshotAgainst' in plain, false);
});
