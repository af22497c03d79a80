/** @import { State } from '../types.js' */
/** @import { Page } from './map.js' */
/** @import { Told } from '../queries.js' */
/** @import { PageParts } from '../panel/tile.js' */
import { fill, h } from '../dom.js';
import { bars, createChart } from '../charts.js';
import { kind, token } from '../colours.js';
import { numeric } from '../rows.js';
import { only } from '../queries.js';
import { createSmallMap } from '../panel/smallmap.js';
import { numberRow } from '../panel/numbers.js';
import { columnsOf, createTile } from '../panel/tile.js';
import { formatOf } from '../units.js';
import { createCross, openOnMap, toggle } from './cross.js';

/** As many parcels as a district has. */
const ALL = 100_000;
const STATUSES = /** @type {const} */ (['reserve', 'full', 'over', 'unknown']);

/**
 * Where more could stand or be earned, and how much of that nobody knows yet.
 *
 * @param {PageParts} page
 * @returns {Page}
 */
export function createPotentialPage(page) {
  const numbers = h('div', { class: 'number-cards' });
  const tiles = [byUse(page, numbers), parcels(page), byStreet(page), vacancy(page), taxGap(page)];
  return {
    elements: [createCross(page), numbers, h('div', { class: 'tiles' }, tiles.map((t) => t.element))],
    show: () => {},
  };
}

/**
 * @param {PageParts} page
 * @param {HTMLElement} numbers
 */
function byUse(page, numbers) {
  const { state, words } = page;
  /** @type {Told | null} */
  let shown = null;
  const chart = createChart({
    scope: page.scope,
    label: words.t('potential'),
    onChoose: (i) => toggle(state, 'uses', shown?.records[i]?.['use']),
  });
  return createTile(page, {
    query: 'potential-floor-area',
    body: chart.element,
    draw(told, now) {
      shown = told;
      fill(numbers, numberRow(totals(told, now, page)));
      chart.draw(
        bars({
          names: told.records.map((r) => r['use_label'] ?? words.t('noData')),
          chosen: told.records.findIndex((r) => r['use'] === only(now.uses)),
          series: columnsOf(told, ['reserve_m2', 'excess_m2'], now, words).map((c, i) => ({ ...c, colour: kind(i * 3) })),
        }),
      );
    },
  });
}

/**
 * What could be added, and on how much land nobody can say: of the chosen use, or of all together.
 *
 * @param {Told} told
 * @param {State} now
 * @param {PageParts} page
 */
function totals(told, now, { words }) {
  const use = only(now.uses);
  const records = told.records.filter((r) => use === undefined || r['use'] === use);
  const sum = (/** @type {string} */ name) => records.reduce((s, r) => s + (numeric(r[name]) ?? 0), 0);
  const known = (/** @type {string} */ name) => records.some((r) => numeric(r[name]) !== null);
  const text = (/** @type {string} */ name, /** @type {string} */ unit) =>
    formatOf({ name, unit }, [sum(name)], now, words).text(known(name) ? sum(name) : null);
  const label = (/** @type {string} */ name) => words.of(told.answer.columns.find((c) => c.name === name)?.label);
  const count = (/** @type {string} */ name) => words.t('parcels', { n: sum(name).toLocaleString('en') });
  return [
    { label: label('reserve_m2'), value: text('reserve_m2', 'm2'), note: count('reserve_count') },
    { label: label('excess_m2'), value: text('excess_m2', 'm2'), note: count('excess_count') },
    { label: words.t('kpiKnown'), value: count('known_count'), note: label('known_count') },
    { label: words.t('kpiPlanUnknown'), value: count('plan_unknown_count'), note: text('plan_unknown_land_mu', 'mu'), warn: true },
    { label: words.t('kpiPresentUnknown'), value: count('present_unknown_count'), note: text('present_unknown_land_mu', 'mu'), warn: true },
  ];
}

/** @param {PageParts} page */
function parcels(page) {
  const { words } = page;
  const open = (/** @type {unknown} */ code) => openOnMap(page, 'parcel', 'floor_reserve_m2', code);
  const map = createSmallMap(page, { level: 'parcel', label: words.t('potential'), onChoose: open });
  return createTile(page, {
    query: 'potential-floor-area-parcel',
    more: () => ({ limit: ALL }),
    body: map.element,
    columns: ['location', 'status', 'far', 'planned_far', 'gap_m2'],
    onOpen: (r) => open(r['parcel_code']),
    draw(told) {
      const status = new Map(told.records.map((r) => [String(r['parcel_code']), String(r['status'])]));
      /** @type {Record<string, string>} */
      const colours = { reserve: kind(0), full: token('map-hatch'), over: kind(3) };
      map.paint(
        { colour: (code) => colours[status.get(code) ?? ''] ?? null, hatched: (code) => status.get(code) === 'unknown' },
        STATUSES.map((s) => ({ colour: colours[s] ?? '', text: words.t(`status_${s}`) })),
      );
    },
  });
}

/** @param {PageParts} page */
function byStreet(page) {
  const { state, words } = page;
  /** @type {Told | null} */
  let shown = null;
  const chart = createChart({
    scope: page.scope,
    label: words.t('street'),
    onChoose: (i) => toggle(state, 'streets', shown?.records[i]?.['street']),
  });
  return createTile(page, {
    query: 'potential-street',
    body: chart.element,
    draw(told, now) {
      shown = told;
      chart.draw(
        bars({
          names: told.records.map((r) => r['street_label'] ?? words.t('noData')),
          chosen: told.records.findIndex((r) => r['street'] === only(now.streets)),
          series: columnsOf(told, ['reserve_m2', 'vacant_m2'], now, words).map((c, i) => ({ ...c, colour: kind(i) })),
        }),
      );
    },
  });
}

/** @param {PageParts} page */
function vacancy(page) {
  return createTile(page, {
    query: 'potential-vacancy',
    columns: ['name', 'street_label', 'vacant_area_m2', 'vacant_m2', 'vacancy', 'potential_tax'],
    onOpen: (r) => openOnMap(page, 'building', 'vacancy', r['building_code']),
  });
}

/** @param {PageParts} page */
function taxGap(page) {
  return createTile(page, {
    query: 'potential-tax-gap',
    columns: ['location', 'use_label', 'tax_per_mu', 'benchmark_per_mu', 'gap'],
    onOpen: (r) => openOnMap(page, 'parcel', 'tax_per_mu', r['parcel_code']),
  });
}
