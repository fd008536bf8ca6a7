// <message-list>: the messages of the channel on view. Keeps the newest hundred in the document, more while one scrolls
// up, stays at the bottom when it is there, and changes only what differs.

import { h, once } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { invocationsIn } from "../core/commands.js";
import { morph } from "../core/morph.js";
import { compareIds } from "../core/snowflakes.js";
import { longDate } from "../core/time.js";
import { timeline } from "../core/timeline.js";
import { messageView } from "../view/message.js";
import { dividerView, openingView } from "../view/opening.js";
import { commandView, letterView } from "../view/waiting.js";

const WINDOW = 100;
const STEP = 50;
const NEAR_BOTTOM = 60;
const NEAR_TOP = 500;

export class MessageList extends HTMLElement {
  #app = null;
  #scroller = null;
  #list = null;
  #jump = null;
  #shown = WINDOW;
  #atBottom = true;
  #drawn = new Map();
  #refresh = once(() => this.#draw());

  /** Begins to show what the app holds. */
  start(app) {
    this.#app = app;
    this.#list = h("div", { class: "messages", role: "log", "aria-live": "off", "aria-label": "Messages" });
    this.#scroller = h("div", { class: "scroller" }, this.#list);
    this.#jump = h(
      "button",
      { class: "jump", type: "button", hidden: true, onclick: () => this.toBottom() },
      "New messages",
      icon("down"),
    );
    this.append(this.#scroller, this.#jump);
    this.#scroller.addEventListener("scroll", () => this.#onScroll(), { passive: true });
    this.#list.addEventListener("focusin", ({ target }) => target.matches("[data-message]") && this.#rove(target));
    const sizes = new ResizeObserver(() => this.#atBottom && this.#stick());
    sizes.observe(this.#list);
    sizes.observe(this.#scroller);
    const here = ({ detail }) => detail.channelId === app.session.channelId;
    app.history.addEventListener("change", (event) => here(event) && this.#onChange(event.detail));
    app.outbox.addEventListener("change", (event) => here(event) && this.#refresh());
    app.interactions.addEventListener("change", (event) => here(event) && this.#refresh());
    for (const name of ["commands", "bot"]) app.session.addEventListener(name, () => this.#refresh());
  }

  get list() {
    return this.#list;
  }

  /** Starts over: another channel, or another member. */
  reset() {
    this.#drawn.clear();
    this.#list.replaceChildren();
    this.#shown = WINDOW;
    this.#atBottom = true;
    this.#jump.hidden = true;
    this.#draw();
  }

  /** Goes to the newest message. */
  toBottom() {
    this.#shown = WINDOW;
    this.#atBottom = true;
    this.#jump.hidden = true;
    this.#draw();
  }

  /** Brings a message into view and lights it up; answers whether it is loaded. */
  reveal(messageId) {
    const { messages } = this.#shelf;
    const index = messages.findIndex((message) => message.id === messageId);
    if (index < 0) return false;
    this.#atBottom = false;
    this.#shown = Math.max(this.#shown, messages.length - index + 10);
    this.#draw();
    const element = this.#drawn.get(messageId)?.element;
    element?.scrollIntoView({ block: "center" });
    element?.animate([{ backgroundColor: "var(--lit)" }, { backgroundColor: "transparent" }], { duration: 1800 });
    element?.focus({ preventScroll: true });
    return true;
  }

  get #shelf() {
    return this.#app.history.channel(this.#app.session.channelId);
  }

  #onChange({ kind, message }) {
    if (kind === "older") this.#shown += STEP;
    const mine = message?.author.id === this.#app.session.me.id;
    if (kind === "created" && mine) this.#atBottom = true;
    if (kind === "created" && !this.#atBottom) {
      this.#shown += 1;
      this.#jump.hidden = false;
    }
    this.#refresh();
  }

  #onScroll() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    this.#atBottom = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM;
    if (this.#atBottom) {
      this.#jump.hidden = true;
      if (this.#shown > WINDOW) {
        this.#shown = WINDOW;
        this.#refresh();
      }
    } else if (scrollTop < NEAR_TOP) {
      this.#showOlder();
    }
  }

  #showOlder() {
    const { messages } = this.#shelf;
    if (this.#shown < messages.length) {
      this.#shown += STEP;
      this.#refresh();
    } else {
      this.#app.history.loadOlder(this.#app.session.channelId).catch((error) => this.#app.actions.say(error.message));
    }
  }

  #stick() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  /** Draws what differs, and keeps in place what one looks at. */
  #draw() {
    if (!this.#app?.session.channel) return;
    const anchor = this.#atBottom ? null : this.#firstVisible();
    const before = anchor?.getBoundingClientRect().top;
    this.#patch();
    if (this.#atBottom) this.#stick();
    else if (anchor?.isConnected) this.#scroller.scrollTop += anchor.getBoundingClientRect().top - before;
  }

  #firstVisible() {
    const top = this.#scroller.getBoundingClientRect().top;
    return [...this.#list.children].find(
      (child) => child.classList.contains("message") && child.getBoundingClientRect().bottom > top,
    );
  }

  #patch() {
    const wanted = this.#entries();
    const keys = new Set(wanted.map((entry) => entry.key));
    for (const [key, { element }] of this.#drawn) {
      if (keys.has(key)) continue;
      element.remove();
      this.#drawn.delete(key);
    }
    let cursor = this.#list.firstChild;
    for (const entry of wanted) {
      const element = this.#element(entry);
      if (element === cursor) cursor = cursor.nextSibling;
      else this.#list.insertBefore(element, cursor);
    }
    this.#list.setAttribute("aria-busy", String(!this.#shelf.loaded));
    this.#rove();
  }

  /** One message is reached with Tab, the rest with the arrow keys. */
  #rove(current = null) {
    const messages = [...this.#list.querySelectorAll(":scope > [data-message]")];
    const focused = messages.find((message) => message === document.activeElement);
    const stop = current ?? focused ?? messages.at(-1);
    for (const message of messages) message.tabIndex = message === stop ? 0 : -1;
  }

  /** The element of an entry, made or changed only where `signs` differ. */
  #element({ key, signs, view }) {
    const known = this.#drawn.get(key);
    if (known && signs.every((sign, index) => sign === known.signs[index])) return known.element;
    const element = known ? morph(known.element, view()) : view();
    this.#drawn.set(key, { element, signs });
    return element;
  }

  #entries() {
    const { session, outbox, interactions } = this.#app;
    const { messages, complete, loaded } = this.#shelf;
    const waiting = [...outbox.of(session.channelId), ...interactions.commandsIn(session.channelId)];
    waiting.sort((a, b) => compareIds(a.nonce, b.nonce));
    const visible = messages.slice(-this.#shown);
    const atTop = loaded && complete && visible.length === messages.length;
    const top = atTop ? [this.#opening(messages.length + waiting.length === 0)] : [];
    return [...top, ...timeline(visible, waiting).map((entry) => this.#entry(entry))];
  }

  #entry({ kind, key, date, message, grouped, item }) {
    if (kind === "waiting") return this.#waiting(item, item.payload ? letterView : commandView);
    if (kind === "day") return { key, signs: [], view: () => dividerView(key, longDate(date)) };
    const { directory, me } = this.#app.session;
    const { busy, failure } = this.#app.interactions.onMessage(message.id);
    const scene = { directory, me, grouped, busy, failure };
    return { key, signs: [message, directory, grouped, busy, failure], view: () => messageView(message, scene) };
  }

  #waiting(item, view) {
    const { directory, me, bot } = this.#app.session;
    return { key: `waiting-${item.nonce}`, signs: [item, directory], view: () => view(item, { directory, me, bot }) };
  }

  #opening(empty) {
    const { session } = this.#app;
    const { channel, commands, directory, bot } = session;
    const invocations = invocationsIn(commands, channel);
    const scene = { channel, name: session.nameOf(channel), invocations, empty, botOnline: bot?.online };
    return {
      key: "opening",
      signs: [channel, empty, commands, directory, bot?.online],
      view: () => openingView(scene),
    };
  }
}

customElements.define("message-list", MessageList);
