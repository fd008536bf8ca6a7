// What a person can do with messages: buttons, the toolbar over the one pointed at, keys, and the menu.

import { closestWith, h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { ComponentKind } from "../core/kinds.js";

/** Listens on a <message-list>. main.js makes one. */
export class MessageTools {
  #app;
  #root;
  #bar;
  /** The tools that ephemeral answers don't have. */
  #answers;

  constructor(app, messageList) {
    this.#app = app;
    this.#root = messageList.list;
    this.#answers = [
      tool("smile", "Add reaction", (event) => this.#pickReaction(event.currentTarget)),
      tool("reply", "Reply", () => this.#withMessage(this.#bar, (message) => this.#app.actions.reply(message))),
    ];
    this.#bar = this.#toolbar();
    this.#root.addEventListener("click", (event) => this.#onClick(event));
    this.#root.addEventListener("choose", (event) => this.#onChoose(event));
    this.#root.addEventListener("edit-save", (event) => this.#onEdited(event));
    this.#root.addEventListener("edit-stop", () => this.#app.actions.stopEdit());
    this.#root.addEventListener("pointerover", (event) => this.#attach(event));
    this.#root.addEventListener("focusin", (event) => this.#attach(event));
    this.#root.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && this.#detach());
    this.#root.addEventListener("contextmenu", (event) => this.#onContextMenu(event));
    this.#root.addEventListener("keydown", (event) => this.#onKey(event));
  }

  #toolbar() {
    return h(
      "div",
      { class: "toolbar", role: "toolbar", "aria-label": "Message", "data-keep": "" },
      this.#answers,
      tool("apps", "Apps", (event) => this.#openMenu(event.currentTarget, true)),
      tool("more", "More", (event) => this.#openMenu(event.currentTarget)),
    );
  }

  #attach(event) {
    const element = closestWith(event, "data-message", this.#root);
    if (!element) return this.#detach();
    if (this.#bar.parentElement === element) return;
    this.#withMessage(element, (message) => {
      for (const tool of this.#answers) tool.hidden = !this.#app.session.mayAnswer(message);
    });
    element.append(this.#bar);
  }

  #detach() {
    if (!this.#bar.contains(document.activeElement)) this.#bar.remove();
  }

  #pickReaction(node) {
    const { left, bottom } = node.getBoundingClientRect();
    this.#withMessage(node, (message) => this.#app.actions.pickReaction(message, left, bottom + 4));
  }

  #react({ dataset, ariaPressed }) {
    return (message) => this.#app.actions.react(message, dataset.emoji, ariaPressed !== "true");
  }

  #onEdited({ target, detail }) {
    this.#withMessage(target, (message) => this.#app.actions.saveEdit(message, detail.text));
  }

  #messageOf(node) {
    const id = node?.closest("[data-message]")?.dataset.message;
    return id ? this.#app.history.find(this.#app.session.channelId, id) : null;
  }

  #withMessage(node, run) {
    const message = this.#messageOf(node);
    if (message) run(message);
  }

  #openMenu(button, onlyApps = false) {
    const { left, bottom } = button.getBoundingClientRect();
    this.#withMessage(button, (message) => this.#app.actions.messageMenu(message, left, bottom + 4, onlyApps));
  }

  #onClick(event) {
    const node = closestWith(event, "data-action", this.#root);
    if (!node || node.disabled) return;
    const { action } = node.dataset;
    const act = this.#acts[action];
    if (act) act(node, event);
  }

  #acts = {
    press: (node) => this.#press(node),
    react: (node) => this.#withMessage(node, this.#react(node)),
    "pick-reaction": (node) => this.#pickReaction(node),
    enlarge: (node) => this.#enlarge(node),
    member: (node, event) => this.#member(node, event),
    jump: (node) => this.#app.actions.jump(node.dataset.target),
    visit: (node) => this.#app.actions.visit(node.dataset.channel),
    use: (node) => this.#app.actions.use(node.dataset.text),
    dismiss: (node) => this.#withMessage(node, (message) => this.#app.history.dismiss(message)),
    retry: (node) => this.#app.outbox.retry(node.closest("[data-nonce]").dataset.nonce),
    drop: (node) => this.#drop(node.closest("[data-nonce]").dataset.nonce),
  };

  #press(node) {
    if (node.getAttribute("aria-busy") === "true") return;
    const data = { custom_id: node.dataset.customId, component_type: ComponentKind.BUTTON };
    this.#withMessage(node, (message) => this.#app.interactions.component(message, data));
  }

  #onChoose({ target, detail: { component, values } }) {
    const data = { custom_id: component.custom_id, component_type: component.type, values };
    this.#withMessage(target, (message) => this.#app.interactions.component(message, data));
  }

  #enlarge(node) {
    const all = [...node.closest("[data-message]").querySelectorAll("[data-action=enlarge]")];
    const seen = all.filter((one) => !one.closest("spoiler-box:not([data-open])"));
    const pictures = seen.map(({ dataset }) => ({ src: dataset.src, alt: dataset.alt, name: dataset.name }));
    this.#app.actions.enlarge(pictures, seen.indexOf(node));
  }

  #member(node, event) {
    const box = node.getBoundingClientRect();
    const point = event.detail > 0 ? [event.clientX, event.clientY] : [box.left, box.bottom + 4];
    this.#app.actions.memberMenu(node.dataset.user, ...point);
  }

  #drop(nonce) {
    this.#app.outbox.drop(nonce);
    this.#app.interactions.drop(nonce);
  }

  /** The right mouse button, a long press, the menu key or Shift+F10. */
  #onContextMenu(event) {
    if (event.target.closest("a, video, audio, input, textarea") || hasSelection()) return;
    const person = closestWith(event, "data-user", this.#root);
    const element = closestWith(event, "data-message", this.#root);
    if (!person && !element) return;
    event.preventDefault();
    const box = (person ?? element).getBoundingClientRect();
    const byKey = event.clientX === 0 && event.clientY === 0;
    const [x, y] =
      byKey || event.button !== 2
        ? [box.left + 48, Math.min(box.bottom, innerHeight - 80)]
        : [event.clientX, event.clientY];
    if (person) this.#app.actions.memberMenu(person.dataset.user, x, y);
    else this.#withMessage(element, (message) => this.#app.actions.messageMenu(message, x, y));
  }

  #onKey(event) {
    const element = event.target.matches?.(".message") ? event.target : null;
    if (!element) return;
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : this.#keys[event.key];
    if (step) focusNext(element, step);
    else if (event.key === "Escape") this.#app.actions.focusComposer();
    else if (act) this.#withMessage(element, act);
    else return;
    event.preventDefault();
  }

  /** Single keys on a message, as in Discord. */
  #keys = {
    r: (message) => this.#app.session.mayAnswer(message) && this.#app.actions.reply(message),
    e: (message) => this.#app.session.mayEdit(message) && this.#app.actions.edit(message),
    t: (message) => this.#app.session.mayThread(message) && this.#app.actions.thread(message),
    "+": (message) => this.#app.session.mayAnswer(message) && this.#app.actions.pickReaction(message),
  };
}

function tool(name, label, run) {
  return h("button", { class: "tool", type: "button", "aria-label": label, title: label, onclick: run }, icon(name));
}

function focusNext(element, step) {
  let next = element[step];
  while (next && !next.matches(".message[data-message]")) next = next[step];
  next?.focus();
}

function hasSelection() {
  const selection = getSelection();
  return Boolean(selection && !selection.isCollapsed && selection.toString().trim());
}
