// The messages that this page is sending, and the ones that were refused.

import { makeNonce } from "./snowflakes.js";

/** Emits "change" {channelId} when the waiting messages of a channel differ. */
export class Outbox extends EventTarget {
  #waiting = new Map();

  constructor(api, history) {
    super();
    this.api = api;
    this.history = history;
  }

  /** Waiting messages of a channel, oldest first: {nonce, channelId, payload, files, error?}. */
  of(channelId) {
    return [...this.#waiting.values()].filter((letter) => letter.channelId === channelId);
  }

  clear() {
    this.#waiting.clear();
  }

  /** Sends a message; a refusal stays visible until retried or dropped. */
  async send(channelId, { content, files = [], reply = null, ping = true }) {
    const payload = { channel_id: channelId, content, ping, nonce: makeNonce() };
    if (reply) payload.message_reference = { message_id: reply };
    await this.#post({ nonce: payload.nonce, channelId, payload, files });
  }

  /** Sends a refused message again. */
  async retry(nonce) {
    const letter = this.#waiting.get(nonce);
    if (letter) await this.#post({ ...letter, error: undefined });
  }

  /** Drops a refused message. */
  drop(nonce) {
    const letter = this.#waiting.get(nonce);
    if (!letter) return;
    this.#waiting.delete(nonce);
    this.#emit(letter.channelId);
  }

  /** A message arrived; if it's one of these, it no longer waits. */
  settle(message) {
    if (message.nonce !== undefined && message.nonce !== null) this.drop(String(message.nonce));
  }

  async #post(letter) {
    this.#put(letter);
    try {
      const message = await this.api.send(letter.payload, letter.files);
      if (message?.author && message.channel_id) this.history.put(message);
      this.drop(letter.nonce);
    } catch (error) {
      this.#put({ ...letter, error: error.message });
    }
  }

  #put(letter) {
    this.#waiting.set(letter.nonce, letter);
    this.#emit(letter.channelId);
  }

  #emit(channelId) {
    this.dispatchEvent(new CustomEvent("change", { detail: { channelId } }));
  }
}
