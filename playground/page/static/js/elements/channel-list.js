// <channel-list>: the channels and conversations, and below them the member, with a button to switch.

import { channelIcon, sections, threadsOf } from "../core/channels.js";
import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { ChannelKind, isThread } from "../core/kinds.js";
import { avatar } from "../view/avatar.js";

export class ChannelList extends HTMLElement {
  #app = null;
  #nav = null;
  #head = null;
  #account = null;

  start(app) {
    this.#app = app;
    this.#head = h("header", { class: "side-head" });
    this.#nav = h("nav", { class: "side-nav", "aria-label": "Channels" });
    this.#account = h("footer", { class: "account" });
    this.append(this.#head, this.#nav, this.#account);
    for (const name of ["ready", "channel", "channels", "unread", "bot"])
      app.session.addEventListener(name, () => this.#paint());
    this.#nav.addEventListener("click", (event) => this.#onClick(event));
    this.#nav.addEventListener("keydown", (event) => this.#onKey(event));
  }

  #paint() {
    const { session } = this.#app;
    const focused = this.#nav.contains(document.activeElement) ? document.activeElement.dataset.channel : null;
    this.#head.replaceChildren(
      h("span", { class: "brand", "aria-hidden": "true" }, icon("easel")),
      h("h1", { class: "brand-name" }, session.directory.guild.name ?? "Playground"),
    );
    const { text, direct } = sections(session.channels);
    this.#nav.replaceChildren(
      this.#section("Channels", text),
      this.#section("Direct messages", direct, this.#groupButton()),
    );
    if (focused) this.#nav.querySelector(`[data-channel="${focused}"]`)?.focus();
    this.#account.replaceChildren(this.#accountButton(), this.#settingsButton());
  }

  #section(title, channels, tool = null) {
    const id = `section-${title.split(" ")[0].toLowerCase()}`;
    const list = h(
      "ul",
      { class: "channels", "aria-labelledby": id },
      channels.map((channel) => h("li", {}, this.#link(channel), this.#threads(channel))),
    );
    const head = h("div", { class: "side-row" }, h("h2", { class: "side-title", id }, title), tool);
    return h("section", {}, head, list);
  }

  #groupButton() {
    const props = { class: "icon-button side-tool", type: "button", title: "New group", "aria-label": "New group" };
    return h("button", { ...props, onclick: () => this.#app.actions.group() }, icon("plus"));
  }

  #threads(channel) {
    const threads = threadsOf(this.#app.session.channels, channel.id);
    if (!threads.length) return null;
    const rows = threads.map((thread) => h("li", {}, this.#link(thread)));
    return h("ul", { class: "threads", "aria-label": `Threads of ${channel.name}` }, rows);
  }

  #link(channel) {
    const { session } = this.#app;
    const here = channel.id === session.channelId;
    const unread = session.unread.has(channel.id);
    const props = {
      class: "channel",
      type: "button",
      "data-channel": channel.id,
      "aria-current": here ? "page" : null,
      "data-unread": unread,
    };
    const face = channel.type === ChannelKind.DM ? this.#face(channel) : icon(channelIcon(channel));
    const age = channel.nsfw && !isThread(channel) ? h("span", { class: "age", title: "Age-restricted" }, "18+") : null;
    const mark = unread ? h("span", { class: "unread" }, h("span", { class: "sr" }, "unread")) : null;
    return h("button", props, face, h("span", { class: "channel-name" }, session.nameOf(channel)), age, mark);
  }

  #face(channel) {
    const { directory, bot, me } = this.#app.session;
    const other = channel.recipients?.find((user) => user.id !== me.id) ?? bot;
    const online = other.id === bot?.id && bot.online;
    return h("span", { class: "faced", "data-online": online }, avatar(directory.user(other.id) ?? other, directory));
  }

  #accountButton() {
    const { me, users, directory } = this.#app.session;
    const label = users.find((user) => user.id === me.id)?.label ?? "";
    const name = directory.nameOf(me);
    const props = {
      class: "account-button",
      type: "button",
      "aria-haspopup": "menu",
      "aria-label": `You are ${name}, ${label}. Switch member`,
      onclick: (event) => this.#switch(event.currentTarget),
    };
    return h(
      "button",
      props,
      avatar(me, directory),
      h(
        "span",
        { class: "account-words" },
        h("span", { class: "account-name" }, name),
        h("span", { class: "account-label" }, label),
      ),
      icon("switch"),
    );
  }

  #settingsButton() {
    const label = "This member's settings";
    const props = { class: "icon-button", type: "button", title: label, "aria-label": label };
    return h("button", { ...props, onclick: () => this.#app.actions.settings() }, icon("sliders"));
  }

  #switch(button) {
    const { me, users, directory } = this.#app.session;
    const items = users.map((user) => ({
      label: directory.nameOf(user),
      aside: user.label,
      checked: user.id === me.id,
      run: () => user.id !== me.id && this.#app.actions.become(user.id),
    }));
    const box = button.getBoundingClientRect();
    this.#app.actions.menu({
      x: box.left,
      y: box.top - 46 * items.length - 48,
      label: "Play as",
      sections: [{ title: "Play as", items }],
    });
  }

  #onClick(event) {
    const link = event.target.closest("[data-channel]");
    if (link) this.#app.actions.visit(link.dataset.channel);
  }

  #onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const links = [...this.#nav.querySelectorAll("[data-channel]")];
    links.at((links.indexOf(document.activeElement) + step) % links.length)?.focus();
    event.preventDefault();
  }
}

customElements.define("channel-list", ChannelList);
