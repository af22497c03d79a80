/** @import { Level, Meta, State } from '../types.js' */
import { Problem, ask, getJson, url } from '../api.js';
import { gridOf, valuesOf } from '../meta.js';
import { onSurface } from '../rows.js';

/**
 * @typedef {{ type: 'Polygon', coordinates: number[][][] } | { type: 'MultiPolygon', coordinates: number[][][][] }} Shape
 * @typedef {{ code: string, name: string, shape: Shape, surface: boolean }} Place in WGS 84
 */

const SQL = {
  parcel: `SELECT parcel_code AS code, location AS name, space_layer AS layer, ST_Transform(geom, 4326) AS geom
    FROM land.parcel WHERE geom IS NOT NULL`,
  building: `SELECT building_code AS code, name, ST_Transform(geom, 4326) AS geom FROM land.building WHERE geom IS NOT NULL`,
  grid: `SELECT cell_id AS code, cell_id AS name, ST_Transform(geom, 4326) AS geom FROM mart.grid_year WHERE grid = ? AND year = ?`,
};

/** @type {Map<string, Promise<Place[]>>} */
const read = new Map();

/**
 * The places of a level that lie side by side, to be drawn: what lies over or under a parcel would
 * hide it.
 *
 * @param {Level} level
 * @param {State} state
 * @param {Meta} meta
 * @returns {Promise<Place[]>}
 */
export async function placesOf(level, state, meta) {
  return (await everyPlaceOf(level, state, meta)).filter((p) => p.surface);
}

/**
 * The places of a level in all layers of space, once for each snapshot. A whole level is a few
 * megabytes: the map takes tiles instead; this is for streets, small maps, exports and browsers
 * without WebGL.
 *
 * @param {Level} level
 * @param {State} state
 * @param {Meta} meta
 * @returns {Promise<Place[]>}
 */
export function everyPlaceOf(level, state, meta) {
  const key = `${level} ${meta.snapshot}`;
  let places = read.get(key);
  if (places === undefined) {
    places = level === 'street' ? streets(state, meta) : all(level, state, meta);
    places.catch(() => read.delete(key));
    read.set(key, places);
  }
  return places;
}

/**
 * The few streets one by one: such answers come from memory, and a browser keeps them.
 *
 * @param {State} state
 * @param {Meta} meta
 * @returns {Promise<Place[]>}
 */
async function streets({ lang }, meta) {
  const found = await Promise.all(
    valuesOf(meta, 'street').map(async ({ code, label }) => {
      const path = url(`/v1/features/street/${encodeURIComponent(code)}`, { snapshot: meta.snapshot });
      const feature = await getJson(path, { lang }).catch(nowhere);
      return { code, name: label.zh, shape: feature.geometry, surface: true };
    }),
  );
  return found.filter((p) => p.shape !== null);
}

/**
 * Parcels may name a street that the hand-in does not describe: a finding of its quality, and no
 * reason to draw none.
 *
 * @param {unknown} error
 */
function nowhere(error) {
  if (error instanceof Problem && error.status === 404) {
    return { geometry: null };
  }
  throw error;
}

/**
 * @param {keyof typeof SQL} level
 * @param {State} state
 * @param {Meta} meta
 * @returns {Promise<Place[]>}
 */
async function all(level, { lang }, meta) {
  const parameters = level === 'grid' ? [gridOf(meta), meta.years.at(-1) ?? 0] : [];
  const rows = await ask(SQL[level], parameters, { lang, snapshot: meta.snapshot });
  return rows
    .filter((r) => r['geom'] !== null)
    .map((r) => ({ code: String(r['code']), name: String(r['name'] ?? ''), shape: r['geom'], surface: onSurface(r['layer']) }));
}

/**
 * @param {Shape} shape
 * @returns {number[][][]} every ring of it
 */
export function ringsOf(shape) {
  return shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
}

/**
 * @param {Shape[]} shapes
 * @returns {[number, number, number, number]} west, south, east, north
 */
export function boundsOf(shapes) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of shapes.flatMap(ringsOf).flat()) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

/**
 * @param {Place[]} places
 * @returns {GeoJSON.FeatureCollection}
 */
export function collection(places) {
  return {
    type: 'FeatureCollection',
    features: places.map((p) => ({ type: 'Feature', properties: { code: p.code, name: p.name }, geometry: p.shape })),
  };
}

/**
 * A name's place: the middle of the widest horizontal cut through the shape's box, which lies
 * inside also where a shape is bent.
 *
 * @param {Place[]} places
 * @returns {GeoJSON.FeatureCollection}
 */
export function names(places) {
  return {
    type: 'FeatureCollection',
    features: places.map((p) => ({
      type: 'Feature',
      properties: { name: p.name },
      geometry: { type: 'Point', coordinates: innerPoint(p.shape) },
    })),
  };
}

/**
 * @param {Shape} shape
 * @returns {[number, number]}
 */
export function innerPoint(shape) {
  const [, south, , north] = boundsOf([shape]);
  const y = (south + north) / 2;
  const crossings = ringsOf(shape)
    .flatMap((ring) => ring.slice(1).map((b, i) => crossing(ring[i] ?? b, b, y)))
    .filter((x) => x !== null)
    .sort((a, b) => a - b);
  let best = /** @type {[number, number]} */ ([crossings[0] ?? 0, crossings[0] ?? 0]);
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [left = 0, right = 0] = crossings.slice(i, i + 2);
    if (right - left > best[1] - best[0]) {
      best = [left, right];
    }
  }
  return [(best[0] + best[1]) / 2, y];
}

/**
 * @param {number[]} a
 * @param {number[]} b
 * @param {number} y
 * @returns {number | null}
 */
function crossing([ax = 0, ay = 0], [bx = 0, by = 0], y) {
  return ay < y === by < y ? null : ax + ((y - ay) / (by - ay)) * (bx - ax);
}
