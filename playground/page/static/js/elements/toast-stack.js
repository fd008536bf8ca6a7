// <toast-stack>: short notices that disappear by themselves, and a live region for screen readers.

import { h } from "../core/dom.js";

const STAY_MS = 6000;
const MOST = 3;

export class ToastStack extends HTMLElement {
  #toasts = null;
  #voice = null;

  connectedCallback() {
    if (this.#toasts) return;
    this.setAttribute("popover", "manual");
    this.#toasts = h("div", { class: "toasts", role: "alert" });
    this.#voice = h("div", { class: "sr", role: "status", "aria-live": "polite" });
    this.append(this.#toasts);
    this.after(this.#voice);
  }

  /** Shows a sentence for some seconds, also over dialogs. */
  say(sentence) {
    const toast = h(
      "button",
      { class: "toast", type: "button", title: "Dismiss", onclick: () => this.#take(toast) },
      sentence,
    );
    this.#toasts.append(toast);
    while (this.#toasts.children.length > MOST) this.#toasts.firstChild.remove();
    if (this.matches(":popover-open")) this.hidePopover();
    this.showPopover();
    setTimeout(() => this.#take(toast), STAY_MS);
  }

  /** Has a sentence read out without showing it. */
  announce(sentence) {
    this.#voice.textContent = sentence;
  }

  #take(toast) {
    toast.remove();
    if (!this.#toasts.children.length && this.matches(":popover-open")) this.hidePopover();
  }
}

customElements.define("toast-stack", ToastStack);
