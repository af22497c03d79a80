/** @import { Answer } from './types.js' */

/** A refusal or failure of the server, as its problem document tells it. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {{ title?: string, detail?: string, hint?: string, suggestions?: string[] }} document
   */
  constructor(status, document) {
    super(document.detail ?? document.title ?? `HTTP ${status}`);
    this.status = status;
    this.title = document.title ?? `HTTP ${status}`;
    this.hint = document.hint ?? '';
    this.suggestions = document.suggestions ?? [];
  }
}

/** The server did not answer at all. */
export class Unreachable extends Error {}

/** @type {Set<(reached: boolean) => void>} */
const watchers = new Set();

/**
 * Is told, after every request, whether the server answered.
 *
 * @param {(reached: boolean) => void} watcher
 */
export function watchRequests(watcher) {
  watchers.add(watcher);
}

/**
 * @param {string} path
 * @param {Record<string, string | number | undefined>} [query] undefined and '' are left out
 * @returns {string}
 */
export function url(path, query = {}) {
  const given = Object.entries(query).filter(([, v]) => v !== undefined && v !== '');
  const text = new URLSearchParams(given.map(([k, v]) => [k, String(v)])).toString();
  return text === '' ? path : `${path}?${text}`;
}

/**
 * @param {string} path
 * @param {{ lang: string, signal?: AbortSignal }} options
 * @returns {Promise<any>}
 */
export async function getJson(path, { lang, signal }) {
  const response = await request(path, { headers: { 'Accept-Language': lang }, signal });
  return response.json();
}

/**
 * @param {string} path
 * @param {object} body
 * @param {{ lang: string, signal?: AbortSignal }} options
 * @returns {Promise<Answer>}
 */
export async function postJson(path, body, { lang, signal }) {
  const response = await post(path, body, lang, signal);
  /** @type {Answer & { status?: string }} */
  const answer = await response.json();
  if (answer.status !== 'complete') {
    throw new Problem(502, { detail: 'the answer is not complete' });
  }
  return whole(answer);
}

/**
 * An answer with all its rows: a part of them would be taken for all.
 *
 * @template {Pick<Answer, 'rows' | 'truncated'>} T
 * @param {T} answer
 * @returns {T}
 */
export function whole(answer) {
  if (answer.truncated) {
    const rows = answer.rows.length.toLocaleString('en');
    throw new Problem(413, { detail: `the answer has more than the ${rows} rows that are handed out at once` });
  }
  return answer;
}

/**
 * @param {string} path
 * @param {object} body
 * @param {string} lang
 * @param {AbortSignal} [signal]
 */
export function post(path, body, lang, signal) {
  const headers = { 'Content-Type': 'application/json', 'Accept-Language': lang };
  return request(path, { method: 'POST', headers, body: JSON.stringify(body), signal });
}

/**
 * One question in SQL.
 *
 * @param {string} sql
 * @param {unknown[]} parameters
 * @param {{ lang: string, snapshot: string, signal?: AbortSignal }} options
 * @returns {Promise<Record<string, any>[]>} rows by column name, all of them
 */
export async function ask(sql, parameters, { lang, snapshot, signal }) {
  return objects(await postJson('/v1/sql', { sql, parameters, snapshot }, { lang, signal }));
}

/**
 * @param {Answer} answer
 * @returns {Record<string, any>[]}
 */
export function objects(answer) {
  const names = answer.columns.map((c) => c.name);
  return answer.rows.map((row) => Object.fromEntries(names.map((n, i) => [n, row[i]])));
}

/**
 * @param {string} path
 * @param {RequestInit} init
 * @returns {Promise<Response>}
 */
async function request(path, init) {
  let response;
  try {
    response = await fetch(path, init);
  } catch (e) {
    if (init.signal?.aborted) {
      throw e;
    }
    watchers.forEach((w) => w(false));
    throw new Unreachable(String(e));
  }
  watchers.forEach((w) => w(true));
  if (!response.ok) {
    throw new Problem(response.status, await response.json().catch(() => ({})));
  }
  return response;
}
