// <status-banner>: says when the connection or the bot is lost, and what happens next.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";

export class StatusBanner extends HTMLElement {
  #lost = null;
  #botOnline = true;
  #retry = () => {};
  #timer = 0;

  /** `retry` is called when the person doesn't want to wait. */
  start(retry) {
    this.#retry = retry;
    this.setAttribute("role", "status");
    this.#paint();
  }

  /** Shows that the connection is lost; the next attempt is in `waitMs`. */
  lose(waitMs) {
    this.#lost = Date.now() + waitMs;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#paint(), 1000);
    this.#paint();
  }

  found() {
    this.#lost = null;
    clearInterval(this.#timer);
    this.#paint();
  }

  set botOnline(online) {
    this.#botOnline = online;
    this.#paint();
  }

  #paint() {
    this.hidden = this.#lost === null && this.#botOnline;
    this.toggleAttribute("data-lost", this.#lost !== null);
    if (this.#lost === null) {
      this.replaceChildren(
        icon("warn"),
        h("span", {}, "The bot is offline. You can send messages; commands work again once it's back."),
      );
      return;
    }
    const seconds = Math.max(0, Math.round((this.#lost - Date.now()) / 1000));
    const words = seconds ? `Connection lost. Trying again in ${seconds} s.` : "Connection lost. Trying again…";
    const button =
      this.querySelector("button") ??
      h("button", { class: "button small", type: "button", onclick: () => this.#retry() }, "Try now");
    this.replaceChildren(icon("warn"), h("span", {}, words), button);
  }
}

customElements.define("status-banner", StatusBanner);
