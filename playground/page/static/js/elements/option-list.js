// <option-list>: a listbox that a text field controls: the field keeps the focus and calls `move` and `pick`.
// Emits "pick" {item}. Items are {label, detail?, aside?, mark?, value}.

import { h } from "../core/dom.js";

let lists = 0;

export class OptionList extends HTMLElement {
  items = [];
  #at = -1;
  #box = null;
  #owner = null;

  connectedCallback() {
    if (this.#box) return;
    lists += 1;
    this.#box = h("ul", { class: "options", role: "listbox", id: `options-${lists}` });
    this.append(this.#box);
    this.hidden = true;
    this.addEventListener("pointerdown", (event) => event.preventDefault());
    this.addEventListener("click", (event) => this.#onClick(event));
  }

  /** The text field that controls this list. */
  own(field, label) {
    this.#owner = field;
    this.#box.setAttribute("aria-label", label);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.#box.id);
    field.setAttribute("aria-expanded", "false");
  }

  get open() {
    return !this.hidden && this.items.length > 0;
  }

  get current() {
    return this.items[this.#at] ?? null;
  }

  /** Shows items and selects the one at `at`; -1 selects none until `move`. */
  show(items, at = 0) {
    this.items = items;
    this.#box.replaceChildren(...items.map((item, index) => this.#row(item, index)));
    this.hidden = items.length === 0;
    this.#owner?.setAttribute("aria-expanded", String(this.open));
    this.#mark(items.length ? Math.min(at, items.length - 1) : -1);
  }

  hide() {
    this.show([]);
  }

  /** Moves the selection up or down, and from one end to the other. */
  move(step) {
    const count = this.items.length;
    if (!count) return;
    const from = this.#at < 0 && step < 0 ? 0 : this.#at;
    this.#mark((from + step + count) % count);
  }

  /** Picks the selected item; returns whether there was one. */
  pick() {
    const item = this.current;
    if (item) this.dispatchEvent(new CustomEvent("pick", { detail: { item } }));
    return item !== null;
  }

  #row({ label, detail, aside, mark }, index) {
    return h(
      "li",
      {
        class: "option",
        role: "option",
        id: `${this.#box.id}-${index}`,
        "data-index": index,
        "aria-selected": "false",
      },
      mark ? h("span", { class: "option-mark" }, mark) : null,
      h(
        "span",
        { class: "option-words" },
        h("span", { class: "option-label" }, label),
        detail ? h("span", { class: "option-detail" }, detail) : null,
      ),
      aside ? h("span", { class: "option-aside" }, aside) : null,
    );
  }

  #mark(at) {
    this.#box.children[this.#at]?.setAttribute("aria-selected", "false");
    this.#at = at;
    const row = this.#box.children[at];
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    if (row) this.#owner?.setAttribute("aria-activedescendant", row.id);
    else this.#owner?.removeAttribute("aria-activedescendant");
  }

  #onClick(event) {
    const row = event.target.closest("[data-index]");
    if (!row) return;
    this.#mark(Number(row.dataset.index));
    this.pick();
  }
}

customElements.define("option-list", OptionList);
