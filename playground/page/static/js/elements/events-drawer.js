// <events-drawer>: what the bot and the server say to each other, newest last, at most five hundred lines. Drawn once a
// frame, and only while it's open.

import { h, onceAFrame } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { exactTime } from "../core/time.js";

const MOST = 500;
const NEAR_BOTTOM = 40;

export class EventsDrawer extends HTMLElement {
  #rows = [];
  #fresh = [];
  #refresh = onceAFrame(() => this.#draw());
  #list = null;
  #empty = null;
  #filter = { text: "", kind: "" };

  start() {
    this.#list = h("ol", { class: "events", tabindex: "0", "aria-label": "Events" });
    this.#empty = h(
      "p",
      { class: "events-empty" },
      "Nothing yet. Gateway events and REST calls appear here.",
    );
    const search = h("input", {
      class: "events-search",
      type: "search",
      placeholder: "Filter",
      "aria-label": "Filter events",
    });
    search.addEventListener("input", () => this.#setFilter({ text: search.value.trim().toLowerCase() }));
    const kinds = h("select", { class: "events-kind", "aria-label": "Kind" });
    for (const [value, words] of [
      ["", "All"],
      ["gateway", "Gateway"],
      ["rest", "REST"],
    ])
      kinds.append(h("option", { value }, words));
    kinds.addEventListener("change", () => this.#setFilter({ kind: kinds.value }));
    const clear = h(
      "button",
      {
        class: "icon-button",
        type: "button",
        "aria-label": "Clear events",
        title: "Clear",
        onclick: () => this.#clear(),
      },
      icon("trash"),
    );
    this.append(h("div", { class: "events-tools" }, search, kinds, clear), this.#empty, this.#list);
    // What arrived while it was closed is drawn when it opens.
    new ResizeObserver(this.#refresh).observe(this);
  }

  /** Adds one LOG frame. */
  add(entry) {
    this.#fresh.push(entry);
    if (this.#fresh.length > MOST) this.#fresh.shift();
    this.#refresh();
  }

  #draw() {
    if (!this.#fresh.length || !this.checkVisibility()) return;
    const atBottom = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < NEAR_BOTTOM;
    const rows = this.#fresh.map((entry) => this.#row(entry));
    this.#fresh = [];
    for (const row of rows) row.hidden = !this.#fits(row);
    this.#rows.push(...rows);
    this.#list.append(...rows);
    for (const gone of this.#rows.splice(0, Math.max(0, this.#rows.length - MOST))) gone.remove();
    this.#empty.hidden = true;
    if (atBottom) this.#list.scrollTop = this.#list.scrollHeight;
  }

  #row({ direction, kind, summary, status, at }) {
    const fromBot = direction === "in";
    const bad = typeof status === "number" && status >= 400;
    return h(
      "li",
      { class: "event", "data-kind": kind, "data-bad": bad },
      h("time", {}, exactTime(new Date(at * 1000))),
      h(
        "span",
        { class: "event-way", title: fromBot ? "from the bot" : "to the bot" },
        icon(fromBot ? "right" : "left", fromBot ? "from the bot" : "to the bot"),
      ),
      h("span", { class: "event-kind" }, kind),
      h("span", { class: "event-words", title: summary }, shortened(summary)),
      status === null || status === undefined ? null : h("span", { class: "event-status" }, status),
    );
  }

  #fits(row) {
    const { text, kind } = this.#filter;
    return (!kind || row.dataset.kind === kind) && (!text || row.textContent.toLowerCase().includes(text));
  }

  #setFilter(change) {
    this.#filter = { ...this.#filter, ...change };
    for (const row of this.#rows) row.hidden = !this.#fits(row);
    this.#list.scrollTop = this.#list.scrollHeight;
  }

  #clear() {
    this.#rows = [];
    this.#fresh = [];
    this.#list.replaceChildren();
    this.#empty.hidden = false;
  }
}

/** The line without the API's base and without tokens, and with only the end of ids, where they differ. */
function shortened(summary) {
  return summary
    .replace("/api/v10", "")
    .replace(/(?<=\/)[\w-]{40,}/g, "…")
    .replace(/\d{12,16}(\d{4})\b/g, "…$1");
}

customElements.define("events-drawer", EventsDrawer);
