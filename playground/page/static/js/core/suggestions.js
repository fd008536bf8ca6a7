// What to suggest while a message is typed: commands after a slash, people after an at sign. Pure.

import { calledBy, matching } from "./commands.js";
import { currentOption } from "./command-text.js";

const MOST = 12;

/**
 * What the text before the caret asks for: {kind: "commands", found}, {kind: "mention", from, found},
 * {kind: "call", invocation, option}, or null.
 */
export function suggestionsFor(text, caret, invocations, directory) {
  if (text.startsWith("/")) return slash(text, invocations);
  const mention = /(?<=^|[\s(])@([\p{L}\p{N}_.-]*)$/u.exec(text.slice(0, caret));
  if (!mention) return null;
  const found = people(directory, mention[1].toLowerCase());
  return found.length ? { kind: "mention", from: mention.index, found } : null;
}

function slash(text, invocations) {
  const call = calledBy(text, invocations);
  if (call && /\s/u.test(text.slice(call.name.length + 1))) {
    return { kind: "call", invocation: call.invocation, option: currentOption(call.rest, call.invocation.options) };
  }
  if (/\n/.test(text)) return null;
  const found = matching(invocations, text.slice(1));
  return found.length ? { kind: "commands", found } : null;
}

function people(directory, wanted) {
  const users = directory.everyone().map((user) => ({ name: directory.nameOf(user), detail: user.username, user }));
  const roles = directory.roles.filter((role) => role.mentionable).map((role) => ({ name: role.name, detail: "role" }));
  const fits = ({ name, detail }) => name.toLowerCase().includes(wanted) || detail.toLowerCase().includes(wanted);
  return [...users, ...roles].filter(fits).slice(0, MOST);
}
