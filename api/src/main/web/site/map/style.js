/** @import { Level } from '../types.js' */
/** @import { ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl' */
import { LEVELS } from '../state.js';
import { token } from '../colours.js';

/** Fonts of the reader's machine: there is no glyph server, every name is drawn here. */
const FONT = ['Noto Sans SC Bold', 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'];

/** A feature's class, kept as its state: -1 has no value; without a state it is not in the list. */
const CLASS = /** @type {ExpressionSpecification} */ (['feature-state', 'class']);
const NO_DATA = /** @type {ExpressionSpecification} */ (['==', ['coalesce', CLASS, -2], -1]);
const CLEAR = 'rgba(0, 0, 0, 0)';

/** From this zoom on a single building has room for its name. */
const NAMES_FROM = 16;

/**
 * @param {(level: Level) => string} tiles address of a level's tiles
 * @param {(level: Level) => { minzoom: number, maxzoom: number, key: string }} reach
 * @returns {StyleSpecification}
 */
export function styleOf(tiles, reach) {
  return {
    version: 8,
    sources: Object.fromEntries([
      ...LEVELS.map((level) => {
        const { minzoom, maxzoom, key } = reach(level);
        return [level, { type: 'vector', tiles: [tiles(level)], minzoom, maxzoom, promoteId: { [level]: key } }];
      }),
      ['streets', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } }],
      ['names', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } }],
    ]),
    layers: layers(),
  };
}

/** @returns {LayerSpecification[]} */
function layers() {
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': token('map-ground') } },
    { id: 'district', type: 'fill', source: 'streets', paint: { 'fill-color': token('map-district'), 'fill-antialias': false } },
    ...LEVELS.flatMap(levelLayers),
    {
      id: 'streets',
      type: 'line',
      source: 'streets',
      paint: { 'line-color': token('map-street'), 'line-width': ['interpolate', ['linear'], ['zoom'], 11, 1, 16, 2.5] },
    },
    ...LEVELS.map(marked),
    ...named('building', NAMES_FROM),
    name('names', 'names', { maxzoom: NAMES_FROM + 0.5 }, 14, 'map-name'),
  ];
}

/**
 * @param {Level} level
 * @returns {LayerSpecification[]}
 */
function levelLayers(level) {
  const of = { source: level, 'source-layer': level };
  const hidden = /** @type {const} */ ({ visibility: 'none' });
  return [
    { id: `${level}-fill`, type: 'fill', ...of, layout: hidden, paint: { 'fill-color': CLEAR, 'fill-antialias': false } },
    {
      id: `${level}-hatch`,
      type: 'fill',
      ...of,
      layout: hidden,
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': ['case', NO_DATA, 1, 0], 'fill-antialias': false },
    },
    {
      id: `${level}-line`,
      type: 'line',
      ...of,
      layout: hidden,
      paint: {
        'line-color': token('map-line'),
        'line-width': ['interpolate', ['linear'], ['zoom'], 12, 0.2, 15, 0.6, 17, 1.2],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 12, 0.25, 14, 0.45, 16, 1],
      },
    },
  ];
}

/**
 * The outline of what is pointed at or chosen, over everything else.
 *
 * @param {Level} level
 * @returns {LayerSpecification}
 */
function marked(level) {
  return {
    id: `${level}-marked`,
    type: 'line',
    source: level,
    'source-layer': level,
    layout: { visibility: 'none' },
    paint: {
      'line-color': ['case', ['boolean', ['feature-state', 'chosen'], false], token('map-chosen'), token('text')],
      'line-width': [
        'case',
        ['boolean', ['feature-state', 'chosen'], false],
        3.5,
        ['boolean', ['feature-state', 'pointed'], false],
        2,
        0,
      ],
      // Nothing is drawn until something is marked.
      'line-opacity': 0,
    },
  };
}

/**
 * @param {Level} level
 * @param {number} minzoom
 * @returns {LayerSpecification[]}
 */
function named(level, minzoom) {
  const filter = /** @type {FilterSpecification} */ (['has', 'name']);
  const of = { 'source-layer': level, minzoom, filter, hidden: true };
  return [name(`${level}-name`, level, of, 11, 'map-name')];
}

/**
 * @param {string} id
 * @param {string} source
 * @param {{ hidden?: boolean, minzoom?: number, maxzoom?: number, filter?: FilterSpecification, 'source-layer'?: string }} of
 * @param {number} size
 * @param {string} colour
 * @returns {LayerSpecification}
 */
function name(id, source, { hidden, ...of }, size, colour) {
  return {
    id,
    type: 'symbol',
    source,
    ...of,
    layout: {
      visibility: hidden ? 'none' : 'visible',
      'text-field': ['get', 'name'],
      'text-font': FONT,
      'text-size': size,
      'text-max-width': 8,
      'text-padding': 6,
    },
    paint: { 'text-color': token(colour), 'text-halo-color': token('map-halo'), 'text-halo-width': 2 },
  };
}

/**
 * @param {string[]} colours of classes
 * @returns {ExpressionSpecification | string}
 */
export function fillOf(colours) {
  if (colours.length === 0) {
    return CLEAR;
  }
  const cases = colours.flatMap((colour, i) => [i, colour]);
  return /** @type {ExpressionSpecification} */ (/** @type {unknown} */ (['match', ['coalesce', CLASS, -2], ...cases, CLEAR]));
}

/**
 * The pattern for what has no value: grey lines, so that it cannot be taken for a class.
 *
 * @param {number} ratio pixels of the screen for one of the page
 * @returns {ImageData}
 */
export function hatch(ratio) {
  const size = 8 * ratio;
  const canvas = new OffscreenCanvas(size, size);
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  pen.fillStyle = token('map-none');
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = token('map-hatch');
  pen.lineWidth = ratio;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift, size);
    pen.lineTo(shift + size, 0);
  }
  pen.stroke();
  return pen.getImageData(0, 0, size, size);
}
