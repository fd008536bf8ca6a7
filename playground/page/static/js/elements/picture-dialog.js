// <picture-dialog>: a large picture; keys show the next one. `show(pictures, at)`; a picture is {src, alt, name}.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";

export class PictureDialog extends HTMLElement {
  #dialog = null;
  #pictures = [];
  #at = 0;
  #parts = {};

  connectedCallback() {
    if (this.#dialog) return;
    this.#parts = {
      image: h("img", { class: "large-picture", alt: "" }),
      words: h("p", { class: "large-words" }),
      count: h("span", { class: "large-count", "aria-live": "polite" }),
      link: h(
        "a",
        { class: "icon-button", target: "_blank", rel: "noopener noreferrer", "aria-label": "Open the original" },
        icon("open"),
      ),
      save: h("a", { class: "icon-button", "aria-label": "Download" }, icon("download")),
      previous: this.#step("left", "Previous picture", -1),
      next: this.#step("right", "Next picture", 1),
    };
    const { image, words, count, link, save, previous, next } = this.#parts;
    const close = h(
      "button",
      { class: "icon-button", type: "button", "aria-label": "Close", onclick: () => this.#dialog.close() },
      icon("close"),
    );
    this.#dialog = h(
      "dialog",
      { class: "large", "aria-label": "Picture" },
      h("div", { class: "large-bar" }, count, link, save, close),
      h("div", { class: "large-stage" }, previous, image, next),
      words,
    );
    this.append(this.#dialog);
    image.addEventListener("load", () => this.#fit());
    addEventListener("resize", () => this.#fit());
    this.#dialog.addEventListener("keydown", (event) => this.#onKey(event));
    this.#dialog.addEventListener("click", (event) => this.#onClick(event));
  }

  /** Opens with one of the pictures. */
  show(pictures, at) {
    this.#pictures = pictures;
    this.#at = at;
    this.#dialog.showModal();
    this.#paint();
  }

  #step(name, label, by) {
    return h(
      "button",
      { class: "icon-button large-step", type: "button", "aria-label": label, onclick: () => this.#go(by) },
      icon(name),
    );
  }

  #go(by) {
    const count = this.#pictures.length;
    this.#at = (this.#at + by + count) % count;
    this.#paint();
  }

  #paint() {
    const { src, alt, name } = this.#pictures[this.#at];
    const { image, words, count, link, save, previous, next } = this.#parts;
    const several = this.#pictures.length > 1;
    image.src = src;
    image.alt = alt || name || "";
    words.textContent = alt;
    words.hidden = !alt;
    count.textContent = several ? `${this.#at + 1} of ${this.#pictures.length}` : (name ?? "");
    link.href = src;
    save.href = src;
    save.download = name || "picture";
    previous.hidden = !several;
    next.hidden = !several;
    this.#fit();
  }

  /** Makes the picture as large as fits; small ones grow by a whole factor and keep hard pixels. */
  #fit() {
    const { image } = this.#parts;
    const { naturalWidth: width, naturalHeight: height } = image;
    if (!width || !this.#dialog.open) return;
    const room = { width: innerWidth - (innerWidth > 700 ? 160 : 24), height: innerHeight - 150 };
    const fit = Math.min(room.width / width, room.height / height);
    const scale = fit > 1 ? Math.min(Math.floor(fit), 12) : fit;
    image.style.setProperty("width", `${Math.round(width * scale)}px`);
    image.style.setProperty("height", `${Math.round(height * scale)}px`);
    image.toggleAttribute("data-enlarged", scale > 1);
  }

  #onKey(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by && this.#pictures.length > 1) this.#go(by);
  }

  #onClick(event) {
    if (!event.target.closest("button, a, img, p")) this.#dialog.close();
  }
}

customElements.define("picture-dialog", PictureDialog);
