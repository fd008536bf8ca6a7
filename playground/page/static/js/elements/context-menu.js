// <context-menu>: the menu of a message, a member or the account, one for the whole page.
// `show({x, y, label, head?, sections})`; a section is {title?, items: [{label, icon?, aside?, danger?, checked?, run}]}.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { placeAt } from "./placing.js";

export class ContextMenu extends HTMLElement {
  #opener = null;

  connectedCallback() {
    this.setAttribute("popover", "manual");
    this.setAttribute("role", "menu");
    this.addEventListener("keydown", (event) => this.#onKey(event));
    this.addEventListener("contextmenu", (event) => event.preventDefault());
    document.addEventListener("pointerdown", (event) => !this.contains(event.target) && this.#hide(), true);
    addEventListener("blur", () => this.#hide());
    addEventListener("resize", () => this.#hide());
  }

  /** Opens the menu at a point in the window. */
  show({ x, y, label, head = null, sections }) {
    if (!this.matches(":popover-open")) this.#opener = document.activeElement;
    this.setAttribute("aria-label", label);
    const filled = sections.filter(({ items }) => items.length);
    this.replaceChildren(...[head, ...filled.map((section) => this.#section(section))].filter(Boolean));
    this.showPopover();
    placeAt(this, x, y);
    this.#items()[0]?.focus();
  }

  #section({ title, items }) {
    const heading = title ? h("div", { class: "menu-title", "aria-hidden": "true" }, title) : null;
    return h(
      "div",
      { class: "menu-section", role: "group", "aria-label": title ?? null },
      heading,
      items.map((item) => this.#item(item)),
    );
  }

  #item({ label, icon: name, aside, danger, checked, run }) {
    const props = {
      class: danger ? "menu-item menu-danger" : "menu-item",
      type: "button",
      role: checked === undefined ? "menuitem" : "menuitemradio",
      tabindex: "-1",
      "aria-checked": checked === undefined ? null : String(checked),
      onclick: () => {
        this.#hide(true);
        run();
      },
    };
    const tick = checked ? icon("check") : null;
    return h(
      "button",
      props,
      h("span", { class: "menu-label" }, label),
      aside ? h("span", { class: "menu-aside" }, aside) : null,
      name ? icon(name) : tick,
    );
  }

  #items() {
    return [...this.querySelectorAll(".menu-item")];
  }

  #onKey(event) {
    const items = this.#items();
    const at = items.indexOf(document.activeElement);
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (goal !== undefined) items.at(goal % items.length)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") this.#hide(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #hide(giveBack = false) {
    if (!this.matches(":popover-open")) return;
    this.hidePopover();
    if (giveBack && this.#opener?.isConnected) this.#opener.focus({ preventScroll: true });
  }
}

customElements.define("context-menu", ContextMenu);
