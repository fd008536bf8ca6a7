// What a channel shows, in order: messages, grouped if one author wrote several in a row, and days. Pure.

import { MessageFlag, MessageKind, hasFlag } from "./kinds.js";
import { compareIds } from "./snowflakes.js";
import { sameDay } from "./time.js";

const GROUP_MS = 7 * 60 * 1000;

/**
 * Entries of a channel: {kind: "day", date, key}, {kind: "message", message, grouped, key} or {kind: "waiting", item}.
 * `waiting` is what hasn't arrived: refused messages keep their place, others stay at the bottom.
 */
export function timeline(messages, waiting = []) {
  const refused = waiting.filter(({ error }) => error);
  const entries = [];
  let previous = null;
  for (const message of messages) {
    const date = new Date(message.timestamp);
    const newDay = !previous || !sameDay(new Date(previous.timestamp), date);
    if (newDay) entries.push({ kind: "day", date, key: `day-${date.toDateString()}` });
    const before = earlier(refused, message);
    entries.push(...before);
    const grouped = !newDay && !before.length && continues(previous, message);
    entries.push({ kind: "message", message, grouped, key: message.id });
    previous = message;
  }
  const rest = [...refused, ...waiting.filter(({ error }) => !error)];
  return [...entries, ...rest.map((item) => ({ kind: "waiting", item }))];
}

/** Removes and returns the ones that were sent before a message. */
function earlier(refused, message) {
  const entries = [];
  while (refused.length && compareIds(refused[0].nonce, message.id) < 0) {
    entries.push({ kind: "waiting", item: refused.shift() });
  }
  return entries;
}

function continues(previous, message) {
  // The top of a thread shows a message that somebody else may have written.
  if (previous.type === MessageKind.THREAD_STARTER) return false;
  const plain = message.type === MessageKind.DEFAULT && !message.message_reference && !message.interaction_metadata;
  const near = new Date(message.timestamp) - new Date(previous.timestamp) < GROUP_MS;
  const alike = hasFlag(previous, MessageFlag.EPHEMERAL) === hasFlag(message, MessageFlag.EPHEMERAL);
  return plain && near && alike && previous.author.id === message.author.id;
}
