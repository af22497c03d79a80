import { createStore } from './store.js';
import { watchRequests } from './api.js';

const PULSE_MS = 15_000;
const RETRY_MS = 2_000;

/**
 * Whether the server answers: asked now and then, more often while it does not, and whenever a
 * request fails.
 */
export function createHealth() {
  const store = createStore(true);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  async function pulse() {
    const answered = await fetch('/healthz', { cache: 'no-store' }).then(
      (r) => r.ok,
      () => false,
    );
    note(answered);
    plan();
  }

  function plan() {
    clearTimeout(timer);
    timer = setTimeout(pulse, store.get() ? PULSE_MS : RETRY_MS);
  }

  /** @param {boolean} answered */
  function note(answered) {
    if (store.get() !== answered) {
      store.set(answered);
      plan();
    }
  }

  watchRequests(note);
  plan();
  return { get: store.get, subscribe: store.subscribe };
}

/** @typedef {ReturnType<typeof createHealth>} Health */
