/** @import { Place } from './shapes.js' */
import { h } from '../dom.js';
import { token } from '../colours.js';
import { boundsOf, innerPoint, ringsOf } from './shapes.js';

/**
 * A map without WebGL, tiles or libraries: polygons on a canvas, the whole district at once. Small
 * maps of the pages are drawn by it, and the large one where a browser has no WebGL.
 *
 * @typedef {object} Paint
 * @property {(code: string) => string | null} colour null leaves a place blank
 * @property {(code: string) => boolean} [hatched] has no value
 * @property {string} [chosen] code
 *
 * @param {object} options
 * @param {Place[]} options.places
 * @param {Place[]} options.streets
 * @param {string} options.label for readers of the screen
 * @param {(code: string) => void} options.onChoose '' where there is nothing
 * @param {(code: string, at: { x: number, y: number }) => void} [options.onPoint]
 */
export function createStillMap({ places, streets, label, onChoose, onPoint }) {
  const canvas = h('canvas', { class: 'still-map', role: 'img', 'aria-label': label });
  /** @type {Paint} */
  let paint = { colour: () => null };
  /** @type {{ code: string, path: Path2D }[]} */
  let paths = [];

  function size() {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0 || height === 0) {
      return;
    }
    const ratio = devicePixelRatio;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const project = projection(boundsOf(streets.map((s) => s.shape)), canvas.width, canvas.height, 12 * ratio);
    paths = places.map((p) => ({ code: p.code, path: pathOf(p, project) }));
    draw(project);
  }

  /** @param {(x: number, y: number) => [number, number]} project */
  function draw(project) {
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    pen.clearRect(0, 0, canvas.width, canvas.height);
    const outlines = streets.map((s) => pathOf(s, project));
    pen.fillStyle = token('map-district');
    outlines.forEach((o) => pen.fill(o, 'evenodd'));
    const hatch = hatchOf(pen);
    pen.lineWidth = 0.4 * devicePixelRatio;
    pen.strokeStyle = token('map-line');
    for (const { code, path } of paths) {
      const colour = paint.hatched?.(code) ? hatch : paint.colour(code);
      if (colour !== null) {
        pen.fillStyle = colour;
        pen.fill(path, 'evenodd');
        pen.stroke(path);
      }
    }
    pen.strokeStyle = token('map-street');
    pen.lineWidth = 1.4 * devicePixelRatio;
    outlines.forEach((o) => pen.stroke(o));
    write(pen, streets, project);
    const chosen = paths.find((p) => p.code === paint.chosen);
    if (chosen !== undefined) {
      pen.strokeStyle = token('map-chosen');
      pen.lineWidth = 3 * devicePixelRatio;
      pen.stroke(chosen.path);
    }
  }

  /** @param {MouseEvent} event */
  function codeAt(event) {
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const [x, y] = [event.offsetX * devicePixelRatio, event.offsetY * devicePixelRatio];
    return paths.findLast(({ path, code }) => pen.isPointInPath(path, x, y, 'evenodd') && shown(code))?.code ?? '';
  }

  /** @param {string} code */
  const shown = (code) => paint.hatched?.(code) === true || paint.colour(code) !== null;

  canvas.addEventListener('click', (e) => onChoose(codeAt(e)));
  canvas.addEventListener('mousemove', (e) => onPoint?.(codeAt(e), { x: e.offsetX, y: e.offsetY }));
  canvas.addEventListener('mouseleave', () => onPoint?.('', { x: 0, y: 0 }));
  const watch = new ResizeObserver(size);
  watch.observe(canvas);

  return {
    element: canvas,
    /** @param {Paint} next */
    paint(next) {
      paint = next;
      size();
    },
    end: () => watch.disconnect(),
  };
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Place[]} streets
 * @param {(x: number, y: number) => [number, number]} project
 */
function write(pen, streets, project) {
  pen.font = `600 ${12 * devicePixelRatio}px ${getComputedStyle(document.body).fontFamily}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  pen.lineWidth = 3 * devicePixelRatio;
  pen.strokeStyle = token('map-halo');
  pen.fillStyle = token('map-name');
  for (const { name, shape } of streets) {
    const [x, y] = project(...innerPoint(shape));
    pen.strokeText(name, x, y);
    pen.fillText(name, x, y);
  }
}

/** @param {CanvasRenderingContext2D} pen */
function hatchOf(pen) {
  const size = 6 * devicePixelRatio;
  const tile = new OffscreenCanvas(size, size);
  const own = /** @type {OffscreenCanvasRenderingContext2D} */ (tile.getContext('2d'));
  own.fillStyle = token('map-none');
  own.fillRect(0, 0, size, size);
  own.strokeStyle = token('map-hatch');
  own.moveTo(0, size);
  own.lineTo(size, 0);
  own.stroke();
  return /** @type {CanvasPattern} */ (pen.createPattern(tile, 'repeat'));
}

/**
 * @param {Place} place
 * @param {(x: number, y: number) => [number, number]} project
 */
function pathOf(place, project) {
  const path = new Path2D();
  for (const ring of ringsOf(place.shape)) {
    ring.forEach(([x = 0, y = 0], i) => (i === 0 ? path.moveTo(...project(x, y)) : path.lineTo(...project(x, y))));
    path.closePath();
  }
  return path;
}

/**
 * Degrees to pixels, north up, as wide as at the middle: over one district that is as good as any
 * projection.
 *
 * @param {[number, number, number, number]} bounds
 * @param {number} width
 * @param {number} height
 * @param {number} margin
 * @returns {(x: number, y: number) => [number, number]}
 */
function projection([west, south, east, north], width, height, margin) {
  const shrink = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = Math.min((width - 2 * margin) / ((east - west) * shrink), (height - 2 * margin) / (north - south));
  return (x, y) => [
    width / 2 + (x - (west + east) / 2) * shrink * scale,
    height / 2 - (y - (south + north) / 2) * scale,
  ];
}
