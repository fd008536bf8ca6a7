// What stands in the menus of messages and members. Pure: {title?, items: [{label, icon?, danger?, run}]}.

import { commandsOf } from "./commands.js";
import { CommandKind, MessageFlag, hasFlag } from "./kinds.js";

/** Sections of a message's menu. `acts` are reply, copy, copyId, remove, dismiss and command. */
export function messageSections(message, session, acts) {
  const secret = hasFlag(message, MessageFlag.EPHEMERAL);
  const apps = commandsOf(session.commands, CommandKind.MESSAGE, session.channel);
  const first = secret ? [] : [{ label: "Reply", icon: "reply", run: () => acts.reply(message) }];
  const text = message.content ? [{ label: "Copy text", icon: "copy", run: () => acts.copy(message.content) }] : [];
  return [
    { items: [...first, ...text, { label: "Copy message ID", icon: "hash", run: () => acts.copy(message.id) }] },
    { title: "Apps", items: apps.map((command) => entry(command, () => acts.command(command, message.id))) },
    { items: [lastItem(message, secret, session, acts)].filter(Boolean) },
  ];
}

function lastItem(message, secret, session, acts) {
  if (secret) return { label: "Dismiss message", icon: "close", run: () => acts.dismiss(message) };
  if (!session.mayDelete(message)) return null;
  return { label: "Delete message", icon: "trash", danger: true, run: () => acts.remove(message) };
}

/** Sections of a member's menu. `acts` are mention, copy and command. */
export function memberSections(user, session, acts) {
  const apps = commandsOf(session.commands, CommandKind.USER, session.channel);
  return [
    {
      items: [
        { label: "Mention", icon: "at", run: () => acts.mention(user) },
        { label: "Copy user ID", icon: "hash", run: () => acts.copy(user.id) },
      ],
    },
    { title: "Apps", items: apps.map((command) => entry(command, () => acts.command(command, user.id))) },
  ];
}

function entry(command, run) {
  return { label: command.name, icon: "apps", run };
}
