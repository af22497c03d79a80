import { h } from '../dom.js';

let nextId = 0;

/** An id that nothing else in this document has. */
export function freshId() {
  return `i${++nextId}`;
}

/**
 * One of a few, side by side. Radio buttons, so arrow keys work as everywhere.
 *
 * @param {object} options
 * @param {string} options.label for readers of the screen
 * @param {{ value: string, text: string, disabled?: boolean, title?: string }[]} options.choices
 * @param {string} options.value
 * @param {(value: string) => void} options.onChange
 * @param {string} [options.kind] a further class
 */
export function segmented({ label, choices, value, onChange, kind = '' }) {
  const name = freshId();
  return h(
    'div',
    { class: `segmented ${kind}`, role: 'radiogroup', 'aria-label': label },
    choices.map((c) =>
      h(
        'label',
        { title: c.title },
        h('input', {
          type: 'radio',
          name,
          value: c.value,
          checked: c.value === value,
          disabled: c.disabled,
          onchange: () => onChange(c.value),
        }),
        h('span', {}, c.text),
      ),
    ),
  );
}

/**
 * @param {object} options
 * @param {string} options.label
 * @param {{ group?: string, value: string, text: string, disabled?: boolean }[]} options.choices in groups, where they have one
 * @param {string} options.value
 * @param {(value: string) => void} options.onChange
 * @param {boolean} [options.disabled]
 * @param {boolean} [options.quiet] the label is for readers of the screen only
 * @param {boolean} [options.inline] the label stands beside it
 */
export function select({ label, choices, value, onChange, disabled = false, quiet = false, inline = false }) {
  const option = (/** @type {typeof choices[number]} */ c) =>
    h('option', { value: c.value, selected: c.value === value, disabled: c.disabled }, c.text);
  const groups = [...new Set(choices.map((c) => c.group ?? ''))];
  const control = h(
    'select',
    {
      disabled,
      'aria-label': quiet ? label : null,
      onchange: (/** @type {Event} */ e) => onChange(/** @type {HTMLSelectElement} */ (e.target).value),
    },
    groups.flatMap((g) => {
      const own = choices.filter((c) => (c.group ?? '') === g).map(option);
      return g === '' ? own : [h('optgroup', { label: g }, own)];
    }),
  );
  return quiet ? control : h('label', { class: inline ? 'field inline' : 'field' }, h('span', { class: 'field-label' }, label), control);
}

/**
 * Several of some, in a list that opens below its summary.
 *
 * @param {object} options
 * @param {string} options.label
 * @param {string} options.summary what is chosen now
 * @param {{ code: string, text: string }[]} options.choices
 * @param {string[]} options.chosen
 * @param {(codes: string[]) => void} options.onChange
 * @param {string} [options.off] why it cannot be used now
 */
export function several({ label, summary, choices, chosen, onChange, off = '' }) {
  if (off !== '') {
    return h('div', { class: 'several off', title: off }, h('span', { class: 'field-label' }, label), h('small', {}, off));
  }
  const toggle = (/** @type {string} */ code) =>
    onChange(chosen.includes(code) ? chosen.filter((c) => c !== code) : [...chosen, code]);
  const details = h(
    'details',
    { class: 'several', 'data-key': label },
    h('summary', {}, h('span', { class: 'field-label' }, label), h('span', { class: chosen.length > 0 ? 'chosen' : '' }, summary)),
    h(
      'fieldset',
      {},
      h('legend', { class: 'unseen' }, label),
      choices.map(({ code, text }) =>
        h(
          'label',
          { class: 'check' },
          h('input', { type: 'checkbox', value: code, checked: chosen.includes(code), onchange: () => toggle(code) }),
          h('span', {}, text),
        ),
      ),
    ),
  );
  details.addEventListener('keydown', (e) => {
    if (e.key === 'Escape' && details.open) {
      details.open = false;
      details.querySelector('summary')?.focus();
      e.stopPropagation();
    }
  });
  return details;
}

const FOCUSABLE = 'input, select, summary, button, a';

/**
 * Where the focus is, by order among what can have it: a part must keep its controls in number and
 * order, and disable what is of no use now.
 *
 * @param {HTMLElement} host
 * @returns {() => void} gives the focus back, when the part has been built anew; to the next control
 *   where that one is disabled now
 */
export function focusIn(host) {
  const all = () => /** @type {HTMLElement[]} */ ([...host.querySelectorAll(FOCUSABLE)]);
  const at = all().findIndex((e) => e === document.activeElement);
  return () => {
    if (at >= 0) {
      all().slice(at).find((e) => !e.matches(':disabled'))?.focus();
    }
  };
}

/**
 * Builds a part anew and leaves the focus, and the lists that are open, as they were.
 *
 * @param {HTMLElement} host
 * @param {() => void} build
 */
export function keepingFocus(host, build) {
  const back = focusIn(host);
  const open = new Map([...host.querySelectorAll('details')].filter((d) => d.open).map((d) => [d.dataset['key'], scrollOf(d)]));
  build();
  for (const details of host.querySelectorAll('details')) {
    const top = open.get(details.dataset['key']);
    details.open = top !== undefined;
    details.querySelector('fieldset')?.scrollTo(0, top ?? 0);
  }
  back();
}

/** @param {HTMLDetailsElement} details */
function scrollOf(details) {
  return details.querySelector('fieldset')?.scrollTop ?? 0;
}
