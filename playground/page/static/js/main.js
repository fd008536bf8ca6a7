// Makes everything on the page and connects it.

import "./elements/spoiler-box.js";
import "./elements/steady-image.js";
import "./elements/live-time.js";
import "./elements/option-list.js";
import "./elements/select-menu.js";
import "./elements/option-field.js";
import "./elements/attachment-tray.js";
import "./elements/composer-text.js";
import "./elements/command-form.js";
import "./elements/message-composer.js";
import "./elements/message-editor.js";
import "./elements/message-list.js";
import "./elements/age-gate.js";
import "./elements/reaction-picker.js";
import "./elements/channel-list.js";
import "./elements/channel-head.js";
import "./elements/member-list.js";
import "./elements/events-drawer.js";
import "./elements/side-panels.js";
import "./elements/status-banner.js";
import "./elements/typing-line.js";
import "./elements/context-menu.js";
import "./elements/picture-dialog.js";
import "./elements/form-dialog.js";
import "./elements/question-dialog.js";
import "./elements/drop-zone.js";
import "./elements/toast-stack.js";
import { makeActions } from "./actions.js";
import { Ages } from "./core/ages.js";
import { Announcer } from "./core/announcer.js";
import { Api, takeKey } from "./core/api.js";
import { addressed } from "./core/channels.js";
import { Editing } from "./core/editing.js";
import { frameHandlers } from "./frames.js";
import { History } from "./core/history.js";
import { Interactions } from "./core/interactions.js";
import { Outbox } from "./core/outbox.js";
import { Session } from "./core/session.js";
import { Socket } from "./core/socket.js";
import { MessageTools } from "./elements/message-tools.js";
import { summary } from "./view/message-lines.js";
import { isLockedOut, refusalView } from "./view/refusal.js";

const find = (selector) => document.querySelector(selector);

const parts = {
  shell: find(".shell"),
  channels: find("channel-list"),
  head: find("channel-head"),
  messages: find("message-list"),
  gate: find("age-gate"),
  foot: find(".foot"),
  composer: find("message-composer"),
  typing: find("typing-line"),
  banner: find("status-banner"),
  panels: find("side-panels"),
  members: find("member-list"),
  events: find("events-drawer"),
  menu: find("context-menu"),
  reactions: find("reaction-picker"),
  pictures: find("picture-dialog"),
  form: find("form-dialog"),
  question: find("question-dialog"),
  drop: find("drop-zone"),
  toasts: find("toast-stack"),
};

const key = takeKey();
const api = new Api(key);
const history = new History(api);
const app = {
  api,
  history,
  session: new Session(api),
  socket: new Socket(key),
  outbox: new Outbox(api, history),
  interactions: new Interactions(api),
  editing: new Editing(),
  announcer: new Announcer((sentence) => parts.toasts.announce(sentence), heardAs),
  ages: new Ages(),
  gated: false,
  actions: null,
  become,
};
app.actions = makeActions(app, parts);

const { session, socket, outbox, interactions } = app;
const handlers = frameHandlers(app, (entry) => parts.events.add(entry));

for (const part of ["channels", "messages", "composer", "typing", "members"]) parts[part].start(app);
parts.head.start(app, parts.panels);
parts.events.start();
parts.panels.start(parts.shell);
parts.banner.start(() => socket.retry());
new MessageTools(app, parts.messages);

session.addEventListener("channel", () => enterChannel());
session.addEventListener("bot", () => showBot());
parts.gate.addEventListener("pass", () => passGate());
parts.gate.addEventListener("back", () => leaveGate());
interactions.addEventListener("modal", ({ detail }) => showForm(detail));
parts.form.addEventListener("left", () => parts.composer.focus());
parts.drop.addEventListener("files", ({ detail }) => app.gated || parts.composer.takeFiles(detail.files));
socket.addEventListener("frame", ({ detail }) => handlers[detail.t]?.(detail.d));
socket.addEventListener("lost", ({ detail }) => onLost(detail));
socket.addEventListener("open", ({ detail }) => onOpen(detail.again));

/** Loads a channel on the first visit and shows it, after a question if it's age-restricted. */
async function enterChannel() {
  const { channel } = session;
  app.announcer.clear();
  app.editing.set(null);
  if (!channel) return;
  parts.composer.enter(channel.id, addressed(channel, session.nameOf(channel)));
  parts.messages.reset();
  showGate(channel);
  if (app.gated || history.channel(channel.id).loaded) return;
  await tell(() => history.load(channel.id));
}

function showGate(channel) {
  app.gated = app.ages.asks(session.me.id, channel);
  for (const part of [parts.messages, parts.foot]) part.hidden = app.gated;
  parts.gate.ask(app.gated ? session.nameOf(channel) : null);
}

async function passGate() {
  app.ages.pass(session.me.id, session.channel);
  await enterChannel();
  parts.composer.focus();
}

function leaveGate() {
  const open = session.channels.find((channel) => !app.ages.asks(session.me.id, channel));
  if (open) app.actions.visit(open.id);
}

/** How a message is read out. */
function heardAs(message) {
  const { directory } = session;
  return `${directory.nameOf(message.author)}: ${summary(message, directory)}`;
}

/** Called when connected; after a lost connection it loads everything again. */
async function onOpen(again) {
  parts.banner.found();
  if (!again) return;
  interactions.clear();
  await tell(async () => {
    const here = session.channelId;
    history.clear(here);
    await session.load();
    if (session.channelId === here && !app.gated) await history.load(here);
    else await enterChannel();
    showBot();
  });
}

/** Shows that the connection is lost; a restarted playground has another key, so the old one won't come back. */
async function onLost({ attempt, waitMs }) {
  parts.banner.lose(waitMs);
  if (attempt < 2) return;
  try {
    await api.state(session.me.id);
  } catch (error) {
    if (!isLockedOut(error)) return;
    socket.close();
    document.body.replaceChildren(refusalView(error));
  }
}

/** Switches to another member. */
async function become(userId) {
  await tell(async () => {
    await session.load(userId);
    history.clear();
    outbox.clear();
    interactions.clear();
    session.unread.clear();
    parts.composer.forget();
    socket.connect(session.me.id);
    showBot();
    await enterChannel();
    parts.composer.focus();
  });
}

function showBot() {
  parts.banner.botOnline = Boolean(session.bot?.online);
}

function showForm({ modal, origin }) {
  parts.form.show(modal, session.directory, (data, files) => interactions.submit(origin, data, files));
}

/** Runs something and shows its error. */
async function tell(task) {
  try {
    await task();
  } catch (error) {
    app.actions.say(error.message);
  }
}

async function begin() {
  try {
    await session.load();
  } catch (error) {
    document.body.replaceChildren(refusalView(error));
    return;
  }
  socket.connect(session.me.id);
  showBot();
  parts.shell.hidden = false;
  await enterChannel();
  parts.composer.focus();
}

begin();
