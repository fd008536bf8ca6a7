// The top of a channel, which in an empty one teaches the first steps.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { ChannelKind } from "../core/kinds.js";

const STARTERS = [
  { command: "imagine", text: "/imagine a red castle on the snow at night" },
  { command: "imagine", text: "/imagine a yellow boat on the sea at sunset" },
  { command: "imagine", text: "/imagine a blue house on the grass by day" },
  { command: "queue", text: "/queue" },
  { command: "help", text: "/help" },
];

/** What stands over the first message; `scene` is {channel, name, invocations, empty, botOnline}. */
export function openingView(scene) {
  const { channel, name, empty } = scene;
  const dm = channel.type === ChannelKind.DM;
  const title = dm ? `Just you and ${name}` : `Welcome to #${name}`;
  const words = empty
    ? lesson(scene)
    : dm
      ? "This is the start of your conversation."
      : "This is the start of the channel.";
  return h(
    "section",
    { class: empty ? "opening opening-empty" : "opening", "data-key": "opening" },
    empty
      ? h("img", { class: "opening-painting", src: "/page/painting.svg", alt: "", width: 240, height: 200 })
      : mark(channel),
    h("h2", { class: "opening-title" }, title),
    h("p", { class: "opening-words" }, words),
    empty ? starters(scene.invocations) : null,
  );
}

function mark({ type, nsfw }) {
  const name = type === ChannelKind.DM ? "at" : nsfw ? "lock" : "hash";
  return h("div", { class: "opening-mark", "aria-hidden": "true" }, icon(name));
}

function lesson({ invocations, botOnline }) {
  if (!botOnline && !invocations.length) return "The bot is not here yet. Its commands appear as soon as it logs in.";
  if (!invocations.some(({ name }) => name === "imagine")) return "Type / to see what the bot can do.";
  return ["Type ", h("kbd", {}, "/imagine a red castle on the snow at night"), " and press Enter."];
}

function starters(invocations) {
  const known = new Set(invocations.map(({ name }) => name));
  const chips = STARTERS.filter(({ command }) => known.has(command)).map(({ text }) =>
    h("button", { class: "chip", type: "button", "data-action": "use", "data-text": text }, text),
  );
  return chips.length ? h("div", { class: "chips", role: "group", "aria-label": "Starters" }, chips) : null;
}

/** A line between days. */
export function dividerView(key, words) {
  return h("div", { class: "divider", role: "separator", "data-key": key }, h("span", {}, words));
}
