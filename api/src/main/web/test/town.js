/** A small town as `/v1/measures` and `/v1/snapshots` tell of it. */

const at = (...dimensions) => ['year', ...dimensions];
const ON_PARCELS = at('street', 'parcel', 'use', 'space_layer', 'grid');
const ON_BUILDINGS = at('street', 'parcel', 'building', 'tier', 'grid');

const measure = (name, more) => ({
  name,
  label: { zh: name, en: name },
  unit: '1',
  additivity: 'semi_additive',
  asOf: 'year',
  dimensions: [...new Set(Object.values(more.dimensionsByLevel).flat())],
  levels: Object.keys(more.dimensionsByLevel),
  numerator: null,
  denominator: null,
  factor: null,
  ...more,
});
const EVERYWHERE = { parcel: ON_PARCELS, building: ON_BUILDINGS, grid: ON_PARCELS, street: ON_PARCELS };

export const TAX = measure('tax', { additivity: 'additive', dimensionsByLevel: EVERYWHERE });
export const VACANCY = measure('vacancy', { asOf: 'survey', additivity: 'ratio', numerator: 'vacant', denominator: 'rentable', factor: 1, dimensionsByLevel: EVERYWHERE });
export const FAR = measure('far', { asOf: 'survey', additivity: 'ratio', numerator: 'floor', denominator: 'land', factor: 1, dimensionsByLevel: EVERYWHERE });
export const RESIDENTS = measure('residents', { dimensionsByLevel: { street: at('street', 'community') } });
const PARTS = ['vacant', 'rentable'].map((name) => measure(name, { asOf: 'survey', dimensionsByLevel: EVERYWHERE }));

const survey = (pack, date, revision) => ({ id: `${pack}-${date}-r${revision}`, pack, place: { zh: pack, en: pack }, date, year: Number(date.slice(0, 4)) });

/** Two packs; the town was surveyed three times, the second survey twice published. */
export const META = {
  snapshot: 'town-2024-12-31-r1',
  surveyDate: '2024-12-31',
  notice: null,
  currency: 'CNY',
  years: [2022, 2023, 2024],
  measures: [TAX, VACANCY, RESIDENTS, ...PARTS],
  dimensions: [{ name: 'grid', label: { zh: '', en: '' }, choices: ['square_500', 'hexagon_250'] }],
  place: { zh: '镇', en: 'Town' },
  surveys: [
    survey('town', '2022-12-31', 1),
    survey('town', '2023-12-31', 1),
    survey('town', '2023-12-31', 2),
    survey('village', '2023-12-31', 1),
    survey('town', '2024-12-31', 1),
    survey('town', '2024-12-31', 2),
    survey('village', '2024-12-31', 1),
  ],
};

export const row = (code, more = {}) => ({
  code,
  name: code,
  street: '',
  use: '',
  surface: true,
  value: null,
  before: null,
  after: null,
  numerator: null,
  denominator: null,
  ...more,
});
