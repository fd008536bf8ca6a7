// The panel over a command's fields: the current option's description, and the options to add.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { OptionKind } from "../core/kinds.js";

/** `option` is the current one or null, `missing` are the ones not shown, `error` is a sentence or null. */
export function guideView(invocation, option, missing, error) {
  const title = option ? option.name : `/${invocation.name}`;
  const words = option ? option.description : invocation.description;
  return h(
    "div",
    { class: "guide-inner" },
    h(
      "div",
      { class: "guide-line" },
      h("b", {}, title),
      h("span", { class: "guide-words" }, words),
      option ? h("span", { class: "guide-bounds" }, bounds(option)) : null,
    ),
    error ? h("div", { class: "failure", role: "alert" }, icon("warn"), h("span", {}, error)) : null,
    missing.length
      ? h("div", { class: "guide-add", role: "group", "aria-label": "Add an option" }, missing.map(addChip))
      : null,
  );
}

function addChip({ name, description }) {
  const props = {
    class: "chip chip-small",
    type: "button",
    title: description,
    "aria-label": `Add ${name}: ${description}`,
    "data-option": name,
  };
  return h("button", props, icon("plus"), name);
}

/** An option's bounds in words, such as "1 to 50" or "up to 1500 characters". */
export function bounds({ type, min_value: least, max_value: most, max_length: longest, required }) {
  const numeric = type === OptionKind.INTEGER || type === OptionKind.NUMBER;
  const parts = [];
  if (numeric && least !== undefined && most !== undefined) parts.push(`${least} to ${most}`);
  else if (numeric && least !== undefined) parts.push(`at least ${least}`);
  else if (numeric && most !== undefined) parts.push(`at most ${most}`);
  if (longest !== undefined) parts.push(`up to ${longest} characters`);
  if (required) parts.push("required");
  return parts.join(" · ");
}
