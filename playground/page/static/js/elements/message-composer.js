// <message-composer>: where a person writes a message or a command, with files and the message they reply to.

import { calledBy, commandData, invocationsIn } from "../core/commands.js";
import { assignFiles, assignText } from "../core/command-text.js";
import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { filesOf, sizeText } from "../core/media.js";
import { encodeMentions } from "../core/mentions.js";
import { replyingView } from "../view/replying.js";

const MOST_FILES = 10;
const TYPING_EVERY_MS = 8000;

export class MessageComposer extends HTMLElement {
  #app = null;
  #text = null;
  #form = null;
  #tray = null;
  #reply = null;
  #replyBar = null;
  #warned = "";
  #drafts = new Map();
  #channelId = null;
  #typedAt = 0;

  /** Builds the composer and starts. */
  start(app) {
    this.#app = app;
    this.#text = h("composer-text");
    this.#form = h("command-form", { hidden: true });
    this.#tray = h("attachment-tray");
    this.#replyBar = h("div", { class: "replying", hidden: true });
    const float = h("div", { class: "composer-float" });
    const picker = h("input", { type: "file", multiple: true, hidden: true, tabindex: "-1", "data-role": "picker" });
    const attach = h(
      "button",
      {
        class: "icon-button",
        type: "button",
        "aria-label": "Attach files",
        title: "Attach files",
        onclick: () => picker.click(),
      },
      icon("plus"),
    );
    const send = h(
      "button",
      { class: "icon-button send", type: "button", "aria-label": "Send", title: "Send", onclick: () => this.#submit() },
      icon("send"),
    );
    const row = h("div", { class: "composer-row" }, attach, this.#text, this.#form, send);
    this.append(float, h("div", { class: "composer-box" }, this.#replyBar, this.#tray, row), picker);
    this.#text.start(app, float, () => this.#invocations);
    this.#form.start(app, float);
    picker.addEventListener("change", () => {
      this.takeFiles([...picker.files]);
      picker.value = "";
    });
    this.#listen();
  }

  #listen() {
    this.#text.addEventListener("send", () => this.#submit());
    this.#text.addEventListener("command", ({ detail }) => this.#openForm(detail.invocation));
    this.#text.addEventListener("open-fields", () => this.#textIntoForm());
    this.#text.addEventListener("edit-last", () => this.#app.actions.editLast());
    this.#text.addEventListener("leave-up", () => this.#app.actions.focusLastMessage());
    this.#text.addEventListener("typing", () => this.#sayTyping());
    this.#form.addEventListener("run", ({ detail }) => this.#run(detail));
    this.#form.addEventListener("leave", ({ detail }) => this.#closeForm(detail.text));
    this.addEventListener("paste", (event) => this.#onPaste(event));
    this.addEventListener("keydown", (event) => event.key === "Escape" && this.#reply && this.reply(null));
  }

  get #invocations() {
    const { commands, channel } = this.#app.session;
    return channel ? invocationsIn(commands, channel) : [];
  }

  /** Keeps the old channel's draft and restores the new channel's. */
  enter(channelId, name) {
    if (this.#channelId)
      this.#drafts.set(this.#channelId, { text: this.#text.value, files: this.#tray.files, reply: this.#reply });
    const draft = this.#drafts.get(channelId) ?? { text: "", files: [], reply: null };
    this.#channelId = channelId;
    this.#closeForm(draft.text, false);
    this.#tray.files = draft.files;
    this.#setReply(draft.reply);
    this.#text.placeholder = `Message ${name}`;
  }

  /** Drops every draft, because another member writes now. */
  forget() {
    this.#drafts.clear();
    this.#channelId = null;
  }

  focus() {
    (this.#form.hidden ? this.#text : (this.#form.fields[0] ?? this.#form)).focus();
  }

  /** Fills the text field, for suggestions and command mentions. */
  use(text) {
    this.#closeForm(text);
  }

  /** Inserts a mention at the caret. */
  insert(text) {
    if (this.#form.hidden) this.#text.insert(text);
  }

  /** Starts a reply to a message; null stops it. */
  reply(message) {
    this.#setReply(message ? { message, ping: message.author.id !== this.#app.session.me.id } : null);
    if (!this.#form.hidden && message) this.#closeForm("");
    this.focus();
  }

  #setReply(reply) {
    this.#reply = reply;
    this.#replyBar.hidden = !reply;
    if (!reply) return;
    const turn = () => this.#setReply({ ...reply, ping: !reply.ping });
    this.#replyBar.replaceChildren(replyingView(reply, this.#app.session.directory, turn, () => this.reply(null)));
  }

  /** Adds files from the picker, a paste or a drop. */
  takeFiles(files) {
    const { sizeLimit } = this.#app.session;
    const fitting = files.filter((file) => file.size <= sizeLimit);
    const large = files.find((file) => file.size > sizeLimit);
    if (large)
      this.#app.actions.say(`${large.name} is too large. The limit is ${sizeText(sizeLimit)}.`);
    if (!this.#form.hidden) {
      const left = fitting.filter((file) => !this.#form.takeFile(file));
      if (left.length) this.#app.actions.say(`/${this.#form.invocation.name} doesn't take any more files.`);
      return;
    }
    const room = MOST_FILES - this.#tray.files.length;
    if (fitting.length > room) this.#app.actions.say(`A message can have at most ${MOST_FILES} files.`);
    this.#tray.add(fitting.slice(0, Math.max(room, 0)));
    this.#text.focus();
  }

  #onPaste(event) {
    const files = filesOf(event.clipboardData);
    if (!files.length) return;
    event.preventDefault();
    this.takeFiles(files);
  }

  #sayTyping() {
    const now = Date.now();
    if (this.#text.value.startsWith("/") || now - this.#typedAt < TYPING_EVERY_MS) return;
    this.#typedAt = now;
    this.#app.actions.sayTyping();
  }

  #submit() {
    if (!this.#form.hidden) return this.#form.submit();
    const text = this.#text.value.trim();
    const files = this.#tray.files;
    if (!text && !files.length) return;
    const call = calledBy(text, this.#invocations);
    if (call) return this.#runText(call);
    if (this.#mistyped(text)) return;
    const reply = this.#reply;
    this.#clear();
    const content = encodeMentions(text, this.#app.session.directory);
    this.#app.outbox.send(this.#channelId, { content, files, reply: reply?.message.id, ping: reply?.ping ?? true });
  }

  /** Text with a slash that is no command is probably a mistake: say so once, and send it the second time. */
  #mistyped(text) {
    const word = /^\/[\p{L}\p{N}_-]+(?=\s|$)/u.exec(text)?.[0];
    if (!word || this.#warned === text) return false;
    this.#warned = text;
    this.#app.actions.say(`There is no command ${word} here. Press Enter again to send it as a message.`);
    return true;
  }

  #runText({ invocation, rest }) {
    const { texts, surplus } = assignText(rest, invocation.options);
    const { files, surplus: spare } = assignFiles(this.#tray.files, invocation.options);
    if (surplus) return this.#app.actions.say(`/${invocation.name} doesn't take the text "${surplus}".`);
    if (spare.length) return this.#app.actions.say(`/${invocation.name} doesn't take the file ${spare[0].name}.`);
    this.#openForm(invocation, texts, files);
    const bare = !rest && !files.size && invocation.options.some((option) => option.required);
    if (!bare) this.#form.submit();
  }

  #textIntoForm() {
    const call = calledBy(this.#text.value, this.#invocations);
    if (!call) return;
    const { texts } = assignText(call.rest, call.invocation.options);
    this.#openForm(call.invocation, texts, assignFiles(this.#tray.files, call.invocation.options).files);
  }

  #openForm(invocation, texts, files = assignFiles(this.#tray.files, invocation.options).files) {
    const kept = this.#tray.files.filter((file) => ![...files.values()].includes(file));
    this.#tray.files = kept;
    this.#text.value = "";
    this.#text.hidden = true;
    this.#form.hidden = false;
    this.toggleAttribute("data-command", true);
    this.#form.open(invocation, texts, files);
  }

  #closeForm(text, focus = true) {
    this.#form.close();
    this.#form.hidden = true;
    this.#text.hidden = false;
    this.toggleAttribute("data-command", false);
    if (focus) this.#text.focus();
    this.#text.value = text;
  }

  #run({ invocation, values, files }) {
    this.#closeForm("");
    this.#setReply(null);
    this.#app.interactions.command(this.#channelId, `/${invocation.name}`, commandData(invocation, values), files);
  }

  #clear() {
    this.#text.value = "";
    this.#tray.files = [];
    this.#warned = "";
    this.#setReply(null);
    this.#text.focus();
  }
}

customElements.define("message-composer", MessageComposer);
