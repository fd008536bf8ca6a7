// What a channel shows, in order: messages with the days between them, those of one author in a row grouped. Pure.

import { MessageFlag, MessageKind, hasFlag } from "./kinds.js";
import { sameDay } from "./time.js";

const GROUP_MS = 7 * 60 * 1000;

/** Entries of a channel: {kind: "day", date, key} or {kind: "message", message, grouped, key}. */
export function timeline(messages) {
  const entries = [];
  let previous = null;
  for (const message of messages) {
    const date = new Date(message.timestamp);
    const newDay = !previous || !sameDay(new Date(previous.timestamp), date);
    if (newDay) entries.push({ kind: "day", date, key: `day-${date.toDateString()}` });
    entries.push({ kind: "message", message, grouped: !newDay && continues(previous, message), key: message.id });
    previous = message;
  }
  return entries;
}

function continues(previous, message) {
  const plain = message.type === MessageKind.DEFAULT && !message.message_reference && !message.interaction_metadata;
  const near = new Date(message.timestamp) - new Date(previous.timestamp) < GROUP_MS;
  const alike = hasFlag(previous, MessageFlag.EPHEMERAL) === hasFlag(message, MessageFlag.EPHEMERAL);
  return plain && near && alike && previous.author.id === message.author.id;
}
