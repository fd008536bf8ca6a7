// <form-dialog>: the bot's modal, or one of the page's own forms, where `yes` is the button's label.
// `show(modal, directory, send)`; `send(data, files)` resolves to null, or to a sentence that says what is wrong. Emits
// "left" when it's closed.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { ComponentKind as Kind } from "../core/kinds.js";
import { markdown } from "../markdown/render.js";
import { formField } from "../view/form-fields.js";

export class FormDialog extends HTMLElement {
  #dialog = null;
  #parts = [];
  #busy = false;

  connectedCallback() {
    if (this.#dialog) return;
    this.#dialog = h("dialog", { class: "form", "aria-labelledby": "form-title" });
    this.append(this.#dialog);
    this.#dialog.addEventListener("close", () => this.#onClose());
  }

  /** Opens a form. */
  show(modal, directory, send) {
    this.#parts = (modal.components ?? []).map((component) => this.#part(component, directory));
    const submit = h("button", { class: "button primary", type: "submit" }, modal.yes ?? "Submit");
    const cancel = h(
      "button",
      { class: "button plain", type: "button", onclick: () => this.#dialog.close() },
      "Cancel",
    );
    const close = h(
      "button",
      { class: "icon-button", type: "button", "aria-label": "Close", onclick: () => this.#dialog.close() },
      icon("close"),
    );
    const notice = h("div", { class: "failure", role: "alert", hidden: true });
    const form = h(
      "form",
      { class: "form-body", novalidate: true },
      h("header", { class: "form-head" }, h("h2", { id: "form-title" }, modal.title), close),
      h(
        "div",
        { class: "form-parts" },
        this.#parts.map((part) => part.node),
      ),
      notice,
      h("footer", { class: "form-foot" }, cancel, submit),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(modal, send, submit, notice);
    });
    this.#dialog.replaceChildren(form);
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#parts.find((part) => part.field)?.field.focus();
  }

  get open() {
    return this.#dialog.open;
  }

  async #submit(modal, send, button, notice) {
    if (this.#busy) return;
    const files = [];
    const answers = this.#parts.map((part) => part.read(files));
    const wrong = this.#parts.find((part, index) => answers[index]?.error);
    if (wrong) return wrong.field.focus();
    this.#busy = true;
    button.setAttribute("aria-busy", "true");
    const components = answers.filter(Boolean).map(({ data }) => data);
    const refusal = await send({ custom_id: modal.custom_id, components }, files);
    this.#busy = false;
    button.removeAttribute("aria-busy");
    notice.hidden = !refusal;
    notice.replaceChildren(icon("warn"), h("span", {}, refusal ?? ""));
    if (!refusal && this.#dialog.contains(button)) this.#dialog.close();
  }

  #onClose() {
    this.#dialog.replaceChildren();
    this.#parts = [];
    this.#busy = false;
    this.dispatchEvent(new CustomEvent("left"));
  }

  /** A component of the form: {node, field?, read(files)}. */
  #part(component, directory) {
    if (component.type === Kind.TEXT) return { node: markdown(component.content, directory), read: () => null };
    const labelled = component.type === Kind.LABEL;
    const inner = labelled ? component.component : component.components[0];
    const field = formField(inner, directory);
    if (!field)
      return {
        node: h("p", { class: "failure" }, "This page doesn't support this type of field."),
        read: () => null,
      };
    const wrap = labelled
      ? (data) => ({ type: Kind.LABEL, component: data })
      : (data) => ({ type: Kind.ROW, components: [data] });
    const error = h("div", { class: "failure", role: "alert", hidden: true });
    const labelId = `${field.id}-label`;
    const wordsId = component.description ? `${field.id}-words` : null;
    const star = h("span", { class: "form-star", "aria-label": "required" }, "*");
    const label = h(
      "label",
      { class: "form-label", id: labelId, for: field.id },
      component.label ?? field.label ?? "",
      field.required ? [" ", star] : null,
    );
    const words = wordsId ? h("div", { class: "form-words", id: wordsId }, component.description) : null;
    field.name(labelId, wordsId);
    const read = (files) => {
      const answer = field.read(files);
      error.hidden = !answer.error;
      error.textContent = answer.error ?? "";
      return answer.error ? answer : { data: wrap(answer.data) };
    };
    return { node: h("div", { class: "form-part" }, label, words, field.node, error), field, read };
  }
}

customElements.define("form-dialog", FormDialog);
