// <message-list>: the channel's messages. Keeps a hundred in the document, the newest or the ones scrolled to, stays at
// the bottom if it's there, and changes only what differs.

import { h, onceAFrame } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { MessageWindow } from "../core/message-window.js";
import { morph } from "../core/morph.js";
import { entriesOf } from "../view/entries.js";

const AT_BOTTOM = 60;
const NEAR_EDGE = 500;

export class MessageList extends HTMLElement {
  #app = null;
  #scroller = null;
  #list = null;
  #jump = null;
  #window = new MessageWindow();
  #atBottom = true;
  #heading = 0;
  #lastTop = 0;
  #drawn = new Map();
  #refresh = onceAFrame(() => this.#draw());

  /** Starts to show the app's messages. */
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
    // At once, because the next key may already be for the field that appears.
    app.editing.addEventListener("change", () => this.#draw());
    for (const name of ["commands", "bot", "channels"]) app.session.addEventListener(name, () => this.#refresh());
  }

  get list() {
    return this.#list;
  }

  /** Starts over, for another channel or member. */
  reset() {
    this.#drawn.clear();
    this.#list.replaceChildren();
    this.toBottom();
  }

  /** Goes to the newest message. */
  toBottom() {
    this.#window.follow();
    this.#heading = 0;
    this.#atBottom = true;
    this.#jump.hidden = true;
    this.#draw();
  }

  /** Whether a message is in the document. */
  shows(messageId) {
    return this.#drawn.has(messageId);
  }

  /** Scrolls to a message and highlights it; returns whether it's loaded. */
  reveal(messageId) {
    const { messages } = this.#shelf;
    const index = messages.findIndex((message) => message.id === messageId);
    if (index < 0) return false;
    this.#atBottom = false;
    this.#heading = 0;
    if (this.#window.of(messages).includes(messages[index])) this.#window.pin(messages);
    else this.#window.reveal(messages, index);
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
    const mine = message?.author.id === this.#app.session.me.id;
    if (kind === "created" && mine) {
      this.#window.follow();
      this.#atBottom = true;
    }
    if (kind === "created" && !this.#atBottom) this.#jump.hidden = false;
    this.#refresh();
  }

  #onScroll() {
    const { scrollTop } = this.#scroller;
    this.#heading = Math.sign(scrollTop - this.#lastTop) || this.#heading;
    this.#lastTop = scrollTop;
    this.#settle();
    if (!this.#atBottom && this.#heading < 0) this.#window.pin(this.#shelf.messages);
    this.#reach();
  }

  #settle() {
    this.#atBottom = this.#window.following && this.#toFoot() < AT_BOTTOM;
    if (this.#atBottom) this.#jump.hidden = true;
  }

  #toFoot() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight;
  }

  /** Shows more messages in the direction of scrolling, before the edge is reached. */
  #reach() {
    const { messages } = this.#shelf;
    if (this.#heading < 0 && this.#scroller.scrollTop < NEAR_EDGE) this.#reachUp(messages);
    else if (this.#heading > 0 && this.#toFoot() < NEAR_EDGE && this.#window.newer(messages)) this.#refresh();
  }

  #reachUp(messages) {
    if (this.#window.older(messages)) this.#refresh();
    else this.#loadOlder();
  }

  #loadOlder() {
    const { session, history, actions } = this.#app;
    history.loadOlder(session.channelId).catch(({ message }) => actions.say(message));
  }

  #stick() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#lastTop = this.#scroller.scrollTop;
  }

  /** Draws what differs, and keeps the visible messages in place. */
  #draw() {
    if (!this.#app?.session.channel) return;
    const seen = this.#atBottom ? [] : this.#visible();
    this.#patch();
    if (this.#atBottom) {
      this.#stick();
      // If everything loaded fits into the window, nothing can scroll, so more is loaded at once.
      if (this.#toFoot() === 0 && this.#scroller.scrollTop === 0) this.#loadOlder();
      return;
    }
    const anchor = seen.find(({ child }) => child.isConnected);
    if (anchor) this.#scroller.scrollTop += anchor.child.getBoundingClientRect().top - anchor.top;
    // Drawing moves the scroll bar; that isn't the reader scrolling.
    this.#lastTop = this.#scroller.scrollTop;
    this.#settle();
    this.#reach();
  }

  /** The messages from the first visible one on, with their positions: {child, top, bottom}. */
  #visible() {
    const edge = this.#scroller.getBoundingClientRect().top;
    const children = [...this.#list.querySelectorAll(":scope > .message")];
    const boxes = children.map((child) => ({ child, ...topAndBottom(child) }));
    return boxes.filter(({ bottom }) => bottom > edge);
  }

  #patch() {
    const wanted = entriesOf(this.#app, this.#shelf, this.#window);
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

  /** Lets Tab reach one message; the arrow keys reach the others. */
  #rove(current = null) {
    const messages = [...this.#list.querySelectorAll(":scope > [data-message]")];
    const focused = messages.find((message) => message === document.activeElement);
    const stop = current ?? focused ?? messages.at(-1);
    for (const message of messages) message.tabIndex = message === stop ? 0 : -1;
  }

  /** The element of an entry, made or changed only if its `signs` differ. */
  #element({ key, signs, view }) {
    const known = this.#drawn.get(key);
    if (known && signs.every((sign, index) => sign === known.signs[index])) return known.element;
    const element = known ? morph(known.element, view()) : view();
    this.#drawn.set(key, { element, signs });
    return element;
  }
}

function topAndBottom(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return { top, bottom };
}

customElements.define("message-list", MessageList);
