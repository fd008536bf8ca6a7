// <channel-head>: the channel's name, the bot's status, and the switches of the side panels.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { addressed, channelIcon } from "../core/channels.js";
import { isThread } from "../core/kinds.js";

export class ChannelHead extends HTMLElement {
  #app = null;
  #title = null;
  #status = null;

  /** `panels` is {toggle(name), toggleMenu()}. */
  start(app, panels) {
    this.#app = app;
    this.#title = h("div", { class: "head-title" });
    this.#status = h("div", { class: "bot-status" });
    const button = (name, label, run, props = {}) =>
      h(
        "button",
        { class: "icon-button", type: "button", "aria-label": label, title: label, onclick: run, ...props },
        icon(name),
      );
    this.append(
      button("menu", "Channels", () => panels.toggleMenu(), {
        class: "icon-button head-menu",
        "aria-expanded": "false",
      }),
      this.#title,
      this.#status,
      button("people", "Members", () => panels.toggle("members"), { "data-panel": "members", "aria-pressed": "false" }),
      button("pulse", "Events", () => panels.toggle("events"), { "data-panel": "events", "aria-pressed": "false" }),
    );
    for (const name of ["ready", "channel", "channels", "bot"]) app.session.addEventListener(name, () => this.#paint());
  }

  #paint() {
    const { session } = this.#app;
    const { channel, bot, directory } = session;
    if (!channel) return;
    const name = session.nameOf(channel);
    this.#title.replaceChildren(
      ...this.#parent(channel),
      icon(channelIcon(channel)),
      h("h2", {}, name),
      channel.nsfw ? h("span", { class: "age" }, "18+") : "",
      channel.topic ? h("span", { class: "topic" }, channel.topic) : "",
    );
    this.#paintBot(bot, directory);
    document.title = `${addressed(channel, name)} · Playground`;
  }

  /** A button from a thread back to its channel. */
  #parent(channel) {
    const parent = isThread(channel) ? this.#app.session.directory.channel(channel.parent_id) : null;
    if (!parent) return [];
    const visit = () => this.#app.actions.visit(parent.id);
    const label = `Back to #${parent.name}`;
    const props = { class: "head-parent", type: "button", title: label, "aria-label": label, onclick: visit };
    return [h("button", props, icon("hash"), h("span", {}, parent.name)), icon("right")];
  }

  #paintBot(bot, directory) {
    const online = Boolean(bot?.online);
    const botName = bot ? directory.nameOf(bot) : "The bot";
    this.#status.dataset.online = String(online);
    this.#status.title = `${botName} is ${online ? "online" : "offline"}`;
    this.#status.replaceChildren(
      h("i", { "aria-hidden": "true" }),
      h("span", {}, h("span", { class: "bot-name" }, `${botName} `), online ? "online" : "offline"),
    );
  }
}

customElements.define("channel-head", ChannelHead);
