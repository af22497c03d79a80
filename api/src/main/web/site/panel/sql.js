/** @import { Answer } from '../types.js' */
/** @import { Words } from '../i18n.js' */
import { h } from '../dom.js';

/**
 * Shows the statement that ran, as the warehouse tells it.
 *
 * @param {Pick<Answer, 'sql' | 'parameters' | 'snapshot' | 'id'> | null} answer
 * @param {Words} words
 */
export function openSql(answer, words) {
  const sql = answer?.sql ?? '';
  const copy = h('button', { type: 'button', class: 'plain', onclick: () => navigator.clipboard.writeText(sql).then(() => (copy.textContent = words.t('copied'))) }, words.t('copy'));
  const dialog = h(
    'dialog',
    { class: 'sql', 'aria-label': words.t('sqlTitle') },
    h(
      'header',
      {},
      h('h2', {}, words.t('sqlTitle')),
      copy,
      h('button', { type: 'button', class: 'plain', onclick: () => dialog.close() }, words.t('close')),
    ),
    h('pre', { tabindex: 0 }, sql),
    (answer?.parameters?.length ?? 0) > 0 &&
      h('p', {}, words.t('sqlParameters'), ': ', h('code', {}, JSON.stringify(answer?.parameters))),
    h('p', { class: 'note' }, words.t('snapshot'), ' ', answer?.snapshot ?? ''),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
