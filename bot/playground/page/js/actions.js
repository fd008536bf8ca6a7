// What a person can do that touches more than one part of the page. Parts call these; none knows another.

import { targetData } from "./core/commands.js";
import { h } from "./core/dom.js";
import { memberSections, messageSections } from "./core/menus.js";
import { appTag, avatar } from "./view/avatar.js";

/** The page's actions; `parts` are its elements by name. */
export function makeActions(app, parts) {
  const { session, history, interactions } = app;
  const { composer, messages, menu, pictures, toasts, question, panels } = parts;

  const say = (sentence) => toasts.say(sentence);

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      say("Copied.");
    } catch {
      say("The browser did not allow copying.");
    }
  };

  const command = (kind, targetId) => interactions.command(session.channelId, kind.name, targetData(kind, targetId));

  const remove = async (message) => {
    const words = "This cannot be undone.";
    if (!(await question.ask({ title: "Delete this message?", words, yes: "Delete" }))) return;
    try {
      await app.api.remove(message.channel_id, message.id);
    } catch (error) {
      say(error.message);
    }
  };

  const reply = (message) => composer.reply(message);
  const dismiss = (message) => history.dismiss(message);
  const mention = (user) => composer.insert(`@${session.directory.nameOf(user)} `);

  return {
    say,
    reply,
    announce: (sentence) => toasts.announce(sentence),
    menu: (options) => menu.show(options),
    enlarge: (list, at) => pictures.show(list, at),
    focusComposer: () => composer.focus(),
    focusLastMessage: () => messages.list.querySelector("[data-message][tabindex='0']")?.focus(),
    sayTyping: () => app.socket.say("TYPING", { channel_id: session.channelId }),
    become: (userId) => app.become(userId),

    use(text) {
      composer.use(text);
    },

    visit(channelId) {
      panels.closeAll();
      if (channelId !== session.channelId) session.select(channelId);
      composer.focus();
    },

    jump(messageId) {
      if (!messages.reveal(messageId)) say("That message is further up than what is loaded.");
    },

    messageMenu(message, x, y, onlyApps = false) {
      const all = messageSections(message, session, { reply, copy, remove, dismiss, command });
      const apps = all.filter(({ title, items }) => title && items.length);
      if (onlyApps && !apps.length) say("No app has a command for messages here.");
      else menu.show({ x, y, label: "Message", sections: onlyApps ? apps : all });
    },

    memberMenu(userId, x, y) {
      const { directory } = session;
      const user = directory.user(userId);
      if (!user) return;
      const roles = directory
        .rolesOf(userId)
        .map((role) => role.name)
        .join(", ");
      const words = h(
        "span",
        { class: "menu-who" },
        h("b", {}, directory.nameOf(user), appTag(user)),
        h("span", {}, [`@${user.username}`, roles].filter(Boolean).join(" · ")),
      );
      const head = h("div", { class: "menu-head" }, avatar(user, directory), words);
      const sections = memberSections(user, session, { mention, copy, command });
      menu.show({ x, y, label: `Member ${directory.nameOf(user)}`, head, sections });
    },
  };
}
