// Application commands as a person runs them: with subcommands flattened, filtered by channel and by typed text.

import { CommandKind, OptionKind, isThread } from "./kinds.js";

const NESTING = new Set([OptionKind.SUBCOMMAND, OptionKind.GROUP]);

/** Whether a command can be used in a channel; a thread has the commands of its channel. */
export function visibleIn(command, channel) {
  return Boolean(command.channel_ids?.includes(isThread(channel) ? channel.parent_id : channel?.id));
}

/** A channel's commands of one type, by name. */
export function commandsOf(commands, kind, channel) {
  const fitting = commands.filter((command) => (command.type ?? 1) === kind && visibleIn(command, channel));
  return fitting.sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * Every slash command and subcommand of a channel: {command, path, name, key, description, options}. `name` is read and
 * typed, `key` is what the bot calls it.
 */
export function invocationsIn(commands, channel) {
  return commandsOf(commands, CommandKind.SLASH, channel).flatMap((command) => unfold(command, command, []));
}

function unfold(command, node, path) {
  const nested = (node.options ?? []).filter((option) => NESTING.has(option.type));
  if (nested.length) return nested.flatMap((option) => unfold(command, option, [...path, option]));
  const parts = [command, ...path];
  const name = parts.map((part) => part.name).join(" ");
  const key = parts.map(keyOf).join(" ");
  return [{ command, path, name, key, description: node.description, options: node.options ?? [] }];
}

/** Invocations that fit what was typed after the slash, best first. */
export function matching(invocations, typed) {
  const wanted = typed.toLowerCase().trim();
  const scored = invocations.map((invocation) => [score(invocation, wanted), invocation]);
  const fitting = scored.filter(([points]) => points > 0);
  return fitting.sort(([a], [b]) => b - a).map(([, invocation]) => invocation);
}

function score(invocation, wanted) {
  if (!wanted) return 1;
  const names = [invocation.name, invocation.key];
  if (names.some((name) => name.startsWith(wanted))) return 3;
  if (names.some((name) => name.includes(wanted))) return 2;
  return invocation.description.toLowerCase().includes(wanted) && wanted.length > 2 ? 1 : 0;
}

/** The command that a text starts with: {invocation, name, rest}, or null. */
export function calledBy(text, invocations) {
  if (!text.startsWith("/")) return null;
  const body = text.slice(1);
  const calls = invocations.flatMap((invocation) => {
    const names = [invocation.name, invocation.key].filter((name) => opensWith(body, name));
    return names.map((name) => ({ invocation, name, rest: body.slice(name.length).trim() }));
  });
  return calls.sort((a, b) => b.name.length - a.name.length)[0] ?? null;
}

function opensWith(body, name) {
  return body.toLowerCase().startsWith(name) && /^(\s|$)/u.test(body.slice(name.length));
}

/** Options in the order they are asked for: required first. */
export function ordered(options) {
  return [...options.filter((option) => option.required), ...options.filter((option) => !option.required)];
}

/** Discord's interaction data of a slash command; `values` are {name, type, value, focused?}. */
export function commandData({ command, path }, values) {
  let options = values;
  for (const part of [...path].reverse()) options = [{ type: part.type, name: keyOf(part), options }];
  return { id: command.id, name: keyOf(command), type: CommandKind.SLASH, options };
}

/** Discord's interaction data of a command on a message or a member. */
export function targetData(command, targetId) {
  return { id: command.id, name: keyOf(command), type: command.type, target_id: targetId };
}

/** The bot's own name of a command or option, in whatever language it's shown. */
export function keyOf({ key, name }) {
  return key ?? name;
}
