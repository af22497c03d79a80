/** @import { Health } from './health.js' */
/** @import { Store } from './store.js' */
import { createStore } from './store.js';

const QUIET_MS = 15_000;
const RUNNING_MS = 2_000;

/**
 * @typedef {object} Load
 * @property {string} id
 * @property {string} state running, published, rejected, failed or interrupted
 * @property {{ survey: string, name: string, share: number }} [step]
 * @property {string[]} snapshots that it published
 */

/**
 * The last load of the store, which may be under way: asked now and then while the page is seen,
 * more often while one runs. The page is never held up by it.
 *
 * @param {Health} health
 * @returns {Pick<Store<Load | null>, 'get' | 'subscribe'>}
 */
export function createLoads(health) {
  const store = createStore(/** @type {Load | null} */ (null));
  let seen = false;
  /** What had ended before the page came: it knows what that published. */
  let old = '';

  async function look() {
    if (health.get() && !(seen && document.hidden)) {
      const answer = await fetch('/v1/loads', { cache: 'no-store' }).then(
        (r) => (r.ok ? r.json() : null),
        () => null,
      );
      const load = answer?.loads[0];
      if (answer !== null && !seen) {
        seen = true;
        old = load?.state === 'running' ? '' : (load?.id ?? '');
      }
      if (load !== undefined && load.id !== old) {
        store.set(load);
      }
    }
    setTimeout(look, store.get()?.state === 'running' ? RUNNING_MS : QUIET_MS);
  }

  look();
  return { get: store.get, subscribe: store.subscribe };
}

/** @typedef {ReturnType<typeof createLoads>} Loads */
