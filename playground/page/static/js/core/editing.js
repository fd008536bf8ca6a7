// Which of one's own messages is being changed, if any.

/** Emits "change" when another message, or none, is being changed. */
export class Editing extends EventTarget {
  messageId = null;

  /** Begins with a message; null stops. */
  set(messageId) {
    if (this.messageId === messageId) return;
    this.messageId = messageId;
    this.dispatchEvent(new CustomEvent("change"));
  }
}
