// <option-field>: one option of a slash command, inline. Set `option` and `directory` before it is connected.
// Emits bubbling "field-focus", "field-input" and "field-leave" (backspace in an empty field).

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { OptionKind } from "../core/kinds.js";
import { isListed, readValue } from "../core/option-values.js";

const NUMERIC = { [OptionKind.INTEGER]: "numeric", [OptionKind.NUMBER]: "decimal" };

export class OptionField extends HTMLElement {
  option = null;
  directory = null;
  file = null;
  #input = null;
  #picked = null;

  connectedCallback() {
    if (this.#input) return;
    const { name, description, required } = this.option;
    this.#input = this.option.type === OptionKind.ATTACHMENT ? this.#fileButton() : this.#textInput();
    this.#input.setAttribute("aria-label", `${name}${required ? ", required" : ""}: ${description}`);
    this.append(h("span", { class: "option-tag", "aria-hidden": "true" }, name), this.#input);
    this.#input.addEventListener("focus", () => this.#emit("field-focus"));
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.addEventListener("pointerdown", (event) => {
      if (event.target !== this.#input && !this.#input.contains(event.target)) {
        event.preventDefault();
        this.focus();
      }
    });
  }

  get input() {
    return this.#input;
  }

  get text() {
    return this.#input.value ?? "";
  }

  set text(text) {
    this.#picked = null;
    this.#input.value = text;
    this.#size();
  }

  /** Sets a choice: the field shows its name and sends its value. */
  choose({ name, value }) {
    this.text = name;
    this.#picked = { value };
    this.showError(null);
  }

  /** Sets or removes the file. */
  attach(file) {
    this.file = file;
    this.#paintFile();
    this.showError(null);
  }

  get empty() {
    return this.option.type === OptionKind.ATTACHMENT ? !this.file : !this.text.trim();
  }

  /** {value}, {error}, or {} if it's empty. A file's value is the file. */
  read() {
    if (this.option.type === OptionKind.ATTACHMENT) {
      if (this.file) return { value: this.file };
      return this.option.required ? { error: "Choose a file." } : {};
    }
    if (this.#picked && this.text) return this.#picked;
    return readValue(this.option, this.text, this.directory);
  }

  showError(sentence) {
    this.toggleAttribute("data-wrong", Boolean(sentence));
    this.#input.setAttribute("aria-invalid", String(Boolean(sentence)));
  }

  focus() {
    this.#input.focus();
  }

  #textInput() {
    const free = this.option.type === OptionKind.STRING && !isListed(this.option);
    const props = { class: "option-input", autocomplete: "off", spellcheck: free ? "true" : "false" };
    this.toggleAttribute("data-free", free);
    const input = free
      ? h("textarea", { ...props, rows: "1" })
      : h("input", { ...props, type: "text", inputmode: NUMERIC[this.option.type] ?? null });
    input.addEventListener("input", () => {
      this.#picked = null;
      this.showError(null);
      this.#size();
      this.#emit("field-input");
    });
    return input;
  }

  #size() {
    if (CSS.supports("field-sizing", "content")) return;
    this.#input.style.setProperty("width", `${Math.min(60, Math.max(6, this.text.length + 2))}ch`);
  }

  #fileButton() {
    const picker = h("input", { type: "file", hidden: true, tabindex: "-1" });
    picker.addEventListener("change", () => {
      if (picker.files[0]) this.attach(picker.files[0]);
      picker.value = "";
      this.#emit("field-input");
    });
    this.append(picker);
    return h(
      "button",
      { class: "option-file", type: "button", onclick: () => picker.click() },
      icon("plus"),
      h("span", {}, "Choose or drop a file"),
    );
  }

  #paintFile() {
    const words = this.file ? this.file.name : "Choose or drop a file";
    this.#input.replaceChildren(icon(this.file ? "file" : "plus"), h("span", {}, words));
  }

  #onKey(event) {
    if (event.key !== "Backspace" || !this.empty) return;
    event.preventDefault();
    this.#emit("field-leave");
  }

  #emit(name) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true }));
  }
}

customElements.define("option-field", OptionField);
