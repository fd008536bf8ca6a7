// <member-list>: everyone in the server, the DM or the group. A member's menu has the apps' user commands.

import { h } from "../core/dom.js";
import { isDirect } from "../core/kinds.js";
import { appTag, avatar } from "../view/avatar.js";

export class MemberList extends HTMLElement {
  #app = null;

  start(app) {
    this.#app = app;
    for (const name of ["ready", "bot", "channel"]) app.session.addEventListener(name, () => this.#paint());
    this.addEventListener("click", (event) => this.#open(event, event.target.closest("[data-user]")));
    this.addEventListener("contextmenu", (event) => this.#open(event, event.target.closest("[data-user]")));
  }

  #paint() {
    const { bot, directory, users, me, channel } = this.#app.session;
    const here = isDirect(channel) ? new Set([me, ...(channel.recipients ?? [])].map(({ id }) => id)) : null;
    const present = directory.everyone().filter(({ id }) => !here || here.has(id));
    const people = present.filter(({ id }) => id !== bot?.id);
    const apps = present.filter(({ id }) => id === bot?.id);
    const labels = new Map(users.map((user) => [user.id, user.label]));
    this.replaceChildren(
      this.#section("Members", people, (user) => labels.get(user.id)),
      this.#section("Apps", apps, () => (bot.online ? "online" : "offline")),
    );
  }

  #section(title, users, note) {
    if (!users.length) return "";
    return h(
      "section",
      {},
      h("h2", { class: "side-title" }, `${title} — ${users.length}`),
      h(
        "ul",
        {},
        users.map((user) => h("li", {}, this.#row(user, note(user)))),
      ),
    );
  }

  #row(user, note) {
    const { directory, bot } = this.#app.session;
    const online = user.id === bot?.id ? bot.online : null;
    const name = h(
      "span",
      { class: "member-name", style: { "--name": directory.colourOf(user.id) } },
      directory.nameOf(user),
    );
    return h(
      "button",
      { class: "member", type: "button", "data-user": user.id, "aria-haspopup": "menu" },
      h("span", { class: "faced", "data-online": online }, avatar(user, directory)),
      h(
        "span",
        { class: "member-words" },
        h("span", { class: "member-line" }, name, appTag(user)),
        note ? h("span", { class: "member-note" }, note) : null,
      ),
    );
  }

  #open(event, row) {
    if (!row) return;
    event.preventDefault();
    const box = row.getBoundingClientRect();
    this.#app.actions.memberMenu(row.dataset.user, box.left - 20, box.bottom + 4);
  }
}

customElements.define("member-list", MemberList);
