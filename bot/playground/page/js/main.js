// The page's only place where things are made and wired together.

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
import "./elements/message-list.js";
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
import { Api, takeKey } from "./core/api.js";
import { h } from "./core/dom.js";
import { frameHandlers } from "./frames.js";
import { History } from "./core/history.js";
import { icon } from "./core/icons.js";
import { Interactions } from "./core/interactions.js";
import { Outbox } from "./core/outbox.js";
import { Session } from "./core/session.js";
import { Socket } from "./core/socket.js";
import { MessageTools } from "./elements/message-tools.js";

const find = (selector) => document.querySelector(selector);

const parts = {
  shell: find(".shell"),
  channels: find("channel-list"),
  head: find("channel-head"),
  messages: find("message-list"),
  composer: find("message-composer"),
  typing: find("typing-line"),
  banner: find("status-banner"),
  panels: find("side-panels"),
  members: find("member-list"),
  events: find("events-drawer"),
  menu: find("context-menu"),
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
interactions.addEventListener("modal", ({ detail }) => showForm(detail));
parts.form.addEventListener("left", () => parts.composer.focus());
parts.drop.addEventListener("files", ({ detail }) => parts.composer.takeFiles(detail.files));
socket.addEventListener("frame", ({ detail }) => handlers[detail.t]?.(detail.d));
socket.addEventListener("lost", ({ detail }) => onLost(detail));
socket.addEventListener("open", ({ detail }) => onOpen(detail.again));

/** Loads a channel if this is the first visit, and shows it. */
async function enterChannel() {
  const { channel } = session;
  if (!channel) return;
  parts.composer.enter(channel.id, (channel.type === 1 ? "@" : "#") + session.nameOf(channel));
  parts.messages.reset();
  if (history.channel(channel.id).loaded) return;
  await tell(() => history.load(channel.id));
}

/** The connection stands; after a loss everything is asked for again. */
async function onOpen(again) {
  parts.banner.found();
  if (!again) return;
  interactions.clear();
  await tell(async () => {
    const here = session.channelId;
    history.clear(here);
    await session.load();
    if (session.channelId === here) await history.load(here);
    else await enterChannel();
    showBot();
  });
}

/** Says so; a playground that was started anew has another key, and waiting for the old one is in vain. */
async function onLost({ attempt, waitMs }) {
  parts.banner.lose(waitMs);
  if (attempt < 2) return;
  try {
    await api.state(session.me.id);
  } catch (error) {
    if (!isLockedOut(error)) return;
    socket.close();
    showRefusal(error);
  }
}

/** Plays as another member. */
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

/** Runs something and shows its refusal. */
async function tell(task) {
  try {
    await task();
  } catch (error) {
    app.actions.say(error.message);
  }
}

function isLockedOut({ status }) {
  return status === 401 || status === 403;
}

function showRefusal(error) {
  const words = isLockedOut(error) ? "Open the address that the playground printed: it carries a key." : error.message;
  const again = h("button", { class: "button primary", type: "button", onclick: () => location.reload() }, "Try again");
  const card = h(
    "main",
    { class: "refusal" },
    h("span", { class: "brand" }, icon("easel")),
    h("h1", {}, "The playground is not open"),
    h("p", {}, words),
    again,
  );
  document.body.replaceChildren(card);
}

async function begin() {
  try {
    await session.load();
  } catch (error) {
    showRefusal(error);
    return;
  }
  socket.connect(session.me.id);
  showBot();
  parts.shell.hidden = false;
  await enterChannel();
  parts.composer.focus();
}

begin();
