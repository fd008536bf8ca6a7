// What is waiting: messages that are being sent, and commands that the bot hasn't answered.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { sizeText } from "../core/media.js";
import { markdown } from "../markdown/render.js";
import { appTag, avatar } from "./avatar.js";
import { dots } from "./components.js";

/** The member's message that is being sent or was refused. */
export function letterView(letter, { directory, me }) {
  const { content } = letter.payload;
  const files = letter.files.map((file) =>
    h("div", { class: "waiting-file" }, icon("file"), `${file.name} · ${sizeText(file.size)}`),
  );
  const lines = [content ? markdown(content, directory) : null, files];
  return shell(letter, me, directory, lines, letter.error ? refusal(letter, true) : null);
}

/** A command that waits for the bot or has failed. */
export function commandView(entry, { directory, me, bot }) {
  const lead = h(
    "div",
    { class: "lead" },
    avatar(me, directory),
    h("span", { class: "lead-name" }, directory.nameOf(me)),
    h("span", {}, " used "),
    h("span", { class: "lead-command" }, entry.name),
  );
  const line = entry.error ? null : h("div", { class: "thinking" }, dots(), h("span", {}, "Sending command…"));
  return shell(entry, bot, directory, line, entry.error ? refusal(entry, false) : null, lead);
}

function shell({ nonce, error }, author, directory, lines, foot, lead = null) {
  const name = directory.nameOf(author);
  const props = {
    class: "message waiting",
    "data-key": `waiting-${nonce}`,
    "data-nonce": nonce,
    "data-refused": Boolean(error),
  };
  return h(
    "article",
    { ...props, "aria-label": error ? `${name}, not delivered` : `${name}, on its way` },
    lead,
    h("span", { class: "face" }, avatar(author, directory)),
    h(
      "div",
      { class: "message-body" },
      h("header", { class: "heading" }, h("span", { class: "name" }, name), appTag(author)),
      h("div", { class: "content" }, lines),
      foot,
    ),
  );
}

function refusal({ error }, canRetry) {
  return h(
    "div",
    { class: "failure", role: "alert" },
    icon("warn"),
    h("span", {}, error),
    canRetry ? h("button", { class: "link", type: "button", "data-action": "retry" }, "Try again") : null,
    h("button", { class: "link", type: "button", "data-action": "drop" }, "Dismiss"),
  );
}
