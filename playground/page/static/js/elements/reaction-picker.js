// <reaction-picker>: a small choice of emoji, one for the whole page. `show(x, y)` resolves to an emoji or null.

import { h } from "../core/dom.js";
import { placeAt } from "./placing.js";

const COLUMNS = 6;
const EMOJI = [
  ["👍", "thumbs up"],
  ["❤️", "heart"],
  ["😂", "tears of joy"],
  ["🎉", "party"],
  ["😮", "astonished"],
  ["😢", "crying"],
  ["🔥", "fire"],
  ["🎨", "palette"],
  ["🖼️", "framed picture"],
  ["⭐", "star"],
  ["👀", "eyes"],
  ["🙏", "thank you"],
  ["💯", "hundred"],
  ["🤔", "thinking"],
  ["👎", "thumbs down"],
  ["✅", "done"],
  ["❌", "no"],
  ["🚀", "rocket"],
];

export class ReactionPicker extends HTMLElement {
  #opener = null;
  #answer = () => {};

  connectedCallback() {
    if (this.firstChild) return;
    this.setAttribute("popover", "auto");
    this.setAttribute("role", "dialog");
    this.setAttribute("aria-label", "Choose a reaction");
    this.append(
      ...EMOJI.map(([emoji, name]) =>
        h("button", { type: "button", "aria-label": name, title: name, "data-emoji": emoji }, emoji),
      ),
    );
    this.addEventListener("click", (event) => this.#pick(event.target.closest("[data-emoji]")?.dataset.emoji));
    this.addEventListener("keydown", (event) => this.#onKey(event));
    this.addEventListener("toggle", ({ newState }) => newState === "closed" && this.#onClosed());
  }

  /** Opens at a point in the window. */
  show(x, y) {
    this.#answer(null);
    this.#opener = document.activeElement;
    this.showPopover();
    placeAt(this, x, y);
    this.firstChild.focus();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  #pick(emoji) {
    if (!emoji) return;
    this.#answer(emoji);
    this.hidePopover();
  }

  #onClosed() {
    this.#answer(null);
    const lost = this.contains(document.activeElement) || document.activeElement === document.body;
    if (lost && this.#opener?.isConnected) this.#opener.focus({ preventScroll: true });
  }

  #onKey(event) {
    const buttons = [...this.children];
    const at = buttons.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (!step || at < 0) return;
    buttons.at((at + step + buttons.length) % buttons.length).focus();
    event.preventDefault();
  }
}

customElements.define("reaction-picker", ReactionPicker);
