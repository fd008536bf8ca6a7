// <drop-zone>: shows that files can be dropped while some are dragged over the page. Emits "files" {files}.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { filesOf } from "../core/media.js";

export class DropZone extends HTMLElement {
  #depth = 0;

  connectedCallback() {
    if (this.firstChild) return;
    this.hidden = true;
    this.append(
      h(
        "div",
        { class: "drop-card" },
        icon("plus"),
        h("b", {}, "Drop to attach"),
        h("span", {}, "Pictures and files go into your next message or command."),
      ),
    );
    addEventListener("dragenter", (event) => this.#onDrag(event, 1));
    addEventListener("dragleave", (event) => this.#onDrag(event, -1));
    addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
    addEventListener("drop", (event) => this.#onDrop(event));
  }

  #onDrag(event, by) {
    if (!carriesFiles(event) || document.querySelector("dialog[open]")) return;
    this.#depth = Math.max(0, this.#depth + by);
    this.hidden = this.#depth === 0;
  }

  #onDrop(event) {
    this.#depth = 0;
    this.hidden = true;
    // A file field takes them by itself. Anywhere else the browser would open them in place of the page.
    if (!carriesFiles(event) || event.target.closest?.("input[type=file]")) return;
    event.preventDefault();
    if (document.querySelector("dialog[open]")) return;
    this.dispatchEvent(new CustomEvent("files", { detail: { files: filesOf(event.dataTransfer) } }));
  }
}

function carriesFiles(event) {
  return [...(event.dataTransfer?.types ?? [])].includes("Files");
}

customElements.define("drop-zone", DropZone);
