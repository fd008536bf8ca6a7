// Application commands as something a person can run: subcommands flattened, filtered by place and by words typed.

import { ChannelKind, CommandKind, OptionKind } from "./kinds.js";

const NESTING = new Set([OptionKind.SUBCOMMAND, OptionKind.GROUP]);
const GUILD_CONTEXT = 0;
const BOT_DM_CONTEXT = 1;

/** Whether a command shows in a channel. */
export function visibleIn(command, channel) {
  const inDm = channel?.type === ChannelKind.DM;
  if (command.nsfw && !inDm && !channel?.nsfw) return false;
  const contexts = command.contexts;
  if (contexts) return contexts.includes(inDm ? BOT_DM_CONTEXT : GUILD_CONTEXT);
  return !(inDm && command.dm_permission === false);
}

/** Commands of one kind that show in a channel, by name. */
export function commandsOf(commands, kind, channel) {
  const fitting = commands.filter((command) => (command.type ?? 1) === kind && visibleIn(command, channel));
  return fitting.sort((a, b) => a.name.localeCompare(b.name));
}

/** Every slash command and subcommand of a channel: {command, path, name, description, options}. */
export function invocationsIn(commands, channel) {
  return commandsOf(commands, CommandKind.SLASH, channel).flatMap((command) => unfold(command, command, []));
}

function unfold(command, node, path) {
  const nested = (node.options ?? []).filter((option) => NESTING.has(option.type));
  if (nested.length) return nested.flatMap((option) => unfold(command, option, [...path, option]));
  const name = [command, ...path].map((part) => part.name).join(" ");
  return [{ command, path, name, description: node.description, options: node.options ?? [] }];
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
  if (invocation.name.startsWith(wanted)) return 3;
  if (invocation.name.includes(wanted)) return 2;
  return invocation.description.toLowerCase().includes(wanted) && wanted.length > 2 ? 1 : 0;
}

/** The invocation a text calls by its full name, and what follows it; null where there is none. */
export function calledBy(text, invocations) {
  if (!text.startsWith("/")) return null;
  const body = text.slice(1);
  const fitting = invocations.filter(({ name }) => body === name || new RegExp(`^${name}\\s`, "iu").test(body));
  const longest = fitting.sort((a, b) => b.name.length - a.name.length)[0];
  return longest ? { invocation: longest, rest: body.slice(longest.name.length).trim() } : null;
}

/** Options in the order they are asked for: required first. */
export function ordered(options) {
  return [...options.filter((option) => option.required), ...options.filter((option) => !option.required)];
}

/** Discord's interaction data of one run; `values` are {name, type, value, focused?}. */
export function commandData({ command, path }, values) {
  let options = values;
  for (const part of [...path].reverse()) options = [{ type: part.type, name: part.name, options }];
  return { id: command.id, name: command.name, type: CommandKind.SLASH, options };
}

/** Discord's interaction data of a command on a message or a member. */
export function targetData(command, targetId) {
  return { id: command.id, name: command.name, type: command.type, target_id: targetId };
}
