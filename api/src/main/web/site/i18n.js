/** @import { Label, Lang } from './types.js' */
import { EN } from './text/en.js';
import { ZH } from './text/zh.js';

/** @typedef {keyof typeof ZH} TextKey */

/**
 * The words of one language. Chinese is the original; the compiler holds English to its keys.
 *
 * @param {Lang} lang
 */
export function wordsOf(lang) {
  /** @type {Record<TextKey, string>} */
  const texts = lang === 'zh' ? ZH : EN;
  return {
    lang,
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
