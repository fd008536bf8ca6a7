// <steady-image src alt width height data-widest data-tallest>: a picture that never flickers. It shows the old picture
// until the new one is decoded. Only the latest address counts, and a new signature alone is no change.

import { h } from "../core/dom.js";
import { sameFile } from "../core/media.js";

const TAKEN = ["src", "alt", "width", "height", "data-widest", "data-tallest"];

const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) target.closest("steady-image")?.sharpen();
});

export class SteadyImage extends HTMLElement {
  #image = null;
  #turn = 0;
  #source = null;

  connectedCallback() {
    if (!this.#image) this.#load();
  }

  /** Copies the attributes of a newly rendered picture. */
  receive(fresh) {
    for (const name of TAKEN) {
      if (fresh.hasAttribute(name)) this.setAttribute(name, fresh.getAttribute(name));
      else this.removeAttribute(name);
    }
    if (this.#image) this.#image.alt = this.getAttribute("alt") ?? "";
    this.#load();
  }

  /** Draws hard pixels if the picture is enlarged. */
  sharpen() {
    const image = this.#image;
    if (!image?.naturalWidth) return;
    this.toggleAttribute(
      "data-enlarged",
      image.clientWidth > image.naturalWidth || image.clientHeight > image.naturalHeight,
    );
  }

  async #load() {
    const source = this.getAttribute("src");
    if (sameFile(source, this.#source)) return;
    this.#source = source;
    this.#turn += 1;
    const turn = this.#turn;
    const next = h("img", { alt: this.getAttribute("alt") ?? "", decoding: "async", draggable: "false" });
    if (!source) return this.#fail(turn);
    next.src = source;
    if (!this.#image) this.#shape(this.#stated());
    try {
      await next.decode();
    } catch {
      return this.#fail(turn);
    }
    if (turn === this.#turn) this.#show(next);
  }

  #show(next) {
    if (this.#image) {
      sizes.unobserve(this.#image);
      this.#image.replaceWith(next);
    } else {
      this.replaceChildren(next);
    }
    this.#image = next;
    this.removeAttribute("data-broken");
    this.#shape({ width: next.naturalWidth, height: next.naturalHeight });
    sizes.observe(next);
    this.toggleAttribute("data-ready", true);
  }

  #fail(turn) {
    if (turn !== this.#turn || this.#image) return;
    this.toggleAttribute("data-broken", true);
    this.textContent = this.getAttribute("alt") || "This picture can't be shown.";
  }

  #stated() {
    return { width: Number(this.getAttribute("width")), height: Number(this.getAttribute("height")) };
  }

  /** Fits the frame into data-widest by data-tallest; small pictures are enlarged by a whole factor, up to 256. */
  #shape({ width, height }) {
    const widest = Number(this.dataset.widest);
    if (!widest) this.style.cssText = "";
    if (!widest || !width || !height) return;
    const tallest = Number(this.dataset.tallest);
    const whole = Math.floor(Math.min(256 / width, 256 / height, widest / width, tallest / height));
    const scale = whole >= 1 ? whole : Math.min(1, widest / width, tallest / height);
    this.style.setProperty("width", `${Math.round(width * scale)}px`);
    this.style.setProperty("aspect-ratio", `${width} / ${height}`);
  }
}

customElements.define("steady-image", SteadyImage);
