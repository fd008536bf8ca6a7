// The top of a channel; in an empty one it shows the first steps.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { channelIcon } from "../core/channels.js";
import { ChannelKind, isDirect, isThread } from "../core/kinds.js";

const STARTERS = [
  { command: "imagine", text: "/imagine a red castle on the snow at night" },
  { command: "imagine", text: "/imagine a yellow boat on the sea at sunset" },
  { command: "imagine", text: "/imagine a blue house on the grass by day" },
  { command: "queue", text: "/queue" },
  { command: "help", text: "/help" },
];

/** The part over the first message; `scene` is {channel, parent, name, invocations, empty, botOnline}. */
export function openingView(scene) {
  if (isThread(scene.channel)) return threadOpening(scene);
  if (scene.channel.type === ChannelKind.GROUP) return groupOpening(scene);
  const { channel, name, empty } = scene;
  const dm = isDirect(channel);
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
    empty && channel.topic ? h("p", { class: "opening-words" }, channel.topic) : null,
    empty ? starters(scene.invocations) : null,
  );
}

function threadOpening({ channel, parent, name }) {
  const words = parent ? `This is the start of a thread in #${parent.name}.` : "This is the start of the thread.";
  return plainOpening(channel, name, words);
}

/** The opening of a group, which says how to get the bot's commands there. */
function groupOpening({ channel, name, invocations }) {
  const words = invocations.length
    ? "The bot isn't in this group, but you can use its commands. Type / to see them."
    : "The bot isn't in this group. To use its commands here, add the app in the settings next to your name.";
  return plainOpening(channel, name, words);
}

function plainOpening(channel, title, words) {
  return h(
    "section",
    { class: "opening", "data-key": "opening" },
    mark(channel),
    h("h2", { class: "opening-title" }, title),
    h("p", { class: "opening-words" }, words),
  );
}

function mark(channel) {
  return h("div", { class: "opening-mark", "aria-hidden": "true" }, icon(channelIcon(channel)));
}

function lesson({ invocations, botOnline }) {
  if (!botOnline && !invocations.length) return "The bot isn't online yet. Its commands appear when it logs in.";
  if (!invocations.some(({ key }) => key === "imagine")) return "Type / to see what the bot can do.";
  return ["Type ", h("kbd", {}, "/imagine a red castle on the snow at night"), " and press Enter."];
}

function starters(invocations) {
  const known = new Set(invocations.map(({ key }) => key));
  const chips = STARTERS.filter(({ command }) => known.has(command)).map(({ text }) =>
    h("button", { class: "chip", type: "button", "data-action": "use", "data-text": text }, text),
  );
  return chips.length ? h("div", { class: "chips", role: "group", "aria-label": "Starters" }, chips) : null;
}

/** A line between days. */
export function dividerView(key, words) {
  return h("div", { class: "divider", role: "separator", "data-key": key }, h("span", {}, words));
}
