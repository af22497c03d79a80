/** @import { Label, Lang } from './types.js' */
import { EN } from './text/en.js';
import { ZH } from './text/zh.js';

/** @typedef {keyof typeof ZH} TextKey */

/** @type {Record<string, string>} */
const CURRENCIES = { CNY: '元', USD: '美元', EUR: '欧元', GBP: '英镑', JPY: '日元', HKD: '港元' };

/**
 * The words of one language. Chinese is the original; the compiler holds English to its keys.
 *
 * @param {Lang} lang
 * @param {string | null} [currency] of the pack, by ISO 4217
 */
export function wordsOf(lang, currency = null) {
  /** @type {Record<TextKey, string>} */
  const texts = lang === 'zh' ? ZH : EN;
  return {
    lang,
    /** As units of the API have it. */
    currencyCode: currency ?? '',
    /** As it stands behind a number. */
    currency: lang === 'zh' ? (CURRENCIES[currency ?? ''] ?? currency ?? '') : (currency ?? ''),
    /**
     * @param {TextKey} key
     * @param {Record<string, string | number>} [values] for `{name}` in the text
     */
    t(key, values = {}) {
      return texts[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
    },
    /** @param {Label | null | undefined} label */
    of(label) {
      return label?.[lang] ?? label?.zh ?? '';
    },
  };
}

/** @typedef {ReturnType<typeof wordsOf>} Words */
