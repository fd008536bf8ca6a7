// The form that asks for a thread's name, in the shape of a bot's modal.

import { ComponentKind as Kind } from "../core/kinds.js";
import { summary } from "./message-lines.js";

const LONGEST = 100;

/** The form for a thread on a message, with the message's first words as its name. */
export function threadForm(message, directory) {
  const name = summary(message, directory).slice(0, 40).trim();
  const field = { type: Kind.TEXT_INPUT, custom_id: "name", style: 1, value: name, min_length: 1, max_length: LONGEST };
  return {
    title: "Start a thread",
    custom_id: "thread",
    yes: "Start thread",
    components: [{ type: Kind.LABEL, label: "Name", description: "What the thread is about.", component: field }],
  };
}
