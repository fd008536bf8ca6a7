// <composer-text>: the composer's text field, which suggests commands after "/" and people after "@".
// Emits "send" (Enter), "command" {invocation} (one was picked), "typing", and in an empty field "edit-last" (arrow up)
// and "leave-up" (arrow up with Shift).

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { suggestionsFor } from "../core/suggestions.js";
import { avatar } from "../view/avatar.js";
import { callHint } from "../view/command-hint.js";

export class ComposerText extends HTMLElement {
  #app = null;
  #field = null;
  #list = null;
  #hint = null;
  #asked = null;
  #quiet = false;

  /** Starts; `float` is where lists and hints appear, `invocations` returns the channel's commands. */
  start(app, float, invocations) {
    this.#app = app;
    this.invocations = invocations;
    this.#field = h("textarea", {
      class: "composer-field",
      rows: "1",
      "aria-label": "Message",
      autocomplete: "off",
      spellcheck: "true",
      maxlength: "4000",
    });
    this.#list = h("option-list", { class: "float-panel" });
    this.#hint = h("div", { class: "float-panel call-hint", hidden: true, role: "note" });
    this.append(this.#field);
    float.append(this.#hint, this.#list);
    this.#list.own(this.#field, "Suggestions");
    this.#list.addEventListener("pick", ({ detail }) => this.#onPick(detail.item));
    this.#field.addEventListener("input", () => this.#onInput());
    this.#field.addEventListener("keydown", (event) => this.#onKey(event));
    this.#field.addEventListener("click", () => this.#suggest());
    this.#field.addEventListener("blur", () => this.#list.hide());
    this.#field.addEventListener("focus", () => this.#suggest());
    app.session.addEventListener("commands", () => this.#suggest());
  }

  get value() {
    return this.#field.value;
  }

  set value(text) {
    this.#field.value = text;
    this.#grow();
    this.#suggest();
  }

  set placeholder(text) {
    this.#field.placeholder = text;
    this.#field.setAttribute("aria-label", text);
  }

  focus() {
    this.#field.focus();
  }

  /** Inserts text at the caret. */
  insert(text) {
    const { selectionStart: start, selectionEnd: end, value } = this.#field;
    const space = start > 0 && !/\s/.test(value[start - 1]) ? " " : "";
    this.#field.setRangeText(`${space}${text}`, start, end, "end");
    this.#grow();
    this.focus();
  }

  #onInput() {
    this.#quiet = false;
    this.#grow();
    this.#suggest();
    this.dispatchEvent(new CustomEvent("typing"));
  }

  /** Sets the height, for browsers without field-sizing. */
  #grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.#field.style.setProperty("height", "auto");
    this.#field.style.setProperty("height", `${this.#field.scrollHeight}px`);
  }

  #suggest() {
    const { directory } = this.#app.session;
    if (!directory) return;
    const focused = document.activeElement === this.#field;
    const caret = this.#field.selectionStart;
    this.#asked = this.#quiet || this.hidden ? null : suggestionsFor(this.value, caret, this.invocations(), directory);
    const kind = this.#asked?.kind;
    if (kind === "commands" && focused)
      this.#list.show(this.#asked.found.map((invocation) => this.#commandItem(invocation)));
    else if (kind === "mention" && focused)
      this.#list.show(this.#asked.found.map((person) => this.#personItem(person)));
    else this.#list.hide();
    this.#hint.hidden = kind !== "call";
    if (kind === "call") this.#hint.replaceChildren(callHint(this.#asked.invocation, this.#asked.option));
  }

  #commandItem(invocation) {
    const { bot, directory } = this.#app.session;
    const aside = bot ? directory.nameOf(bot) : "";
    return { label: `/${invocation.name}`, detail: invocation.description, aside, mark: icon("slash"), invocation };
  }

  #personItem({ name, detail, user }) {
    const { directory } = this.#app.session;
    return {
      label: name,
      detail: detail === name ? "" : detail,
      mark: user ? avatar(user, directory) : icon("at"),
      mention: name,
    };
  }

  #onPick(item) {
    if (item.invocation) {
      this.dispatchEvent(new CustomEvent("command", { detail: { invocation: item.invocation } }));
      return;
    }
    this.#field.setRangeText(`@${item.mention} `, this.#asked.from, this.#field.selectionStart, "end");
    this.#grow();
    this.#suggest();
  }

  /** The command whose full name is typed; Enter means it, whatever the list suggests. */
  get #named() {
    const typed = this.value.trim().toLowerCase();
    return this.invocations().find(({ name, key }) => typed === `/${name}` || typed === `/${key}`) ?? null;
  }

  #onKey(event) {
    if (event.isComposing) return;
    if (this.#list.open && this.#onListKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey) this.#emit(event, "send");
    else if (event.key === "Tab" && !event.shiftKey && this.#asked?.kind === "call") this.#emit(event, "open-fields");
    else if (event.key === "ArrowUp" && !this.value) this.#emit(event, event.shiftKey ? "leave-up" : "edit-last");
  }

  #onListKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.#list.move(step);
    } else if (event.key === "Escape") {
      this.#quiet = true;
      this.#list.hide();
    } else if (event.key === "Tab" && !event.shiftKey) {
      this.#list.pick();
    } else if (event.key === "Enter" && !event.shiftKey && !(this.#asked.kind === "commands" && this.#named)) {
      this.#list.pick();
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }

  #emit(event, name) {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent(name));
  }
}

customElements.define("composer-text", ComposerText);
