// The messages of every channel that was opened, in order; loads older ones.

import { compareIds } from "./snowflakes.js";

const PAGE = 50;
/** How many messages the server keeps in a channel. */
const MOST_KEPT = 2000;
const DISMISSED_SLOT = "easel.playground.dismissed";

/** Emits "change" {channelId, kind: "loaded" | "older" | "created" | "updated" | "removed", message?}. */
export class History extends EventTarget {
  #channels = new Map();
  #dismissed = new Set(JSON.parse(sessionStorage.getItem(DISMISSED_SLOT) ?? "[]"));

  constructor(api) {
    super();
    this.api = api;
  }

  /** {messages, complete, loading, loaded, late} of one channel; `late` collects what arrives during a load. */
  channel(id) {
    if (!this.#channels.has(id)) {
      this.#channels.set(id, { messages: [], complete: false, loading: false, loaded: false, late: null });
    }
    return this.#channels.get(id);
  }

  find(channelId, messageId) {
    return this.channel(channelId).messages.find((message) => message.id === messageId) ?? null;
  }

  /** Forgets every channel except one that is about to be loaded again. */
  clear(exceptId = null) {
    for (const id of [...this.#channels.keys()]) if (id !== exceptId) this.#channels.delete(id);
  }

  /** Loads a channel's newest page again, and then applies what arrived meanwhile. */
  async load(id) {
    const shelf = this.channel(id);
    const late = [];
    shelf.late = late;
    try {
      const fresh = await this.api.messages(id, { limit: PAGE });
      if (this.channel(id) !== shelf || shelf.late !== late) return;
      shelf.messages = fresh.filter((message) => !this.#dismissed.has(message.id));
      shelf.complete = fresh.length < PAGE;
      shelf.loaded = true;
    } finally {
      if (shelf.late === late) shelf.late = null;
    }
    for (const apply of late) apply();
    this.#emit(id, "loaded");
  }

  /** Loads an older page, one at a time. */
  async loadOlder(id) {
    const shelf = this.channel(id);
    if (shelf.complete || shelf.loading || !shelf.loaded || !shelf.messages.length) return;
    shelf.loading = true;
    try {
      const page = await this.api.messages(id, { before: shelf.messages[0].id, limit: PAGE });
      if (this.channel(id) !== shelf) return;
      const known = new Set(shelf.messages.map((message) => message.id));
      const older = page.filter((message) => !known.has(message.id) && !this.#dismissed.has(message.id));
      shelf.messages = [...older, ...shelf.messages];
      shelf.complete = page.length < PAGE;
    } finally {
      shelf.loading = false;
    }
    this.#emit(id, "older");
  }

  /** Puts a message in its place, new or changed. */
  put(message) {
    const shelf = this.channel(message.channel_id);
    shelf.late?.push(() => this.put(message));
    if (!shelf.loaded || this.#dismissed.has(message.id)) return;
    const index = shelf.messages.findLastIndex((known) => compareIds(known.id, message.id) <= 0);
    if (shelf.messages[index]?.id === message.id) {
      shelf.messages[index] = message;
      this.#emit(message.channel_id, "updated", message);
      return;
    }
    shelf.messages.splice(index + 1, 0, message);
    if (shelf.messages.length > MOST_KEPT) shelf.messages.shift();
    this.#emit(message.channel_id, "created", message);
  }

  remove(channelId, messageId) {
    const shelf = this.channel(channelId);
    shelf.late?.push(() => this.remove(channelId, messageId));
    shelf.messages = shelf.messages.filter((message) => message.id !== messageId);
    this.#emit(channelId, "removed");
  }

  /** Hides a private answer here, as Discord does: the bot may still edit it. */
  dismiss(message) {
    this.#dismissed.add(message.id);
    sessionStorage.setItem(DISMISSED_SLOT, JSON.stringify([...this.#dismissed].slice(-500)));
    this.remove(message.channel_id, message.id);
  }

  #emit(channelId, kind, message) {
    this.dispatchEvent(new CustomEvent("change", { detail: { channelId, kind, message } }));
  }
}
