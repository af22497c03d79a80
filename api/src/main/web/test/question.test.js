import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whole } from '../site/api.js';
import { applies, narrowing, questionOf } from '../site/question.js';
import { fromHash } from '../site/state.js';
import { META, RESIDENTS, TAX, VACANCY } from './town.js';

const state = (hash) => fromHash(`#/map?year=2024&${hash}`);
const filtered = (body) => body.filters.map((f) => f.dimension);

test('a use that one fact does not have beside the building is no part of its question', () => {
  const asked = state('level=building&uses=09&streets=1');
  assert.deepEqual(filtered(questionOf(asked, META, VACANCY, 2024)), ['year', 'street']);
  const codes = narrowing(asked, VACANCY);
  assert.match(codes.sql, /FROM mart\.building_year m .*actual_class IN \(\?\)/s);
  assert.deepEqual(codes.parameters, [2024, 2024, '09']);
  assert.ok(applies(VACANCY, 'building', 'uses'));
});

test('of each year its own survey is asked, whichever of the two is the view', () => {
  const older = { ...state('level=building'), year: 2023, against: 2024 };
  assert.equal(questionOf(older, META, VACANCY, 2023).snapshot, 'town-2023-12-31-r2');
  assert.equal(questionOf(older, META, VACANCY, 2024).snapshot, 'town-2024-12-31-r1');
  assert.equal(questionOf(older, META, TAX, 2023).snapshot, 'town-2024-12-31-r1');
});

test('of parcels the warehouse knows the use itself', () => {
  const asked = state('level=parcel&uses=09');
  const body = questionOf(asked, META, VACANCY, 2024);
  assert.deepEqual(filtered(body), ['year', 'use']);
  assert.deepEqual(body.dimensions, ['parcel', 'street', 'use', 'space_layer']);
  assert.equal(narrowing(asked, VACANCY), null);
});

test('a filter that nothing can apply says so', () => {
  const asked = state('level=street&uses=09');
  assert.deepEqual(filtered(questionOf(asked, META, RESIDENTS, 2024)), ['year']);
  assert.equal(narrowing(asked, RESIDENTS), null);
  assert.equal(applies(RESIDENTS, 'street', 'uses'), false);
  assert.ok(applies(RESIDENTS, 'street', 'streets'));
  assert.ok(applies(TAX, 'street', 'uses'));
  assert.equal(applies(TAX, 'grid', 'vacancy'), false);
  assert.equal(applies(TAX, 'street', 'sections'), false);
  assert.ok(applies(TAX, 'building', 'sections'));
});

test('an industry is where its enterprises are in the year, on the parcel of the building if none is named', () => {
  const { sql, parameters } = narrowing(state('level=parcel&sections=I,J&vacancy=20'), TAX);
  assert.match(sql, /COALESCE\(p\.parcel_code, b\.parcel_code\)/);
  assert.match(sql, /parcel_building b ON .*b\.is_main/);
  assert.match(sql, /valid_from <= \?.*valid_to >= \?/);
  assert.deepEqual(parameters, [2024, 0.2, 'I', 'J', { date: '2024-12-31' }, { date: '2024-01-01' }]);
  assert.equal(sql.split('?').length - 1, parameters.length);
});

test('a part of an answer is not taken for all of it', () => {
  const answer = { rows: [[1], [2]], truncated: false };
  assert.equal(whole(answer), answer);
  assert.throws(() => whole({ rows: [[1], [2]], truncated: true }), /more than the 2 rows/);
});
