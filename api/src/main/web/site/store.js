/**
 * A value that is replaced, never changed, and those who want to know.
 *
 * @template T
 * @typedef {object} Store
 * @property {() => T} get
 * @property {(next: T) => void} set
 * @property {(listener: (value: T, before: T) => void) => () => void} subscribe answers how to stop; `before`
 *   is the value that this listener saw last
 */

/**
 * @template T
 * @param {T} initial
 * @returns {Store<T>}
 */
export function createStore(initial) {
  let value = initial;
  /** @type {Map<(value: T, before: T) => void, T>} what each has seen last */
  const listeners = new Map();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const listener of [...listeners.keys()]) {
        // One before it may have set another value, or have ended it.
        if (value === next && listeners.has(listener)) {
          const before = /** @type {T} */ (listeners.get(listener));
          listeners.set(listener, next);
          listener(next, before);
        }
      }
    },
    subscribe(listener) {
      listeners.set(listener, value);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * The life of what is mounted: all that has to end when it is taken away.
 *
 * @typedef {object} Scope
 * @property {(end: () => void) => void} onEnd at once, where it has ended already
 * @property {() => void} end
 * @property {boolean} ended
 */

/** @returns {Scope} */
export function createScope() {
  /** @type {(() => void)[]} */
  let ends = [];
  let ended = false;
  return {
    onEnd(end) {
      if (ended) {
        end();
      } else {
        ends.push(end);
      }
    },
    end() {
      ended = true;
      const all = ends;
      ends = [];
      all.forEach((end) => end());
    },
    get ended() {
      return ended;
    },
  };
}
