// The line over the composer while a command is typed as text: its options, with the current one in bold.

import { h } from "../core/dom.js";
import { ordered } from "../core/commands.js";

/** `current` is the option that the end of the text belongs to, or null. */
export function callHint({ name, description, options }, current) {
  const chips = ordered(options).map((option) => {
    const props = { class: "hint-option", "data-current": option === current, title: option.description };
    return h("span", props, option.required ? option.name : `${option.name}:`);
  });
  return h(
    "div",
    { class: "hint" },
    h("div", { class: "hint-line" }, h("b", {}, `/${name}`), chips),
    h("div", { class: "hint-words" }, current ? `${current.name}: ${current.description}` : description),
    h(
      "div",
      { class: "hint-keys" },
      h("kbd", {}, "Enter"),
      " runs it",
      options.length ? [" · ", h("kbd", {}, "Tab"), " opens its fields"] : null,
    ),
  );
}
