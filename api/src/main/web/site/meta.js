/** @import { Label, Lang, Level, Measure, Meta, Survey } from './types.js' */
import { getJson, url } from './api.js';

/**
 * What can be asked of a snapshot, and which snapshots there are.
 *
 * @param {string} snapshot '' for the current one
 * @param {Lang} lang
 * @returns {Promise<Meta>}
 */
export async function readMeta(snapshot, lang) {
  const [measures, list] = await Promise.all([
    getJson(url('/v1/measures', { snapshot }), { lang }),
    getJson('/v1/snapshots', { lang }),
  ]);
  const own = list.snapshots.find((/** @type {{ id: string }} */ s) => s.id === measures.snapshot);
  return {
    ...measures,
    years: [...measures.years].sort((a, b) => a - b),
    place: own?.label ?? { zh: '', en: '' },
    surveys: list.snapshots.map(surveyOf),
  };
}

/**
 * @param {{ id: string, pack: string, label: Label, surveyDate: string }} snapshot
 * @returns {Survey}
 */
function surveyOf({ id, pack, label, surveyDate }) {
  return { id, pack, place: label, date: surveyDate, year: yearOf(surveyDate) };
}

/** @param {string} date */
function yearOf(date) {
  return Number(date.slice(0, 4));
}

/**
 * The survey that tells of a measure in a year: the year's own for what a survey found, the one that
 * is shown for its own year and for what happened in a year. Undefined where there was no survey.
 *
 * @param {Meta} meta
 * @param {Measure} measure
 * @param {number} year
 */
export function surveyFor(meta, measure, year) {
  const shown = measure.asOf !== 'survey' || year === yearOf(meta.surveyDate);
  return shown ? meta.surveys.find((s) => s.id === meta.snapshot) : surveysOfPlace(meta).findLast((s) => s.year === year);
}

/**
 * The survey whose figures a view of the year has: of a year without one, that which is shown.
 *
 * @param {Meta} meta
 * @param {Measure | null} measure
 * @param {number} year
 * @returns {{ id: string, date: string }}
 */
export function shownFor(meta, measure, year) {
  return (measure && surveyFor(meta, measure, year)) ?? { id: meta.snapshot, date: meta.surveyDate };
}

/**
 * Surveys of the same pack as what is shown; of the revisions of one, the newest.
 *
 * @param {Meta} meta
 */
function surveysOfPlace({ surveys, snapshot }) {
  const pack = surveys.find((s) => s.id === snapshot)?.pack;
  const newest = new Map(surveys.filter((s) => s.pack === pack).map((s) => [s.date, s]));
  return [...newest.values()];
}

/**
 * Years that a measure can be compared with: none where nobody surveyed in the year of the view.
 *
 * @param {Meta} meta
 * @param {Measure} measure
 * @param {number} year of the view
 */
export function yearsBeside(meta, measure, year) {
  const known = (/** @type {number} */ y) => surveyFor(meta, measure, y) !== undefined;
  return known(year) ? meta.years.filter((y) => y !== year && known(y)) : [];
}

/**
 * Choices of a dimension with few values.
 *
 * @param {Meta} meta
 * @param {string} dimension
 */
export function valuesOf(meta, dimension) {
  return meta.dimensions.find((d) => d.name === dimension)?.values ?? [];
}

/**
 * The first choice of the grid that measures are drawn by.
 *
 * @param {Meta} meta
 */
export function gridOf(meta) {
  const choices = meta.dimensions.find((d) => d.name === 'grid')?.choices ?? [];
  return choices.find((c) => c.startsWith('hexagon')) ?? choices[0] ?? '';
}

/**
 * @param {Meta} meta
 * @param {string} name
 */
export function measureOf(meta, name) {
  return meta.measures.find((m) => m.name === name) ?? null;
}

/**
 * Whether a measure can be asked by a dimension beside a level and a year: the same fact must have
 * all three.
 *
 * @param {Measure} measure
 * @param {Level} level
 * @param {string} dimension
 */
export function knows(measure, level, dimension) {
  return measure.dimensionsByLevel[level]?.includes(dimension) ?? false;
}

/**
 * A measure that a level has: the one that is shown, if it can be.
 *
 * @param {Meta} meta
 * @param {string} name
 * @param {Level} level
 */
export function measureAt(meta, name, level) {
  const has = (/** @type {string} */ n) => measureOf(meta, n)?.levels.includes(level) ?? false;
  return [name, 'vacancy', 'tax'].find(has) ?? meta.measures.find((m) => m.levels.includes(level))?.name ?? name;
}
