/** @import { Page } from './map.js' */
import { h } from '../dom.js';
/**
 * @param {Parameters<typeof import('./map.js').createMapPage>[0]} page
 * @returns {Page}
 */
export function createPotentialPage({ words }) {
  return { elements: [h('p', {}, words.t('loading'))], show: () => {} };
}
