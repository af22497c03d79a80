/** @import { Frame, Level, Meta, Row } from '../types.js' */
/** @import { Place } from './shapes.js' */
/** @import { Frames } from '../frame.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Health } from '../health.js' */
/** @import { Scope } from '../store.js' */
/** @import { Words } from '../i18n.js' */
/** @import { GeoJSONSource, Point } from 'maplibre-gl' */
import { GPUInitializationError, Map as GlMap, prewarm } from 'maplibre-gl';
import { getJson, url } from '../api.js';
import { frameFormat, headline } from '../panel/legend.js';
import { LEVELS } from '../state.js';
import { boundsOf, collection, names, placesOf } from './shapes.js';
import { createDrawing } from './drawing.js';
import { hatch, styleOf } from './style.js';
import { mapButtons, scaleBar } from './buttons.js';
import { createTip } from './tip.js';
import { troubleNote } from './trouble.js';
import { waitNote } from './wait.js';

const PADDING_PX = 24;

// The library's workers start while the page still waits for its first answer.
prewarm();

/**
 * What the pages know of a map, drawn by WebGL or not.
 *
 * @typedef {object} Picture
 * @property {HTMLElement} element
 * @property {(bounds: [number, number, number, number]) => void} show comes close to it
 * @property {(bounds: [number, number, number, number]) => void} reveal moves only if it is out of sight
 * @property {() => Promise<HTMLCanvasElement>} canvas as it is seen now
 */

/**
 * @param {{ state: StateStore, frames: Frames, meta: Meta, words: Words, health: Health, scope: Scope, host: HTMLElement }} page
 * @returns {Promise<Picture | null>} null where the page was left meanwhile
 */
export async function createMap({ state, frames, meta, words, health, scope, host }) {
  const [streets, reach] = await Promise.all([placesOf('street', state.get(), meta), reaches(meta, words)]);
  if (scope.ended) {
    return null;
  }
  const whole = boundsOf(streets.map((s) => s.shape));
  const map = new GlMap({
    container: host,
    style: styleOf((level) => tiles(level, meta), reach),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    minZoom: 10,
    maxZoom: 19,
    maxBounds: around(whole),
    fadeDuration: 0,
    locale: { 'Map.Title': words.t('map') },
    ...position(state, boundsIn(streets, state.get().streets)),
  });
  map.touchZoomRotate.disableRotation();
  scope.onEnd(() => map.remove());
  const tip = createTip(host, state, words);
  const drawn = createDrawing(map);
  /** @type {Frame | null} */
  let painted = null;

  const wholeView = () => map.fitBounds(whole, { padding: PADDING_PX, animate: !still() });
  const scale = scaleBar();
  const measure = () => scale.measure(map.getZoom(), map.getCenter().lat);
  measure();
  const buttons = mapButtons(words, { closer: () => map.zoomIn(), further: () => map.zoomOut(), whole: wholeView });
  const wait = waitNote(map, words, () => ({ level: state.get().level, minzoom: reach(state.get().level).minzoom }));
  const trouble = troubleNote(map, { words, health, scope });
  host.append(buttons, scale.element, wait, trouble);
  map.on('idle', () => host.toggleAttribute('data-drawn', painted === frames.get() && painted.status === 'ready'));
  map.on('move', measure);
  map.on('moveend', () => {
    const { lng, lat } = map.getCenter();
    state.change({ view: [lng, lat, map.getZoom()] }, 'replace');
  });
  map.on('mousemove', (e) => {
    const level = state.get().level;
    const code = codeAt(map, level, e.point);
    drawn.point(level, code);
    tip.show(code === '' ? null : rowOf(frames.get(), code), e.point);
    map.getCanvas().style.cursor = code === '' ? '' : 'pointer';
  });
  map.on('mouseout', () => {
    drawn.point(state.get().level, '');
    tip.show(null, { x: 0, y: 0 });
  });
  map.on('click', (e) => state.change({ selected: codeAt(map, state.get().level, e.point) }));

  await map.once('style.load');
  const ratio = Math.ceil(devicePixelRatio);
  map.addImage('hatch', hatch(ratio), { pixelRatio: ratio });
  /** @type {GeoJSONSource} */ (map.getSource('streets')).setData(collection(streets));
  /** @type {GeoJSONSource} */ (map.getSource('names')).setData(names(streets));
  const draw = (/** @type {Frame} */ frame) => {
    const format = frameFormat(frame, state, words);
    tip.write((row) => format.text(row.value));
    map.getCanvas().setAttribute('aria-label', words.t('mapLabel', { measure: headline(frame, words), year: frame.state.year }));
    if (frame.status !== 'ready') {
      host.removeAttribute('data-drawn');
    }
    drawn.draw(frame, state.get().selected);
    painted = frame;
  };
  draw(frames.get());
  scope.onEnd(frames.subscribe(draw));
  scope.onEnd(state.subscribe((s) => drawn.choose(s.level, s.selected)));
  scope.onEnd(
    state.subscribe((now, before) => {
      if (String(now.streets) !== String(before.streets)) {
        map.fitBounds(boundsIn(streets, now.streets), { padding: PADDING_PX, animate: !still() });
      }
    }),
  );

  return {
    element: host,
    show: (bounds) => map.fitBounds(bounds, { padding: 80, maxZoom: 17, animate: !still() }),
    reveal: ([west, south, east, north]) => {
      const seen = map.getBounds();
      if (!seen.contains([west, south]) || !seen.contains([east, north])) {
        map.easeTo({ center: [(west + east) / 2, (south + north) / 2], animate: !still() });
      }
    },
    canvas: () => settled(map),
  };
}

/**
 * Whether a failure is that of a browser without WebGL.
 *
 * @param {unknown} error
 */
export function lacksWebgl(error) {
  return error instanceof GPUInitializationError;
}

/**
 * @param {GlMap} map
 * @param {Level} level
 * @param {Point} point
 */
function codeAt(map, level, point) {
  const layer = `${level}-fill`;
  const [feature] = map.getLayer(layer) ? map.queryRenderedFeatures(point, { layers: [layer] }) : [];
  return String(feature?.id ?? '');
}

/**
 * @param {Frame} frame
 * @param {string} code
 * @returns {Row | null}
 */
function rowOf(frame, code) {
  return frame.rows.find((r) => r.code === code) ?? null;
}

/**
 * What the server says of its tiles.
 *
 * @param {Meta} meta
 * @param {Words} words
 */
async function reaches(meta, words) {
  const read = await Promise.all(
    LEVELS.map((level) => getJson(url(`/tiles/${level}.json`, { snapshot: meta.snapshot }), { lang: words.lang })),
  );
  return (/** @type {Level} */ level) => {
    const said = read[LEVELS.indexOf(level)];
    const own = said.vector_layers.find((/** @type {{ id: string }} */ l) => l.id === level) ?? said;
    return { minzoom: own.minzoom, maxzoom: own.maxzoom, key: 'code' };
  };
}

/**
 * @param {Level} level
 * @param {Meta} meta
 */
function tiles(level, meta) {
  return `${location.origin}/tiles/${level}/{z}/{x}/{y}.mvt?snapshot=${encodeURIComponent(meta.snapshot)}`;
}

/**
 * Of the streets that are chosen, or of all.
 *
 * @param {Place[]} streets
 * @param {string[]} chosen codes
 */
function boundsIn(streets, chosen) {
  const shown = streets.filter((s) => chosen.length === 0 || chosen.includes(s.code));
  return boundsOf((shown.length > 0 ? shown : streets).map((s) => s.shape));
}

/**
 * @param {StateStore} state
 * @param {[number, number, number, number]} bounds where there is no view yet
 */
function position(state, bounds) {
  const view = state.get().view;
  return view === null
    ? { bounds, fitBoundsOptions: { padding: PADDING_PX } }
    : { center: /** @type {[number, number]} */ ([view[0], view[1]]), zoom: view[2] };
}

/**
 * The district with as much again on each side, beyond which there is nothing to see.
 *
 * @param {[number, number, number, number]} bounds
 * @returns {[number, number, number, number]}
 */
function around([west, south, east, north]) {
  const [x, y] = [(east - west) * 1.5, (north - south) * 1.5];
  return [west - x, south - y, east + x, north + y];
}

/**
 * The canvas holds its picture only until the browser shows it: whoever asked must copy it before
 * doing anything else.
 *
 * @param {GlMap} map
 */
async function settled(map) {
  if (!map.areTilesLoaded()) {
    await map.once('idle');
  }
  map.redraw();
  return map.getCanvas();
}

/** Whether the reader wants nothing to move. */
function still() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
