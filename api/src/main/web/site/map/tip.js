/** @import { Row } from '../types.js' */
/** @import { StateStore } from '../state.js' */
/** @import { Words } from '../i18n.js' */
import { fill, h } from '../dom.js';
import { titleOf } from '../rows.js';

const OFF_PX = 14;

/**
 * The small note beside the pointer. What it says is also in the list, so it is hidden from readers
 * of the screen.
 *
 * @param {HTMLElement} host
 * @param {StateStore} state
 * @param {Words} words
 */
export function createTip(host, state, words) {
  const element = h('div', { class: 'tip', 'aria-hidden': 'true', hidden: true });
  host.append(element);
  /** @type {((row: Row) => string) | null} */
  let text = null;
  return {
    element,
    /** @param {(row: Row) => string} writer how a row's value is written */
    write(writer) {
      text = writer;
    },
    /**
     * @param {Row | null} row
     * @param {{ x: number, y: number }} at pixels in the host
     */
    show(row, at) {
      element.hidden = row === null;
      if (row === null) {
        return;
      }
      const value = row.value === null ? words.t('noData') : (text?.(row) ?? String(row.value));
      const beside = [row.street, row.use].filter((s) => s !== '' && state.get().level !== 'street').join(' · ');
      fill(element, h('strong', {}, titleOf(row)), h('span', { class: 'tip-value' }, value), beside && h('small', {}, beside));
      const right = at.x + OFF_PX + element.offsetWidth > host.clientWidth;
      element.style.left = `${right ? at.x - OFF_PX - element.offsetWidth : at.x + OFF_PX}px`;
      element.style.top = `${Math.max(8, Math.min(at.y + OFF_PX, host.clientHeight - element.offsetHeight - 8))}px`;
    },
  };
}
