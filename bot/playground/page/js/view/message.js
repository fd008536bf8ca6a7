// One message as a tree of elements. Pure: the list that shows it listens for `data-action`.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { MessageFlag, MessageKind, hasFlag } from "../core/kinds.js";
import { sameFile } from "../core/media.js";
import { clockTime, fullTime, messageTime } from "../core/time.js";
import { markdown } from "../markdown/render.js";
import { attachments } from "./attachments.js";
import { appTag, avatar, nameButton } from "./avatar.js";
import { components, dots } from "./components.js";
import { embeds } from "./embed.js";
import { privateFooter, reactions, replyBar, usedLine } from "./message-lines.js";

/** The element of a message. `scene` is {directory, me, grouped, busy, failure}. */
export function messageView(message, scene) {
  const { directory, grouped } = scene;
  const lead = grouped ? null : (usedLine(message, directory) ?? replyBar(message, directory));
  const props = {
    class: "message",
    "data-key": message.id,
    "data-message": message.id,
    "data-grouped": grouped,
    "data-private": hasFlag(message, MessageFlag.EPHEMERAL),
    "data-pings-me": pings(message, scene),
    "aria-label": label(message, directory),
    tabindex: "-1",
  };
  return h("article", props, lead, gutter(message, scene), body(message, scene));
}

function label(message, directory) {
  const when = messageTime(new Date(message.timestamp));
  const secret = hasFlag(message, MessageFlag.EPHEMERAL) ? ", only you can see this" : "";
  return `${directory.nameOf(message.author)}, ${when}${secret}`;
}

function pings({ mentions = [], mention_everyone: all, mention_roles: roles = [], author }, { me, directory }) {
  if (author.id === me.id) return false;
  const mine = new Set(directory.rolesOf(me.id).map((role) => role.id));
  return Boolean(all) || mentions.some((user) => user.id === me.id) || roles.some((id) => mine.has(id));
}

function gutter(message, { directory, grouped }) {
  const date = new Date(message.timestamp);
  if (grouped)
    return h("time", { class: "side-time", datetime: message.timestamp, "data-key": "gutter" }, clockTime(date));
  const props = {
    class: "face",
    type: "button",
    tabindex: "-1",
    "data-action": "member",
    "data-user": message.author.id,
  };
  return h("button", { ...props, "data-key": "gutter", "aria-hidden": "true" }, avatar(message.author, directory));
}

function body(message, scene) {
  const { directory } = scene;
  const layout = hasFlag(message, MessageFlag.COMPONENTS_V2);
  const files = layout ? [] : looseFiles(message);
  return h(
    "div",
    { class: "message-body", "data-key": "body" },
    scene.grouped ? null : heading(message, directory),
    hasFlag(message, MessageFlag.LOADING) ? thinking(message, directory) : content(message, directory),
    attachments(files),
    hasFlag(message, MessageFlag.SUPPRESS_EMBEDS) ? null : embeds(message.embeds ?? [], directory),
    components(message.components, scene),
    scene.failure
      ? h("div", { class: "failure", role: "alert", "data-key": "failure" }, icon("warn"), scene.failure)
      : null,
    reactions(message.reactions),
    privateFooter(message),
  );
}

function heading({ author, timestamp }, directory) {
  const date = new Date(timestamp);
  const time = h("time", { class: "time", datetime: timestamp, title: fullTime(date) }, messageTime(date));
  return h("header", { class: "heading", "data-key": "heading" }, nameButton(author, directory), appTag(author), time);
}

function thinking({ author }, directory) {
  const words = `${directory.nameOf(author)} is thinking…`;
  return h("div", { class: "thinking", "data-key": "thinking" }, dots(), h("span", {}, words));
}

function content(message, directory) {
  if (message.type === MessageKind.JOIN) return system(`${directory.nameOf(message.author)} joined the server.`);
  if (message.type === MessageKind.PINNED) return system(`${directory.nameOf(message.author)} pinned a message.`);
  const edited = message.edited_timestamp ? editedMark(message.edited_timestamp) : null;
  if (!message.content) return edited ? h("div", { class: "content", "data-key": "content" }, edited) : null;
  const text = markdown(message.content, directory);
  if (edited) (text.lastElementChild?.matches(".md-paragraph") ? text.lastElementChild : text).append(" ", edited);
  return h("div", { class: "content", "data-key": "content" }, text);
}

function system(words) {
  return h("div", { class: "content system", "data-key": "content" }, words);
}

function editedMark(at) {
  return h("span", { class: "edited", title: fullTime(new Date(at)) }, "(edited)");
}

/** Attachments that no embed shows already. */
function looseFiles(message) {
  const shown = (message.embeds ?? []).flatMap(({ image, thumbnail }) => [image?.url, thumbnail?.url]).filter(Boolean);
  return (message.attachments ?? []).filter(({ url }) => !shown.some((other) => sameFile(other, url)));
}
