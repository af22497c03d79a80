import { h } from '../dom.js';

/**
 * A few numbers that a page begins with.
 *
 * @param {{ label: string, value: string, note?: string, warn?: boolean }[]} numbers
 */
export function numberRow(numbers) {
  return numbers.map(({ label, value, note, warn }) =>
    h(
      'div',
      { class: warn ? 'number-card warn' : 'number-card' },
      h('span', { class: 'number-label' }, label),
      h('strong', {}, value),
      note !== undefined && h('span', { class: 'note' }, note),
    ),
  );
}
