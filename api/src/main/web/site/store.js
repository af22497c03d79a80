/**
 * A value that is replaced, never changed, and those who want to know.
 *
 * @template T
 * @typedef {object} Store
 * @property {() => T} get
 * @property {(next: T) => void} set
 * @property {(listener: (value: T, before: T) => void) => () => void} subscribe answers how to stop
 */

/**
 * @template T
 * @param {T} initial
 * @returns {Store<T>}
 */
export function createStore(initial) {
  let value = initial;
  /** @type {Set<(value: T, before: T) => void>} */
  const listeners = new Set();
  return {
    get: () => value,
    set(next) {
      const before = value;
      value = next;
      for (const listener of [...listeners]) {
        if (value === next) {
          listener(next, before);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * The life of what is mounted: all that has to end when it is taken away.
 *
 * @typedef {object} Scope
 * @property {(end: () => void) => void} onEnd
 * @property {() => void} end
 */

/** @returns {Scope} */
export function createScope() {
  /** @type {(() => void)[]} */
  let ends = [];
  return {
    onEnd: (end) => ends.push(end),
    end() {
      ends.forEach((end) => end());
      ends = [];
    },
  };
}
