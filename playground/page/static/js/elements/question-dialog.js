// <question-dialog>: asks before something that can't be undone. `ask({title, words, yes})` resolves to true or false.

import { h } from "../core/dom.js";

export class QuestionDialog extends HTMLElement {
  #dialog = null;

  connectedCallback() {
    if (this.#dialog) return;
    this.#dialog = h("dialog", { class: "form question", "aria-labelledby": "question-title", role: "alertdialog" });
    this.append(this.#dialog);
  }

  ask({ title, words, yes }) {
    const answer = (value) => () => this.#dialog.close(value);
    const confirm = h("button", { class: "button danger", type: "button", onclick: answer("yes") }, yes);
    this.#dialog.replaceChildren(
      h("h2", { id: "question-title" }, title),
      h("p", { class: "form-words" }, words),
      h(
        "footer",
        { class: "form-foot" },
        h("button", { class: "button plain", type: "button", onclick: answer("") }, "Cancel"),
        confirm,
      ),
    );
    this.#dialog.returnValue = "";
    this.#dialog.showModal();
    confirm.focus();
    return new Promise((resolve) => {
      this.#dialog.addEventListener("close", () => resolve(this.#dialog.returnValue === "yes"), { once: true });
    });
  }
}

customElements.define("question-dialog", QuestionDialog);
