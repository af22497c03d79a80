/** @import { Page } from './map.js' */
/** @import { PageParts } from '../panel/tile.js' */
import { h } from '../dom.js';
import { bars, createChart } from '../charts.js';
import { kind } from '../colours.js';
import { byQuantile, createSmallMap } from '../panel/smallmap.js';
import { columnOf, columnsOf, createTile } from '../panel/tile.js';
import { createCross } from './cross.js';

/** Measures that the queries of this page class by. */
const MEASURES = ['tax_per_mu', 'tax_per_floor_m2', 'output_per_mu', 'far', 'vacancy'];
const SHOWN = ['location', 'street_label', 'use_label', 'value', 'land_mu'];

/**
 * Where and among how many it is spread: classes, grid, highest and lowest.
 *
 * @param {PageParts} page
 * @returns {Page}
 */
export function createDistributionPage(page) {
  const { state } = page;
  const more = () => ({ measure: MEASURES.includes(state.get().measure) ? state.get().measure : 'tax_per_mu', limit: 20 });
  const open = (/** @type {Record<string, any>} */ r) =>
    state.change({ page: 'map', level: 'parcel', selected: String(r['parcel_code']) });
  const ranked = (/** @type {string} */ query) => createTile(page, { query, more, columns: SHOWN, onOpen: open });
  const tiles = [classes(page, more), grid(page), ranked('distribution-top'), ranked('distribution-bottom')];
  return {
    elements: [createCross(page, MEASURES), h('div', { class: 'tiles' }, tiles.map((t) => t.element))],
    show: () => {},
  };
}

/**
 * How much of land and tax each class of parcels has: what is far apart is concentrated.
 *
 * @param {PageParts} page
 * @param {() => Record<string, string | number>} more
 */
function classes(page, more) {
  const { words } = page;
  const chart = createChart({ scope: page.scope, label: words.t('distribution') });
  return createTile(page, {
    query: 'distribution-class',
    more: () => ({ measure: more()['measure'] }),
    body: chart.element,
    draw(told, now) {
      const low = columnOf(told, 'lowest', now, words);
      const high = columnOf(told, 'highest', now, words);
      chart.draw(
        bars({
          names: told.records.map((_, i) => `${high.format.number(low.values[i])} – ${high.format.number(high.values[i])}`),
          series: columnsOf(told, ['land_share', 'tax_share'], now, words).map((c, i) => ({ ...c, colour: kind(i) })),
        }),
      );
    },
  });
}

/** @param {PageParts} page */
function grid(page) {
  const { state, words } = page;
  const map = createSmallMap(page, {
    level: 'grid',
    label: words.t('grid'),
    onChoose: (code) => code !== '' && state.change({ page: 'map', level: 'grid', selected: code }),
  });
  return createTile(page, {
    query: 'distribution-grid',
    body: map.element,
    draw(told, now) {
      const column = columnOf(told, 'tax_per_mu', now, words);
      const values = new Map(told.records.map((r, i) => [String(r['cell']), column.values[i] ?? null]));
      const [paint, entries] = byQuantile(values, column.format, words.t('noData'));
      map.paint(paint, [{ colour: 'transparent', text: `${column.name} ${column.format.unit}` }, ...entries]);
    },
  });
}
