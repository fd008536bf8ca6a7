// Which part of a channel is in the document: at most a hundred messages, the newest ones unless the person scrolled up.
// Pure. The ends are ids, so that nothing shifts when messages come and go.

import { compareIds } from "./snowflakes.js";

export const MOST_SHOWN = 100;
const STEP = 50;

/** A stretch of messages that follows the newest one until it is pinned. */
export class MessageWindow {
  #last = null;

  /** Whether it ends with the newest message, whichever that is. */
  get following() {
    return this.#last === null;
  }

  /** The messages to show. */
  of(messages) {
    const { from, end } = this.#bounds(messages);
    return messages.slice(from, end);
  }

  /** Follows the newest message. */
  follow() {
    this.#last = null;
  }

  /** Stays in place, whatever arrives. */
  pin(messages) {
    if (this.following) this.#last = messages.at(-1)?.id ?? null;
  }

  /** Moves up; returns whether there was more. */
  older(messages) {
    const { from, end } = this.#bounds(messages);
    if (from === 0) return false;
    this.#endAt(messages, end - Math.min(STEP, from));
    return true;
  }

  /** Moves down; returns whether there was more. At the end it follows the newest message again. */
  newer(messages) {
    if (this.following) return false;
    const { end } = this.#bounds(messages);
    if (end + STEP >= messages.length) this.follow();
    else this.#endAt(messages, end + STEP);
    return true;
  }

  /** Moves so that the message at an index is in the middle. */
  reveal(messages, index) {
    this.#endAt(messages, Math.min(messages.length, Math.max(MOST_SHOWN, index + MOST_SHOWN / 2)));
  }

  #endAt(messages, end) {
    this.#last = messages[end - 1]?.id ?? null;
  }

  #bounds(messages) {
    if (this.following) return { from: Math.max(0, messages.length - MOST_SHOWN), end: messages.length };
    const known = messages.findLastIndex(({ id }) => compareIds(id, this.#last) <= 0) + 1;
    const end = Math.max(known, Math.min(MOST_SHOWN, messages.length));
    return { from: Math.max(0, end - MOST_SHOWN), end };
  }
}
