// <attachment-tray>: the files to send, with previews, spoiler switches and remove buttons.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { isSpoiler, mediaKind, sizeText, withSpoiler } from "../core/media.js";

export class AttachmentTray extends HTMLElement {
  #files = [];
  #previews = new Map();

  connectedCallback() {
    this.setAttribute("role", "list");
    this.setAttribute("aria-label", "Files to send");
    this.hidden = this.#files.length === 0;
  }

  get files() {
    return this.#files;
  }

  set files(files) {
    this.#files = [...files];
    this.#paint();
  }

  add(files) {
    this.files = [...this.#files, ...files];
  }

  #replace(index, file) {
    this.files = file ? this.#files.with(index, file) : this.#files.toSpliced(index, 1);
    this.dispatchEvent(new CustomEvent("change"));
  }

  #paint() {
    this.hidden = this.#files.length === 0;
    for (const [file, url] of this.#previews) {
      if (this.#files.includes(file)) continue;
      URL.revokeObjectURL(url);
      this.#previews.delete(file);
    }
    this.replaceChildren(...this.#files.map((file, index) => this.#card(file, index)));
  }

  #card(file, index) {
    const hidden = isSpoiler({ filename: file.name });
    const tools = [
      this.#tool(hidden ? "eye" : "hide", hidden ? "Remove spoiler" : "Mark as spoiler", hidden, () =>
        this.#replace(index, withSpoiler(file, !hidden)),
      ),
      this.#tool("trash", `Remove ${file.name}`, null, () => this.#replace(index, null)),
    ];
    return h(
      "div",
      { class: "tray-card", role: "listitem", "data-hidden": hidden },
      h("div", { class: "tray-preview" }, this.#preview(file)),
      h("div", { class: "tray-name", title: file.name }, file.name),
      h("div", { class: "tray-size" }, sizeText(file.size)),
      h("div", { class: "tray-tools" }, tools),
    );
  }

  #tool(name, label, pressed, run) {
    const props = {
      class: "tool",
      type: "button",
      title: label,
      "aria-label": label,
      "aria-pressed": pressed === null ? null : String(pressed),
    };
    return h("button", { ...props, onclick: run }, icon(name));
  }

  #preview(file) {
    if (mediaKind({ content_type: file.type, filename: file.name }) !== "image") return icon("file");
    if (!this.#previews.has(file)) this.#previews.set(file, URL.createObjectURL(file));
    return h("img", { src: this.#previews.get(file), alt: "" });
  }
}

customElements.define("attachment-tray", AttachmentTray);
