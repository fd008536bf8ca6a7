// What appears in place of the page if the server refuses it.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";

/** Whether an error says that the key is missing or wrong. */
export function isLockedOut({ status }) {
  return status === 401 || status === 403;
}

/** The card that says why, with a way to try again. */
export function refusalView(error) {
  const words = isLockedOut(error) ? "Open the address that the playground printed, with its key." : error.message;
  return h(
    "main",
    { class: "refusal" },
    h("span", { class: "brand" }, icon("easel")),
    h("h1", {}, "Can't open the playground"),
    h("p", {}, words),
    h("button", { class: "button primary", type: "button", onclick: () => location.reload() }, "Try again"),
  );
}
