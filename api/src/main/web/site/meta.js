/** @import { Lang, Level, Measure, Meta, Survey } from './types.js' */
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
 * @param {{ id: string, pack: string, surveyDate: string }} snapshot
 * @returns {Survey}
 */
function surveyOf({ id, pack, surveyDate }) {
  return { id, pack, date: surveyDate, year: yearOf(surveyDate) };
}

/** @param {string} date */
function yearOf(date) {
  return Number(date.slice(0, 4));
}

/**
 * Whether a measure tells of what stands on a day, as land and buildings do, and not of what
 * happened in a year. A year before the survey then needs the survey of that year.
 *
 * @param {Meta} meta
 * @param {Measure} measure
 */
export function isStock(meta, measure) {
  const parts = [measure.numerator, measure.denominator].flatMap((name) => (name ? (measureOf(meta, name) ?? []) : []));
  return (parts.length > 0 ? parts : [measure]).every((m) => m.additivity === 'semi_additive');
}

/**
 * The snapshot that tells of a measure in a year: that of the year's own survey for a stock, the one
 * that is shown for its own year and for everything else. Undefined where there was no survey.
 *
 * @param {Meta} meta
 * @param {Measure} measure
 * @param {number} year
 */
export function snapshotFor(meta, measure, year) {
  const shown = !isStock(meta, measure) || year === yearOf(meta.surveyDate);
  return shown ? meta.snapshot : surveysOfPlace(meta).findLast((s) => s.year === year)?.id;
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
 * Years that a measure can be compared with.
 *
 * @param {Meta} meta
 * @param {Measure} measure
 * @param {number} year of the view
 */
export function yearsBeside(meta, measure, year) {
  return meta.years.filter((y) => y !== year && snapshotFor(meta, measure, y) !== undefined);
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
