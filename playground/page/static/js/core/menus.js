// The menus of messages and members. Pure: {title?, items: [{label, icon?, danger?, run}]}.

import { commandsOf } from "./commands.js";
import { CommandKind } from "./kinds.js";

/** Sections of a message's menu. `acts` are react, reply, edit, thread, copy, remove, dismiss and command. */
export function messageSections(message, session, acts) {
  const apps = commandsOf(session.commands, CommandKind.MESSAGE, session.channel);
  const text = message.content ? [{ label: "Copy text", icon: "copy", run: () => acts.copy(message.content) }] : [];
  const secret = !session.mayAnswer(message);
  return [
    { items: secret ? [] : answers(message, session, acts) },
    { items: [...text, { label: "Copy message ID", icon: "hash", run: () => acts.copy(message.id) }] },
    { title: "Apps", items: apps.map((command) => entry(command, () => acts.command(command, message.id))) },
    { items: [lastItem(message, secret, session, acts)].filter(Boolean) },
  ];
}

/** The actions for a message that everyone sees. */
function answers(message, session, acts) {
  return [
    { label: "Add reaction", icon: "smile", run: () => acts.react(message) },
    session.mayEdit(message) && { label: "Edit message", icon: "pen", run: () => acts.edit(message) },
    { label: "Reply", icon: "reply", run: () => acts.reply(message) },
    session.mayThread(message) && { label: "Start thread", icon: "thread", run: () => acts.thread(message) },
  ].filter(Boolean);
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
