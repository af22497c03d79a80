/** @import { Map as GlMap } from 'maplibre-gl' */
/** @import { Frame, Level } from '../types.js' */
import { classOf } from '../classes.js';
import { LEVELS } from '../state.js';
import { fillOf } from './style.js';

/** Layers of a level that are shown together. */
const PARTS = ['fill', 'hatch', 'line', 'marked', 'name'];

/**
 * Keeps the features in step with the frame: their class, who is pointed at, who is chosen.
 *
 * @param {GlMap} map
 */
export function createDrawing(map) {
  /** @type {Record<string, string>} */
  const marks = { pointed: '', chosen: '' };
  let shown = /** @type {Level | ''} */ ('');

  /**
   * @param {Level} level
   * @param {string} code
   * @param {object} state
   */
  const set = (level, code, state) => map.setFeatureState({ source: level, sourceLayer: level, id: code }, state);

  /**
   * @param {'pointed' | 'chosen'} kind
   * @param {Level} level
   * @param {string} code
   */
  function mark(kind, level, code) {
    if (marks[kind] !== code) {
      if (marks[kind]) {
        set(level, marks[kind], { [kind]: false });
      }
      if (code !== '') {
        set(level, code, { [kind]: true });
        map.setPaintProperty(`${level}-marked`, 'line-opacity', 1);
      }
      marks[kind] = code;
    }
  }

  return {
    /**
     * @param {Frame} frame
     * @param {string} selected
     */
    draw(frame, selected) {
      const level = frame.state.level;
      if (shown !== level) {
        LEVELS.forEach((l) => show(map, l, l === level));
        shown = level;
      }
      if (frame.status === 'loading') {
        return;
      }
      // What failed has no rows: nothing keeps the colours of another question.
      map.removeFeatureState({ source: level, sourceLayer: level });
      // Without a value, what lies over or under a parcel would hide the one on the ground.
      for (const row of frame.rows.filter((r) => r.surface || r.value !== null)) {
        set(level, row.code, { class: row.value === null ? -1 : classOf(row.value, frame.scale?.breaks ?? []) });
      }
      map.setPaintProperty(`${level}-fill`, 'fill-color', fillOf(frame.scale?.colours ?? []));
      Object.assign(marks, { pointed: '', chosen: '' });
      mark('chosen', level, selected);
    },
    /** @param {Level} level @param {string} code */
    point: (level, code) => mark('pointed', level, code),
    /** @param {Level} level @param {string} code */
    choose: (level, code) => shown === level && mark('chosen', level, code),
  };
}

/**
 * @param {GlMap} map
 * @param {Level} level
 * @param {boolean} visible
 */
function show(map, level, visible) {
  for (const layer of PARTS.map((part) => `${level}-${part}`)) {
    if (map.getLayer(layer)) {
      map.setLayoutProperty(layer, 'visibility', visible ? 'visible' : 'none');
    }
  }
}
