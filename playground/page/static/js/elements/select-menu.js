// <select-menu>: a select of any kind. A single choice is sent at once, several when the list closes.
// Set `component` and `directory`; emits bubbling "choose" {component, values}. `values` can be read by a form.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { selectBounds, selectOptions } from "../core/select-options.js";
import { placeUnder } from "./placing.js";

const SEARCH_FROM = 8;
let menus = 0;

export class SelectMenu extends HTMLElement {
  component = null;
  directory = null;
  values = [];
  /** In a form: the elements with its name and its description. */
  labelId = null;
  wordsId = null;
  #face = null;
  #panel = null;
  #before = "";
  #preset = "";

  connectedCallback() {
    if (this.#face) return;
    menus += 1;
    const id = `menu-${menus}`;
    const faceId = `${id}-face`;
    this.#face = h("button", {
      id: faceId,
      class: "select-face",
      type: "button",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-labelledby": this.labelId && `${this.labelId} ${faceId}`,
      "aria-describedby": this.wordsId,
    });
    this.#panel = h("div", { class: "select-panel", popover: "auto", id });
    this.append(this.#face, this.#panel);
    this.#face.addEventListener("click", () => this.#panel.togglePopover());
    this.#face.addEventListener("keydown", (event) => this.#onFaceKey(event));
    this.#panel.addEventListener("beforetoggle", (event) => this.#onToggle(event));
    this.#panel.addEventListener("toggle", (event) => this.#onToggled(event));
    this.#panel.addEventListener("click", (event) => this.#onPick(event.target.closest("[role=option]")));
    this.#panel.addEventListener("keydown", (event) => this.#onKey(event));
    this.#adopt();
  }

  /** Copies a newly rendered menu; an open list stays open. */
  receive(fresh) {
    this.component = fresh.component;
    this.directory = fresh.directory;
    for (const name of ["data-key", "data-custom-id", "aria-busy"]) {
      if (fresh.hasAttribute(name)) this.setAttribute(name, fresh.getAttribute(name));
      else this.removeAttribute(name);
    }
    this.#adopt();
  }

  /** Replaces the choice with the bot's defaults if those have changed. */
  #adopt() {
    const options = selectOptions(this.component, this.directory);
    const preset = options.filter((option) => option.default).map((option) => option.value);
    if (this.#preset !== JSON.stringify(preset)) this.values = preset;
    this.#preset = JSON.stringify(preset);
    this.#paint();
  }

  #paint() {
    const options = selectOptions(this.component, this.directory);
    const chosen = options.filter((option) => this.values.includes(option.value));
    const words = chosen.map((option) => option.label).join(", ");
    const shown = h(
      "span",
      { class: words ? "select-words" : "select-words select-empty" },
      words || this.component.placeholder || "Choose…",
    );
    this.#face.replaceChildren(shown, icon("down"));
    const name = this.labelId ? null : this.component.placeholder;
    if (name) this.#face.setAttribute("aria-label", words ? `${name}: ${words}` : name);
    this.#face.disabled = Boolean(this.component.disabled);
  }

  #onFaceKey(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    this.#panel.showPopover();
  }

  #onToggle({ newState }) {
    if (newState === "open") {
      this.#before = JSON.stringify(this.values);
      this.#fill();
    }
  }

  #onToggled({ newState }) {
    const open = newState === "open";
    this.#face.setAttribute("aria-expanded", String(open));
    if (open) {
      placeUnder(this.#panel, this.#face);
      // The browser fires this a little later, when the focus may already be in the list.
      if (this.#panel.contains(document.activeElement)) return;
      (
        this.#panel.querySelector("input") ??
        this.#panel.querySelector("[aria-selected=true]") ??
        this.#rows()[0]
      )?.focus();
      return;
    }
    if (this.#panel.contains(document.activeElement) || document.activeElement === document.body) this.#face.focus();
    if (this.#several && JSON.stringify(this.values) !== this.#before) this.#send();
  }

  get #several() {
    return selectBounds(this.component, selectOptions(this.component, this.directory).length).most > 1;
  }

  #fill() {
    const options = selectOptions(this.component, this.directory);
    const rows = options.map((option) => this.#row(option));
    const list = h(
      "ul",
      {
        class: "options",
        role: "listbox",
        "aria-multiselectable": String(this.#several),
        "aria-label": this.component.placeholder || "Options",
      },
      rows,
    );
    const search = h("input", {
      class: "select-search",
      type: "search",
      placeholder: "Search",
      "aria-label": "Search options",
    });
    search.addEventListener("input", () => this.#filter(search.value));
    this.#panel.replaceChildren(...(options.length >= SEARCH_FROM ? [search] : []), list);
  }

  #row({ label, value, description, emoji }) {
    return h(
      "li",
      {
        class: "option",
        role: "option",
        tabindex: "-1",
        "data-value": value,
        "aria-selected": String(this.values.includes(value)),
      },
      emoji ? h("span", { class: "option-mark" }, emoji.id ? `:${emoji.name}:` : emoji.name) : null,
      h(
        "span",
        { class: "option-words" },
        h("span", { class: "option-label" }, label),
        description ? h("span", { class: "option-detail" }, description) : null,
      ),
      h("span", { class: "option-check" }, icon("check")),
    );
  }

  #filter(text) {
    const wanted = text.trim().toLowerCase();
    for (const row of this.#panel.querySelectorAll("[role=option]"))
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
  }

  #rows() {
    return [...this.#panel.querySelectorAll("[role=option]:not([hidden])")];
  }

  #onPick(row) {
    if (!row) return;
    const { value } = row.dataset;
    if (!this.#several) {
      const same = this.values.includes(value);
      const least = selectBounds(this.component, 1).least;
      this.values = same && least === 0 ? [] : [value];
      this.#paint();
      this.#panel.hidePopover();
      this.#send();
      return;
    }
    const { most } = selectBounds(this.component, this.#rows().length);
    if (this.values.includes(value)) this.values = this.values.filter((one) => one !== value);
    else if (this.values.length < most) this.values = [...this.values, value];
    row.setAttribute("aria-selected", String(this.values.includes(value)));
    this.#paint();
  }

  #send() {
    const { least } = selectBounds(this.component, 1);
    if (this.values.length < least) return;
    this.dispatchEvent(
      new CustomEvent("choose", { bubbles: true, detail: { component: this.component, values: this.values } }),
    );
  }

  #onKey(event) {
    const rows = this.#rows();
    const at = rows.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) rows.at((at + step + rows.length) % rows.length)?.focus();
    else if (event.key === "Enter" && at < 0) this.#onPick(rows[0]);
    else if ((event.key === "Enter" || event.key === " ") && at >= 0) this.#onPick(rows[at]);
    else if (event.key === "Tab") return this.#panel.hidePopover();
    else return;
    event.preventDefault();
  }
}

customElements.define("select-menu", SelectMenu);
