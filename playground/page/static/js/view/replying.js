// The bar over the composer while a person writes a reply.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";

/** `turn` switches the mention, `stop` cancels the reply. */
export function replyingView({ message, ping }, directory, turn, stop) {
  const name = directory.nameOf(message.author);
  const mention = ping ? `Mention ${name}: on` : `Mention ${name}: off`;
  return h(
    "div",
    { class: "replying-line" },
    h("span", { class: "replying-words" }, "Replying to ", h("b", {}, name)),
    h(
      "button",
      {
        class: "ping",
        type: "button",
        "aria-pressed": String(ping),
        title: mention,
        "aria-label": mention,
        onclick: turn,
      },
      icon("at"),
      ping ? "On" : "Off",
    ),
    h(
      "button",
      { class: "icon-button", type: "button", "aria-label": "Stop replying", title: "Stop replying", onclick: stop },
      icon("close"),
    ),
  );
}
