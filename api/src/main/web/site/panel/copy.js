import { h } from '../dom.js';

/**
 * Puts a text on the clipboard. Browsers offer their clipboard to pages of HTTPS and of their own
 * machine only; in a plain network the older way is left, which copies what is selected.
 *
 * @param {string} text
 * @returns {Promise<boolean>} false where the browser lets nothing be copied
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** @param {string} text */
function copySelected(text) {
  const before = document.activeElement;
  const box = h('textarea', { class: 'unseen', readonly: true, 'aria-hidden': 'true', tabindex: -1 });
  box.value = text;
  // Outside an open dialog nothing can have the focus.
  (document.querySelector('dialog[open]') ?? document.body).append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  if (before instanceof HTMLElement) {
    before.focus();
  }
  return copied;
}

/**
 * A text ready to be copied by hand.
 *
 * @param {HTMLElement} element that shows it
 */
export function selectText(element) {
  getSelection()?.selectAllChildren(element);
}
