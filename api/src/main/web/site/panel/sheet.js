/** @import { Frame, Meta } from '../types.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Words } from '../i18n.js' */
import { token } from '../colours.js';
import { shownFor, valuesOf } from '../meta.js';
import { today } from '../units.js';
import { applies } from '../question.js';
import { entries, frameFormat, headline } from './legend.js';

const HEAD = 92;
const SIDE = 250;
const FOOT = 44;
const GAP = 24;

/**
 * The map as a picture that stands alone: title, legend, where it comes from, and what it is not.
 *
 * @param {HTMLCanvasElement} map
 * @param {Frame} frame
 * @param {StateStore} state
 * @param {Meta} meta
 * @param {Words} words
 * @returns {Promise<Blob>}
 */
export function drawSheet(map, frame, state, meta, words) {
  const ratio = map.clientWidth > 0 ? map.width / map.clientWidth : devicePixelRatio;
  const [width, height] = [map.width / ratio, map.height / ratio];
  const canvas = document.createElement('canvas');
  canvas.width = (width + SIDE + GAP * 2) * ratio;
  canvas.height = (height + HEAD + FOOT) * ratio;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  pen.scale(ratio, ratio);
  pen.fillStyle = token('surface');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const write = writer(pen);
  const { unit } = frameFormat(frame, state, words);
  const place = words.of(meta.place);
  const shown = shownFor(meta, frame.measure, frame.state.year);
  write(`${place} · ${headline(frame, words)}${unit === '' ? '' : ` (${unit})`}`, GAP, 40, 'bold 22px', 'text');
  const about = [words.t(frame.state.level), frame.state.year, ...chosen(frame, meta, words), words.t('survey', { date: shown.date })];
  write(about.join(' · '), GAP, 66, '14px', 'quiet');
  pen.drawImage(map, 0, HEAD, width, height);
  legend(pen, write, width + GAP, frame, state, words);
  const date = words.t('exported', { date: today() });
  const notice = words.of(meta.notice);
  write([notice, shown.id, date].filter((s) => s !== '').join('  ·  '), GAP, HEAD + height + 28, '13px', notice === '' ? 'quiet' : 'warn');
  return new Promise((done, fail) => canvas.toBlob((b) => (b === null ? fail(new Error('no picture')) : done(b)), 'image/png'));
}

/**
 * The filters that apply, by name: a picture of a part must not pass for the whole.
 *
 * @param {Frame} frame
 * @param {Meta} meta
 * @param {Words} words
 */
function chosen({ state, measure }, meta, words) {
  const used = (/** @type {'streets' | 'uses' | 'sections' | 'vacancy'} */ filter) => applies(measure, state.level, filter);
  const names = (/** @type {string} */ dimension, /** @type {'streets' | 'uses' | 'sections'} */ filter) =>
    (used(filter) ? state[filter] : []).map((code) => words.of(valuesOf(meta, dimension).find((v) => v.code === code)?.label) || code);
  return [
    ...names('street', 'streets'),
    ...names('use', 'uses'),
    ...names('section', 'sections'),
    ...(state.vacancy > 0 && used('vacancy') ? [`${words.t('filterVacancy')} ${state.vacancy}%`] : []),
    ...(state.only > 0 ? [words.t('listOnly', { n: state.only })] : []),
  ];
}

/** @param {CanvasRenderingContext2D} pen */
function writer(pen) {
  const family = getComputedStyle(document.body).fontFamily;
  return (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ font, /** @type {string} */ colour, /** @type {CanvasTextAlign} */ align = 'left') => {
    pen.font = `${font} ${family}`;
    pen.fillStyle = token(colour);
    pen.textAlign = align;
    pen.fillText(text, x, y);
  };
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {ReturnType<typeof writer>} write
 * @param {number} x
 * @param {Frame} frame
 * @param {StateStore} state
 * @param {Words} words
 */
function legend(pen, write, x, frame, state, words) {
  let y = HEAD + 8;
  for (const { colour, text, count } of entries(frame, state, words)) {
    pen.fillStyle = colour === '' ? token('map-none') : colour;
    pen.fillRect(x, y, 22, 16);
    pen.strokeStyle = token('map-hatch');
    pen.strokeRect(x + 0.5, y + 0.5, 21, 15);
    if (colour === '') {
      pen.beginPath();
      for (const shift of [0, 7, 14]) {
        pen.moveTo(x + shift, y + 16);
        pen.lineTo(x + shift + 8, y);
      }
      pen.stroke();
    }
    write(text, x + 32, y + 13, '13px', 'text');
    write(count.toLocaleString('en'), x + SIDE, y + 13, '13px', 'quiet', 'right');
    y += 26;
  }
}
