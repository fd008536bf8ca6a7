// Reactions under a message: a chip for each emoji, pressed if the member reacted with it, and a button to add one.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";

/** All reactions of a message, or null. */
export function reactions(list) {
  if (!list?.length) return null;
  return h(
    "div",
    { class: "reactions", role: "group", "aria-label": "Reactions", "data-key": "reactions" },
    list.map(chip),
    h(
      "button",
      { class: "reaction reaction-add", type: "button", "data-action": "pick-reaction", "aria-label": "Add reaction" },
      icon("smile"),
    ),
  );
}

function chip({ emoji, count, me }) {
  const people = count === 1 ? "1 reaction" : `${count} reactions`;
  const props = {
    class: "reaction",
    type: "button",
    "data-action": "react",
    "data-emoji": emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name,
    "data-key": `reaction-${emoji.name}`,
    "aria-pressed": String(Boolean(me)),
    "aria-label": `${emoji.name}, ${people}`,
    title: me ? "Remove your reaction" : "Add this reaction",
  };
  return h("button", props, h("span", {}, emoji.id ? `:${emoji.name}:` : emoji.name), h("b", {}, count));
}
