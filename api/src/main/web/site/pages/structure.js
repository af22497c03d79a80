/** @import { Page } from './map.js' */
/** @import { Told } from '../queries.js' */
/** @import { PageParts } from '../panel/tile.js' */
import { h } from '../dom.js';
import { bars, createChart, lines } from '../charts.js';
import { kind, token } from '../colours.js';
import { only } from '../queries.js';
import { byQuantile, createSmallMap } from '../panel/smallmap.js';
import { columnOf, columnsOf, createTile } from '../panel/tile.js';
import { createCross, toggle } from './cross.js';

/**
 * What the district consists of: uses, streets, ages, years.
 *
 * @param {PageParts} page
 * @returns {Page}
 */
export function createStructurePage(page) {
  const tiles = [uses(page), streets(page), years(page), ages(page)];
  return {
    elements: [createCross(page), h('div', { class: 'tiles' }, tiles.map((t) => t.element))],
    show: () => {},
  };
}

/** @param {PageParts} page */
function uses(page) {
  const { state, words } = page;
  /** @type {Told | null} */
  let shown = null;
  const chart = createChart({
    scope: page.scope,
    label: words.t('structure'),
    onChoose: (i) => toggle(state, 'uses', shown?.records[i]?.['use']),
  });
  return createTile(page, {
    query: 'structure-use',
    body: chart.element,
    draw(told, now) {
      shown = told;
      chart.draw(
        bars({
          names: told.records.map((r) => r['use_label'] ?? words.t('noData')),
          chosen: told.records.findIndex((r) => r['use'] === only(now.uses)),
          series: columnsOf(told, ['land_share', 'floor_share', 'tax_share'], now, words).map((c, i) => ({ ...c, colour: kind(i) })),
        }),
      );
    },
  });
}

/** @param {PageParts} page */
function streets(page) {
  const { state, words } = page;
  const map = createSmallMap(page, {
    level: 'street',
    label: words.t('street'),
    onChoose: (code) => toggle(state, 'streets', code),
  });
  return createTile(page, {
    query: 'structure-street',
    body: map.element,
    draw(told, now) {
      const column = columnOf(told, 'tax_per_mu', now, words);
      const values = new Map(told.records.map((r, i) => [String(r['street']), column.values[i] ?? null]));
      const [paint, entries] = byQuantile(values, column.format, words.t('noData'), only(now.streets));
      map.paint(paint, [{ colour: 'none', text: `${column.name} ${column.format.unit}` }, ...entries]);
    },
  });
}

/** @param {PageParts} page */
function years(page) {
  const { words } = page;
  const chart = createChart({ scope: page.scope, label: words.t('year') });
  return createTile(page, {
    query: 'structure-year',
    body: chart.element,
    draw(told, now) {
      chart.draw(
        lines({
          names: told.records.map((r) => String(r['year'])),
          // Land and buildings are those of the survey in every year: only the economy moves.
          series: ['tax', 'employees'].flatMap((name, i) =>
            columnsOf(told, [name], now, words).map((c) => ({ ...c, colour: kind(i) })),
          ),
        }),
      );
    },
  });
}

/** @param {PageParts} page */
function ages(page) {
  const { words } = page;
  const chart = createChart({ scope: page.scope, label: words.t('structure') });
  return createTile(page, {
    query: 'structure-age',
    body: chart.element,
    draw(told, now) {
      chart.draw(
        bars({
          names: told.records.map((r) => r['age'] ?? words.t('noData')),
          lying: false,
          series: columnsOf(told, ['floor_area_m2'], now, words).map((c) => ({ ...c, colour: token('accent') })),
        }),
      );
    },
  });
}
