// <typing-line>: who is typing in the channel.

import { h } from "../core/dom.js";
import { dots } from "../view/components.js";

export class TypingLine extends HTMLElement {
  start(app) {
    for (const name of ["typing", "channel", "ready"])
      app.session.addEventListener(name, () => this.#paint(app.session.typingNames()));
  }

  #paint(names) {
    if (!names.length) return this.replaceChildren();
    const words = names.length === 1 ? `${names[0]} is typing…` : `${names.slice(0, 3).join(", ")} are typing…`;
    this.replaceChildren(dots(), h("span", {}, words));
  }
}

customElements.define("typing-line", TypingLine);
