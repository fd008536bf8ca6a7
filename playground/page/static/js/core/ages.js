// Which member has confirmed their age for which channel; kept for this tab.

import { isThread } from "./kinds.js";

const SLOT = "easel.playground.adult";

/** Remembers who wanted to see which age-restricted channel. */
export class Ages {
  #passed = new Set(JSON.parse(sessionStorage.getItem(SLOT) ?? "[]"));

  /** Whether a member must be asked before a channel is shown. */
  asks(userId, channel) {
    return Boolean(channel?.nsfw) && !this.#passed.has(keyOf(userId, channel));
  }

  /** The member wants to see the channel. */
  pass(userId, channel) {
    this.#passed.add(keyOf(userId, channel));
    sessionStorage.setItem(SLOT, JSON.stringify([...this.#passed]));
  }
}

/** Threads count as their channel. */
function keyOf(userId, channel) {
  return `${userId} ${isThread(channel) ? channel.parent_id : channel.id}`;
}
