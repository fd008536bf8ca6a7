// <message-editor>: edits one's own message in its place. Set `text` and `directory` before it's connected. Emits
// bubbling "edit-save" {text} and "edit-stop".

import { h } from "../core/dom.js";
import { decodeMentions, encodeMentions } from "../core/mentions.js";

export class MessageEditor extends HTMLElement {
  text = "";
  directory = null;
  #field = null;

  connectedCallback() {
    if (this.#field) return;
    this.#field = h("textarea", {
      class: "composer-field",
      rows: "1",
      maxlength: "4000",
      "aria-label": "Edit message",
      "aria-describedby": "editor-keys",
    });
    this.#field.value = decodeMentions(this.text, this.directory);
    this.append(
      this.#field,
      h(
        "div",
        { class: "editor-keys", id: "editor-keys" },
        "Escape to ",
        h("button", { class: "link", type: "button", onclick: () => this.#emit("edit-stop") }, "cancel"),
        " · Enter to ",
        h("button", { class: "link", type: "button", onclick: () => this.#save() }, "save"),
      ),
    );
    this.#field.addEventListener("keydown", (event) => this.#onKey(event));
    this.#field.focus({ preventScroll: true });
    this.#field.setSelectionRange(this.#field.value.length, this.#field.value.length);
    this.scrollIntoView({ block: "nearest" });
  }

  /** Does nothing: an update of the message must not change what is being typed. */
  receive() {}

  #onKey(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Escape") this.#emit("edit-stop");
    else if (event.key === "Enter" && !event.shiftKey) this.#save();
    else return;
    event.preventDefault();
  }

  #save() {
    const text = encodeMentions(this.#field.value.trim(), this.directory);
    if (text === this.text) this.#emit("edit-stop");
    else this.#emit("edit-save", { text });
  }

  #emit(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}

customElements.define("message-editor", MessageEditor);
