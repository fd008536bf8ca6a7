// <spoiler-box>: text or a picture that is hidden until pressed; it stays open when the message is edited.

import { morphChildren } from "../core/morph.js";

export class SpoilerBox extends HTMLElement {
  #open = false;

  connectedCallback() {
    if (this.#open || this.hasAttribute("role")) return;
    this.setAttribute("role", "button");
    this.setAttribute("tabindex", "0");
    this.setAttribute("aria-label", "Spoiler: press to reveal");
    for (const child of this.children) child.inert = true;
    this.addEventListener("click", this.#onPress, { capture: true });
    this.addEventListener("keydown", this.#onPress);
  }

  /** Copies the content of a newly rendered box. */
  receive(fresh) {
    morphChildren(this, fresh);
    for (const child of this.children) child.inert = !this.#open;
  }

  #onPress = (event) => {
    if (this.#open || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    event.stopPropagation();
    this.#open = true;
    this.toggleAttribute("data-open", true);
    for (const name of ["role", "tabindex", "aria-label"]) this.removeAttribute(name);
    for (const child of this.children) child.inert = false;
  };
}

customElements.define("spoiler-box", SpoilerBox);
