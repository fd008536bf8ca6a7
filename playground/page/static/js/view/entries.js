// The entries in a channel's list, from top to bottom: {key, signs, view}. An entry is drawn again only if one of its
// `signs` differs.

import { invocationsIn } from "../core/commands.js";
import { compareIds } from "../core/snowflakes.js";
import { longDate } from "../core/time.js";
import { timeline } from "../core/timeline.js";
import { messageView } from "./message.js";
import { dividerView, openingView } from "./opening.js";
import { commandView, letterView } from "./waiting.js";

/** The channel's entries; `part` is the window of <message-list> on the messages of `shelf`. */
export function entriesOf(app, { messages, complete, loaded }, part) {
  const visible = part.of(messages);
  const waiting = part.following ? sent(app) : [];
  const atTop = loaded && complete && visible[0] === messages[0];
  const top = atTop ? [opening(app.session, messages.length + waiting.length === 0)] : [];
  return [...top, ...timeline(visible, waiting).map((entry) => read(app, entry))];
}

/** What is waiting, in order. */
function sent({ session, outbox, interactions }) {
  const waiting = [...outbox.of(session.channelId), ...interactions.commandsIn(session.channelId)];
  return waiting.sort((a, b) => compareIds(a.nonce, b.nonce));
}

function read(app, { kind, key, date, message, grouped, item }) {
  if (kind === "waiting") return waitingEntry(app.session, item, item.payload ? letterView : commandView);
  if (kind === "day") return { key, signs: [], view: () => dividerView(key, longDate(date)) };
  const { directory, me } = app.session;
  const { busy, failure } = app.interactions.onMessage(message.id);
  const changing = app.editing.messageId === message.id;
  const thread = app.session.threadOf(message);
  const scene = { directory, me, grouped, busy, failure, changing, thread };
  const signs = [message, directory, grouped, busy, failure, changing, thread];
  return { key, signs, view: () => messageView(message, scene) };
}

function waitingEntry({ directory, me, bot }, item, view) {
  return { key: `waiting-${item.nonce}`, signs: [item, directory], view: () => view(item, { directory, me, bot }) };
}

function opening(session, empty) {
  const { channel, commands, directory, bot } = session;
  const invocations = invocationsIn(commands, channel);
  const parent = directory.channel(channel.parent_id);
  const scene = { channel, parent, name: session.nameOf(channel), invocations, empty, botOnline: bot?.online };
  const signs = [channel, empty, commands, directory, bot?.online];
  return { key: "opening", signs, view: () => openingView(scene) };
}
