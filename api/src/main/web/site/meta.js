/** @import { Lang, Meta } from './types.js' */
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
    snapshots: list.snapshots.map((/** @type {{ id: string }} */ s) => s.id),
  };
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
