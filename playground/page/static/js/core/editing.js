// Which of the member's messages is being edited, if any.

/** Emits "change" when another message or none is being edited. */
export class Editing extends EventTarget {
  messageId = null;

  /** Starts to edit a message; null stops. */
  set(messageId) {
    if (this.messageId === messageId) return;
    this.messageId = messageId;
    this.dispatchEvent(new CustomEvent("change"));
  }
}
