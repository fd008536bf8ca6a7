// The small lines around a message: the message it replies to, its command, who sees it, its thread.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { MessageFlag, hasFlag } from "../core/kinds.js";
import { plainText } from "../markdown/render.js";
import { avatar } from "./avatar.js";

const COMMAND = 2;

/** "ada used /imagine", or null. */
export function usedLine(message, directory) {
  const used = message.interaction_metadata ?? message.interaction;
  if (!used?.user || (used.type ?? COMMAND) !== COMMAND) return null;
  const name = message.interaction?.name ?? used.name ?? used.command_name ?? "";
  const shown = message.type === 23 || !name ? name || "a command" : `/${name}`;
  return h(
    "div",
    { class: "lead", "data-key": "lead" },
    avatar(used.user, directory),
    h(
      "button",
      { class: "lead-name", type: "button", "data-action": "member", "data-user": used.user.id },
      directory.nameOf(used.user),
    ),
    h("span", {}, " used "),
    h("span", { class: "lead-command" }, shown),
  );
}

/** The bar over a reply, or null. */
export function replyBar(message, directory) {
  const reference = message.message_reference;
  if (!reference?.message_id || reference.type === 1) return null;
  const original = message.referenced_message;
  const inner = original ? originalLine(original, message, directory) : [h("em", {}, "Original message was deleted")];
  return h("div", { class: "lead", "data-key": "lead" }, inner);
}

function originalLine(original, reply, directory) {
  const pinged = (reply.mentions ?? []).some((user) => user.id === original.author.id);
  const name = directory.nameOf(original.author);
  const jump = { class: "lead-text", type: "button", "data-action": "jump", "data-target": original.id };
  return [
    avatar(original.author, directory),
    h(
      "button",
      { class: "lead-name", type: "button", "data-action": "member", "data-user": original.author.id },
      pinged ? `@${name}` : name,
    ),
    h("button", jump, summary(original, directory)),
  ];
}

/** A line that sums up a message. */
export function summary(message, directory) {
  const text = plainText(message.content ?? "", directory);
  if (text) return text.slice(0, 200);
  if (hasFlag(message, MessageFlag.LOADING)) return "Thinking…";
  const files = message.attachments ?? [];
  const shown = files[0]?.description ? `: ${files[0].description.slice(0, 160)}` : "";
  if (files.length) return `${files.length === 1 ? "A picture or file" : `${files.length} pictures or files`}${shown}`;
  const embed = message.embeds?.[0];
  return embed?.title ?? plainText(embed?.description ?? "", directory) ?? "A message";
}

/** "Only you can see this · Dismiss message". */
export function privateFooter(message) {
  if (!hasFlag(message, MessageFlag.EPHEMERAL)) return null;
  const dismiss = { class: "link", type: "button", "data-action": "dismiss" };
  return h(
    "footer",
    { class: "private", "data-key": "private" },
    icon("eye"),
    h("span", {}, "Only you can see this"),
    h("span", { "aria-hidden": "true" }, "·"),
    h("button", dismiss, "Dismiss message"),
  );
}

/** A button to the thread that was started from a message. */
export function threadCard(thread) {
  if (!thread) return null;
  return h(
    "button",
    { class: "thread-card", type: "button", "data-action": "visit", "data-channel": thread.id, "data-key": "thread" },
    icon("thread"),
    h("span", { class: "thread-name" }, thread.name),
    h("span", { class: "thread-open" }, "Open thread"),
  );
}
