/** @import { Words } from '../i18n.js' */
import { h } from '../dom.js';
import { Problem, Unreachable } from '../api.js';

/** @param {Words} words */
export function loading(words) {
  return h('div', { class: 'loading', role: 'status' }, h('span', { class: 'spinner', 'aria-hidden': 'true' }), words.t('loading'));
}

/**
 * What went wrong, in the words of the server, and what can be done.
 *
 * @param {Error | null} error
 * @param {() => void} retry
 * @param {Words} words
 */
export function failure(error, retry, words) {
  const reason = error instanceof Unreachable ? words.t('lost') : (error?.message ?? '');
  const near = error instanceof Problem && error.suggestions.length > 0;
  return h(
    'div',
    { class: 'failure', role: 'alert' },
    h('strong', {}, words.t('failed')),
    h('p', {}, reason),
    near && h('p', {}, words.t('didYouMean', { names: /** @type {Problem} */ (error).suggestions.join(', ') })),
    h('button', { type: 'button', class: 'plain', onclick: retry }, words.t('retry')),
  );
}
