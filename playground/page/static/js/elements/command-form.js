// <command-form>: a slash command that is filled in, with its options as fields in a row.
// Emits "run" {invocation, values, files} and "leave" {text}.

import { h } from "../core/dom.js";
import { commandData, keyOf, ordered } from "../core/commands.js";
import { OptionKind } from "../core/kinds.js";
import { localizedChoices } from "../core/locales.js";
import { choicesOf, isListed } from "../core/option-values.js";
import { guideView } from "../view/command-guide.js";

const ASK_AFTER_MS = 150;
const MOST = 25;

export class CommandForm extends HTMLElement {
  invocation = null;
  #app = null;
  #list = null;
  #guide = null;
  #row = null;
  #current = null;
  #asking = 0;
  #timer = 0;

  /** Starts; `float` is where the list and the guide appear. */
  start(app, float) {
    this.#app = app;
    this.#list = h("option-list", { class: "float-panel" });
    this.#guide = h("div", { class: "float-panel guide", hidden: true });
    this.#row = h("div", { class: "command-row", role: "group" });
    this.append(this.#row);
    float.append(this.#list, this.#guide);
    this.#list.addEventListener("pick", ({ detail }) => this.#onPick(detail.item));
    this.#guide.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#guide.addEventListener("click", (event) =>
      this.#onAdd(event.target.closest("[data-option]")?.dataset.option),
    );
    this.addEventListener("field-focus", ({ target }) => this.#enter(target));
    this.addEventListener("field-input", ({ target }) => this.#offer(target));
    this.addEventListener("field-leave", ({ target }) => this.#removeField(target));
    this.addEventListener("keydown", (event) => this.#onKey(event));
    this.addEventListener("focusout", () => this.#list.hide());
  }

  /** Shows a command; `texts` and `files` fill its options by name. */
  open(invocation, texts = new Map(), files = new Map()) {
    this.invocation = invocation;
    this.#row.setAttribute("aria-label", `/${invocation.name}`);
    this.#row.replaceChildren(
      h(
        "button",
        { class: "command-name", type: "button", title: "Back to text (Escape)", onclick: () => this.leave() },
        `/${invocation.name}`,
      ),
    );
    for (const option of ordered(invocation.options)) {
      if (option.required || texts.has(option.name) || files.has(option.name)) this.#addField(option, texts, files);
    }
    this.#guide.hidden = false;
    this.#paintGuide();
    (this.fields.find((field) => field.empty) ?? this.fields[0] ?? this.#row.firstChild).focus();
  }

  close() {
    this.invocation = null;
    this.#current = null;
    this.#row.replaceChildren();
    this.#list.hide();
    this.#guide.hidden = true;
  }

  /** Goes back to plain text. */
  leave() {
    const texts = this.fields.filter((field) => !field.empty && !field.file);
    const text = [`/${this.invocation.name}`, ...texts.map((field) => `${field.option.name}:${field.text}`)].join(" ");
    this.dispatchEvent(new CustomEvent("leave", { detail: { text: texts.length ? text : "" } }));
  }

  get fields() {
    return [...this.#row.querySelectorAll("option-field")];
  }

  /** Gives a file to the first empty attachment option; returns whether there was one. */
  takeFile(file) {
    const field = this.fields.find((one) => one.option.type === OptionKind.ATTACHMENT && !one.file);
    const option = field ? null : this.#missing().find((one) => one.type === OptionKind.ATTACHMENT);
    const taker = field ?? (option ? this.#addField(option) : null);
    taker?.attach(file);
    this.#paintGuide();
    return taker !== null;
  }

  /** Runs the command, or shows what's wrong. */
  submit() {
    const answers = this.fields.map((field) => ({ field, ...field.read() }));
    for (const { field, error } of answers) field.showError(error);
    const wrong = answers.find(({ error }) => error);
    if (wrong) {
      wrong.field.focus();
      this.#paintGuide(wrong.error);
      return;
    }
    const given = answers.filter(({ value }) => value !== undefined);
    const files = given.filter(({ field }) => field.file).map(({ value }) => value);
    const values = given.map(({ field, value }) =>
      this.#value(field.option, field.file ? String(files.indexOf(value)) : value),
    );
    this.dispatchEvent(new CustomEvent("run", { detail: { invocation: this.invocation, values, files } }));
  }

  #value(option, value) {
    return { name: keyOf(option), type: option.type, value };
  }

  #missing() {
    const shown = new Set(this.fields.map((field) => field.option.name));
    return ordered(this.invocation.options).filter((option) => !shown.has(option.name));
  }

  #addField(option, texts = new Map(), files = new Map()) {
    const field = h("option-field", { ".option": option, ".directory": this.#app.session.directory });
    this.#row.append(field);
    if (texts.has(option.name)) field.text = texts.get(option.name);
    if (files.has(option.name)) field.attach(files.get(option.name));
    return field;
  }

  #onAdd(name) {
    const option = this.#missing().find((one) => one.name === name);
    if (option) this.#addField(option).focus();
  }

  #removeField(field) {
    const fields = this.fields;
    const at = fields.indexOf(field);
    if (!field.option.required) field.remove();
    if (at > 0) fields[at - 1].focus();
    else if (field.option.required || fields.length === 1) this.leave();
    else fields[1].focus();
    if (this.invocation) this.#paintGuide();
  }

  #enter(field) {
    this.#current = field;
    if (field.option.type !== OptionKind.ATTACHMENT) this.#list.own(field.input, field.option.name);
    this.#paintGuide();
    this.#offer(field);
  }

  #paintGuide(error = null) {
    this.#guide.replaceChildren(guideView(this.invocation, this.#current?.option ?? null, this.#missing(), error));
  }

  #offer(field) {
    clearTimeout(this.#timer);
    if (field.option.autocomplete) {
      this.#timer = setTimeout(() => this.#ask(field), ASK_AFTER_MS);
    } else if (isListed(field.option)) {
      this.#showChoices(field, choicesOf(field.option, field.directory));
    } else {
      this.#list.hide();
    }
    if (!field.hasAttribute("data-wrong")) this.#paintGuide();
  }

  #showChoices(field, choices) {
    const typed = field.text.trim().toLowerCase();
    const settled = choices.some((choice) => choice.name.toLowerCase() === typed);
    const fitting = settled ? [] : choices.filter((choice) => choice.name.toLowerCase().includes(typed));
    this.#list.show(
      fitting.slice(0, MOST).map((choice) => this.#item(choice)),
      field.option.required || typed ? 0 : -1,
    );
  }

  #item(choice) {
    return { label: choice.name, detail: choice.detail === choice.name ? "" : choice.detail, choice };
  }

  async #ask(field) {
    this.#asking += 1;
    const turn = this.#asking;
    const others = this.fields.filter((one) => one !== field && !one.file).map((one) => ({ one, ...one.read() }));
    const values = others
      .filter(({ value }) => value !== undefined)
      .map(({ one, value }) => this.#value(one.option, value));
    values.push({ ...this.#value(field.option, field.text), focused: true });
    try {
      const { channelId, me } = this.#app.session;
      const given = await this.#app.interactions.choices(channelId, commandData(this.invocation, values));
      const choices = localizedChoices(given, me.settings.locale);
      const current = turn === this.#asking && this.#current === field && field.contains(document.activeElement);
      if (current)
        this.#list.show(
          choices.map((choice) => this.#item(choice)),
          -1,
        );
    } catch {
      if (turn === this.#asking) this.#list.hide();
    }
  }

  #onPick({ choice }) {
    const field = this.#current;
    field.choose(choice);
    this.#list.hide();
    const next = this.fields.find((one) => one.empty && one.option.required);
    (next ?? field).focus();
    this.#list.hide();
  }

  #onKey(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = this.#list.open && this.#list.current;
    if (step && this.#list.open) this.#list.move(step);
    else if (event.key === "Escape" && this.#list.open) this.#list.hide();
    else if (event.key === "Escape") this.leave();
    else if (event.key === "Tab" && !event.shiftKey && chosen) this.#list.pick();
    else if (event.key === "Enter" && !event.shiftKey && !this.#opensPicker(event))
      chosen ? this.#list.pick() : this.submit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Enter on an empty file option opens the picker, as on any button. */
  #opensPicker({ target }) {
    const field = target.closest("option-field");
    return field?.option.type === OptionKind.ATTACHMENT && !field.file;
  }
}

customElements.define("command-form", CommandForm);
