// The interactions that this page has started; each waits until the bot acknowledges it.

import { InteractionKind } from "./kinds.js";
import { makeNonce } from "./snowflakes.js";

/** Emits "change" {channelId, messageId?} and "modal" {modal, origin}. */
export class Interactions extends EventTarget {
  #pending = new Map();
  #failures = new Map();
  #waiters = new Map();

  constructor(api) {
    super();
    this.api = api;
  }

  /** A channel's commands that wait or have failed: {nonce, channelId, name, error?}. */
  commandsIn(channelId) {
    const entries = [...this.#pending.values()];
    return entries.filter((entry) => entry.type === InteractionKind.COMMAND && entry.channelId === channelId);
  }

  /** What a message's components show: {busy: custom_id | null, failure: sentence | null}. */
  onMessage(messageId) {
    const entry = [...this.#pending.values()].find((one) => one.messageId === messageId);
    return { busy: entry?.customId ?? null, failure: this.#failures.get(messageId) ?? null };
  }

  clear() {
    this.#pending.clear();
    this.#failures.clear();
    for (const waiter of this.#waiters.values()) waiter("The connection was lost while the bot was answering.");
    this.#waiters.clear();
  }

  /** Runs a command; `name` appears in the line over its answer. */
  command(channelId, name, data, files = []) {
    return this.#start({ type: InteractionKind.COMMAND, channelId, name }, { data }, files);
  }

  /** Presses a message's button or chooses in its select. */
  component(message, data) {
    const entry = {
      type: InteractionKind.COMPONENT,
      channelId: message.channel_id,
      messageId: message.id,
      customId: data.custom_id,
    };
    this.#failures.delete(message.id);
    return this.#start(entry, { message_id: message.id, data });
  }

  /** Asks the bot for an option's choices while it's typed. */
  async choices(channelId, data) {
    const payload = { channel_id: channelId, type: InteractionKind.AUTOCOMPLETE, nonce: makeNonce(), data };
    const answer = await this.api.interact(payload);
    return answer?.choices ?? [];
  }

  /** Submits a form; resolves to null, or to a sentence that says what's wrong. */
  submit(origin, data, files) {
    const entry = { type: InteractionKind.MODAL, channelId: origin.channelId, messageId: origin.messageId };
    const more = origin.messageId ? { message_id: origin.messageId } : {};
    return new Promise((resolve) => {
      this.#start(entry, { ...more, data }, files, resolve);
    });
  }

  /** Removes a failed command's line. */
  drop(nonce) {
    const entry = this.#pending.get(nonce);
    this.#pending.delete(nonce);
    if (entry) this.#emit(entry);
  }

  succeeded({ nonce }) {
    this.#waiters.get(nonce)?.(null);
    this.#waiters.delete(nonce);
    this.drop(nonce);
  }

  failed({ nonce, message }) {
    const sentence = message || "The application did not respond.";
    const entry = this.#pending.get(nonce);
    if (!entry) return;
    this.#waiters.get(nonce)?.(sentence);
    this.#waiters.delete(nonce);
    if (entry.type === InteractionKind.COMMAND) {
      this.#pending.set(nonce, { ...entry, error: sentence });
    } else {
      this.#pending.delete(nonce);
      if (entry.type === InteractionKind.COMPONENT) this.#failures.set(entry.messageId, sentence);
    }
    this.#emit(entry);
  }

  /** Called when the bot answers with a modal. */
  modal(modal) {
    const origin = this.#pending.get(modal.nonce);
    if (!origin) return;
    this.drop(modal.nonce);
    this.dispatchEvent(new CustomEvent("modal", { detail: { modal, origin } }));
  }

  async #start(entry, more, files = [], waiter = null) {
    const nonce = makeNonce();
    const pending = { ...entry, nonce };
    this.#pending.set(nonce, pending);
    if (waiter) this.#waiters.set(nonce, waiter);
    this.#emit(pending);
    try {
      await this.api.interact({ channel_id: entry.channelId, type: entry.type, nonce, ...more }, files);
    } catch (error) {
      this.failed({ nonce, message: error.message });
    }
  }

  #emit({ channelId, messageId }) {
    this.dispatchEvent(new CustomEvent("change", { detail: { channelId, messageId } }));
  }
}
