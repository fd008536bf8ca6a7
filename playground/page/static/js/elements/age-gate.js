// <age-gate>: hides an age-restricted channel until the person wants to see it.
// Emits "pass" and "back".

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";

export class AgeGate extends HTMLElement {
  #name = null;
  #pass = null;

  connectedCallback() {
    if (this.#pass) return;
    const button = (kind, words, name) =>
      h("button", { class: `button ${kind}`, type: "button", onclick: () => this.#emit(name) }, words);
    this.#name = h("b", {});
    this.#pass = button("danger", "Continue", "pass");
    this.setAttribute("role", "group");
    this.setAttribute("aria-labelledby", "gate-title");
    this.append(
      h("span", { class: "gate-mark", "aria-hidden": "true" }, icon("lock")),
      h("h2", { id: "gate-title" }, "This is an age-restricted channel"),
      h("p", { id: "gate-words" }, this.#name, " may have content for adults only. Do you want to see it?"),
      h("div", { class: "gate-choice" }, button("secondary", "Go back", "back"), this.#pass),
    );
    this.#pass.setAttribute("aria-describedby", "gate-words");
  }

  /** Hides a channel and asks, or shows it (null). */
  ask(channelName) {
    this.hidden = channelName === null;
    if (this.hidden) return;
    this.#name.textContent = `#${channelName}`;
    this.#pass.focus();
  }

  #emit(name) {
    this.dispatchEvent(new CustomEvent(name));
  }
}

customElements.define("age-gate", AgeGate);
