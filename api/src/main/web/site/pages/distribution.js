/** @import { Page } from './map.js' */
/** @import { PageParts } from '../panel/tile.js' */
import { h } from '../dom.js';
import { bars, createChart } from '../charts.js';
import { kind } from '../colours.js';
import { gridOf, measureOf } from '../meta.js';
import { numeric } from '../rows.js';
import { formatOf } from '../units.js';
import { byQuantile, createSmallMap } from '../panel/smallmap.js';
import { columnOf, columnsOf, createTile } from '../panel/tile.js';
import { createCross, openOnMap } from './cross.js';

/** Measures that the queries of this page class by. */
const MEASURES = ['tax_per_mu', 'tax_per_floor_m2', 'output_per_mu', 'far', 'vacancy'];
/** What the cells are coloured by. */
const OF_CELLS = 'tax_per_mu';
const SHOWN = ['location', 'street_label', 'use_label', 'value', 'land_mu'];

/**
 * Where and among how many it is spread: classes, grid, highest and lowest.
 *
 * @param {PageParts} page
 * @returns {Page}
 */
export function createDistributionPage(page) {
  const more = () => ({ measure: classed(page), limit: 20 });
  const measure = () => measureOf(page.meta, classed(page));
  const open = (/** @type {Record<string, any>} */ r) => openOnMap(page, 'parcel', classed(page), r['parcel_code']);
  const ranked = (/** @type {string} */ query) => createTile(page, { query, more, measure, columns: SHOWN, onOpen: open });
  const tiles = [classes(page), grid(page), ranked('distribution-top'), ranked('distribution-bottom')];
  return {
    elements: [createCross(page, { measures: MEASURES, hint: 'openHint' }), h('div', { class: 'tiles' }, tiles.map((t) => t.element))],
    show: () => {},
  };
}

/**
 * The measure of the map, if the queries have it.
 *
 * @param {PageParts} page
 */
function classed({ state }) {
  const { measure } = state.get();
  return MEASURES.includes(measure) ? measure : 'tax_per_mu';
}

/**
 * How much of land and tax each class of parcels has: what is far apart is concentrated.
 *
 * @param {PageParts} page
 */
function classes(page) {
  const { words } = page;
  const chart = createChart({ scope: page.scope, label: words.t('distribution') });
  return createTile(page, {
    query: 'distribution-class',
    more: () => ({ measure: classed(page) }),
    measure: () => measureOf(page.meta, classed(page)),
    body: chart.element,
    draw(told, now) {
      const [low, high] = ['lowest', 'highest'].map((name) => told.records.map((r) => numeric(r[name])));
      const format = formatOf(measureOf(page.meta, classed(page)) ?? { name: '' }, (low ?? []).flatMap((v) => v ?? []), now, words);
      const range = (/** @type {number} */ i) =>
        (low?.[i] ?? null) === null ? words.t('noData') : `${format.number(low?.[i])} – ${format.number(high?.[i])}`;
      chart.draw(
        bars({
          names: told.records.map((_, i) => range(i)),
          series: columnsOf(told, ['land_share', 'tax_share'], now, words).map((c, i) => ({ ...c, colour: kind(i) })),
        }),
      );
    },
  });
}

/** @param {PageParts} page */
function grid(page) {
  const { meta, words } = page;
  const map = createSmallMap(page, {
    level: 'grid',
    label: words.t('grid'),
    onChoose: (code) => openOnMap(page, 'grid', OF_CELLS, code),
  });
  return createTile(page, {
    query: 'distribution-grid',
    more: () => ({ grid: gridOf(meta) }),
    body: map.element,
    draw(told, now) {
      const column = columnOf(told, OF_CELLS, now, words);
      const values = new Map(told.records.map((r, i) => [String(r['cell']), column.values[i] ?? null]));
      const [paint, entries] = byQuantile(values, column.format, words.t('noData'));
      map.paint(paint, [{ colour: 'none', text: `${column.name} ${column.format.unit}` }, ...entries]);
    },
  });
}
