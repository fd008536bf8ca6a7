// A message as elements. Pure: the message list listens for `data-action`.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { MessageFlag, MessageKind, hasFlag } from "../core/kinds.js";
import { sameFile } from "../core/media.js";
import { namesOf } from "../core/people.js";
import { clockTime, fullTime, messageTime } from "../core/time.js";
import { markdown } from "../markdown/render.js";
import { attachments } from "./attachments.js";
import { appTag, avatar, nameButton } from "./avatar.js";
import { components, dots } from "./components.js";
import { embeds } from "./embed.js";
import { privateFooter, replyBar, threadCard, usedLine } from "./message-lines.js";
import { reactions } from "./reactions.js";

/** The server's own messages in a channel, by type. */
const NOTICES = {
  [MessageKind.ADDED]: (name, _, others) => `${name} added ${others} to the thread.`,
  [MessageKind.REMOVED]: (name, _, others) => `${name} removed ${others} from the thread.`,
  [MessageKind.RENAMED]: (name, text) => `${name} changed the name to ${text}.`,
  [MessageKind.PINNED]: (name) => `${name} pinned a message.`,
  [MessageKind.JOIN]: (name) => `${name} joined the server.`,
  [MessageKind.THREAD]: (name, text) => `${name} started a thread: ${text}`,
  [MessageKind.THREAD_STARTER]: () => "The message that started this thread was deleted.",
};

/** The element of a message. `scene` is {directory, me, grouped, busy, failure, changing, thread}. */
export function messageView(message, scene) {
  if (message.type === MessageKind.THREAD_STARTER && message.referenced_message) return starter(message, scene);
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

/** The message a thread was started from, at the top of the thread; its buttons work only in its own channel. */
function starter({ id, channel_id: channelId, referenced_message: original }, scene) {
  const layout = hasFlag(original, MessageFlag.COMPONENTS_V2);
  const components = layout ? original.components : [];
  return messageView({ ...original, id, channel_id: channelId, reactions: [], components }, scene);
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
    words(message, scene),
    attachments(files),
    hasFlag(message, MessageFlag.SUPPRESS_EMBEDS) ? null : embeds(message.embeds ?? [], directory),
    components(message.components, scene),
    scene.failure
      ? h("div", { class: "failure", role: "alert", "data-key": "failure" }, icon("warn"), scene.failure)
      : null,
    reactions(message.reactions),
    threadCard(scene.thread),
    privateFooter(message),
  );
}

function heading({ author, timestamp }, directory) {
  const date = new Date(timestamp);
  const time = h("time", { class: "time", datetime: timestamp, title: fullTime(date) }, messageTime(date));
  return h("header", { class: "heading", "data-key": "heading" }, nameButton(author, directory), appTag(author), time);
}

function words(message, { directory, changing }) {
  if (hasFlag(message, MessageFlag.LOADING)) return thinking(message, directory);
  if (changing) return h("message-editor", { "data-key": "editor", ".text": message.content, ".directory": directory });
  return content(message, directory);
}

function thinking({ author }, directory) {
  const sentence = `${directory.nameOf(author)} is thinking…`;
  return h("div", { class: "thinking", "data-key": "thinking" }, dots(), h("span", {}, sentence));
}

function content(message, directory) {
  const others = namesOf(message.mentions ?? [], directory);
  const notice = NOTICES[message.type]?.(directory.nameOf(message.author), message.content, others);
  if (notice) return h("div", { class: "content system", "data-key": "content" }, notice);
  const edited = message.edited_timestamp ? editedMark(message.edited_timestamp) : null;
  if (!message.content) return edited ? h("div", { class: "content", "data-key": "content" }, edited) : null;
  const text = markdown(message.content, directory);
  if (edited) (text.lastElementChild?.matches(".md-paragraph, .md-subtext") ? text.lastElementChild : text).append(" ", edited);
  return h("div", { class: "content", "data-key": "content" }, text);
}

function editedMark(at) {
  return h("span", { class: "edited", title: fullTime(new Date(at)) }, "(edited)");
}

/** The attachments that no embed shows. */
function looseFiles(message) {
  const shown = (message.embeds ?? []).flatMap(({ image, thumbnail }) => [image?.url, thumbnail?.url]).filter(Boolean);
  return (message.attachments ?? []).filter(({ url }) => !shown.some((other) => sameFile(other, url)));
}
