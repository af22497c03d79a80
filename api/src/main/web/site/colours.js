/**
 * Colours of classes: one hue family from light to deep, told apart by lightness alone, so that
 * every kind of colour vision reads them. Over dark ground the order of lightness is turned.
 */
const LIGHT = ['#d3e8d0', '#a9d3c3', '#78b9b3', '#3f949b', '#1c6b7d', '#0f4560', '#0c2443'];
const DARK = ['#17303f', '#1b4d5c', '#23707a', '#3f9796', '#73bda9', '#b0dfc0', '#ecf9dc'];

/** Less to more, about the same in the middle: blue and orange, which every kind of vision tells apart. */
const CHANGE = { light: ['#24548f', '#9dbde0', '#e9ebea', '#f0b27a', '#b4531a'], dark: ['#6fa8e8', '#345d8c', '#27323a', '#8a5426', '#f2a25c'] };

/** Told apart by hue and lightness: Okabe and Ito's, less their yellow and black. */
const KINDS = ['#1c7f86', '#d98a1f', '#5f6fb5', '#b3563c', '#6b9e3f', '#a05d9c', '#7a8791', '#3f5e2b', '#c7a45a', '#4f8fc0'];

/**
 * @param {number} n
 * @param {boolean} dark
 * @returns {string[]} lowest class first
 */
export function ramp(n, dark) {
  const stops = dark ? DARK : LIGHT;
  if (n === 1) {
    return [stops[3] ?? ''];
  }
  return Array.from({ length: n }, (_, i) => between(stops, (i / (n - 1)) * (stops.length - 1)));
}

/** @param {boolean} dark */
export function changeRamp(dark) {
  return CHANGE[dark ? 'dark' : 'light'];
}

/** @param {number} i */
export function kind(i) {
  return KINDS[i % KINDS.length] ?? '';
}

/**
 * @param {string} name of a custom property, without dashes
 * @returns {string}
 */
export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

/** Whether the page is dark now, by its switch or by the system. */
export function isDark() {
  return document.documentElement.dataset['theme'] === 'dark';
}

/**
 * @param {string[]} stops
 * @param {number} at
 */
function between(stops, at) {
  const low = parse(stops[Math.floor(at)] ?? '');
  const high = parse(stops[Math.ceil(at)] ?? '');
  const share = at - Math.floor(at);
  const mixed = low.map((v, i) => Math.round(v + ((high[i] ?? v) - v) * share));
  return '#' + mixed.map((v) => v.toString(16).padStart(2, '0')).join('');
}

/** @param {string} colour `#rrggbb` */
function parse(colour) {
  return [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
}
