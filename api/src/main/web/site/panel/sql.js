/** @import { Answer } from '../types.js' */
/** @import { Words } from '../i18n.js' */
import { fill, h } from '../dom.js';
import { copyText, selectText } from './copy.js';

/**
 * Shows the statement that ran, as the warehouse tells it.
 *
 * @param {Pick<Answer, 'sql' | 'parameters' | 'snapshot' | 'id'> | null} answer
 * @param {Words} words
 */
export function openSql(answer, words) {
  const sql = answer?.sql ?? '';
  const shown = h('pre', { tabindex: 0 }, sql);
  const said = h('span', { role: 'status' });
  const copy = async () => {
    if (await copyText(sql)) {
      fill(said, words.t('copied'));
    } else {
      selectText(shown);
      fill(said, words.t('copyByHand'));
    }
  };
  const dialog = h(
    'dialog',
    { class: 'sql', 'aria-label': words.t('sqlTitle') },
    h(
      'header',
      {},
      h('h2', {}, words.t('sqlTitle')),
      said,
      h('button', { type: 'button', class: 'plain', onclick: copy }, words.t('copy')),
      h('button', { type: 'button', class: 'plain', onclick: () => dialog.close() }, words.t('close')),
    ),
    shown,
    (answer?.parameters?.length ?? 0) > 0 &&
      h('p', {}, words.t('sqlParameters'), ': ', h('code', {}, JSON.stringify(answer?.parameters))),
    h('p', { class: 'note' }, words.t('snapshot'), ' ', answer?.snapshot ?? ''),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
