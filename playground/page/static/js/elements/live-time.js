// <live-time at styling>: a time in one of Discord's styles; relative ones follow the clock.

import { fullTime, relativeTime, styledTime } from "../core/time.js";

const TICK_MS = 1000;
const clocks = new Set();
let timer = 0;

function tick() {
  for (const clock of clocks) clock.paint();
}

export class LiveTime extends HTMLElement {
  static observedAttributes = ["at", "styling"];

  connectedCallback() {
    clocks.add(this);
    if (!timer) timer = setInterval(tick, TICK_MS);
    this.paint();
  }

  disconnectedCallback() {
    clocks.delete(this);
    if (clocks.size) return;
    clearInterval(timer);
    timer = 0;
  }

  attributeChangedCallback() {
    if (this.isConnected) this.paint();
  }

  /** Copies only attributes, because this element writes its own text. */
  receive(fresh) {
    for (const name of ["at", "styling", "title"]) this.setAttribute(name, fresh.getAttribute(name) ?? "");
  }

  /** Writes the time as of now. */
  paint() {
    const date = new Date(Number(this.getAttribute("at")) * 1000);
    const style = this.getAttribute("styling") ?? "f";
    const words = style === "R" ? relativeTime(date) : styledTime(date, style);
    if (this.textContent !== words) this.textContent = words;
    if (!this.title) this.title = fullTime(date);
  }
}

customElements.define("live-time", LiveTime);
