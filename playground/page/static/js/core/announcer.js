// What screen readers read: others' messages, once they stop changing. A message that is edited many times, as while a
// picture is painted, is read once.

import { MessageFlag, hasFlag } from "./kinds.js";

const REST_MS = 2500;

/** Calls `say` with a sentence; `wordsOf` makes one from a message. */
export class Announcer {
  #timers = new Map();

  constructor(say, wordsOf) {
    this.say = say;
    this.wordsOf = wordsOf;
  }

  /** A message arrived. */
  created(message) {
    if (!hasFlag(message, MessageFlag.LOADING)) this.say(this.wordsOf(message));
  }

  /** A message changed; reactions alone are not read out. */
  updated(before, message) {
    if (!before || this.wordsOf(before) === this.wordsOf(message)) return;
    clearTimeout(this.#timers.get(message.id));
    const tell = () => {
      this.#timers.delete(message.id);
      this.say(this.wordsOf(message));
    };
    this.#timers.set(message.id, setTimeout(tell, REST_MS));
  }

  /** Forgets what waits, because the channel or the member has changed. */
  clear() {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
