// Actions that involve several parts of the page. Parts call these, and don't know each other.

import { targetData } from "./core/commands.js";
import { h } from "./core/dom.js";
import { memberSections, messageSections } from "./core/menus.js";
import { groupForm, readGroup } from "./view/group-form.js";
import { readSettings, settingsForm } from "./view/settings-form.js";
import { threadForm } from "./view/thread-form.js";
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
      say("The browser didn't allow copying.");
    }
  };

  const command = (kind, targetId) => interactions.command(session.channelId, kind.name, targetData(kind, targetId));

  /** Runs a request; returns whether it worked, and shows why if it didn't. */
  const attempt = async (task) => {
    try {
      await task();
      return true;
    } catch (error) {
      say(error.message);
      return false;
    }
  };

  const remove = async (message) => {
    const words = "This can't be undone.";
    if (!(await question.ask({ title: "Delete this message?", words, yes: "Delete" }))) return;
    if (await attempt(() => app.api.remove(message.channel_id, message.id))) composer.focus();
  };

  const react = (message, emoji, wanted) => attempt(() => app.api.react(message.channel_id, message.id, emoji, wanted));

  /** Asks for an emoji, at a point in the window or at the message. */
  const pickReaction = async (message, x, y) => {
    const box = messages.list.querySelector(`[data-message="${message.id}"]`)?.getBoundingClientRect();
    const beside = [(box?.left ?? 0) + 72, Math.min(box?.bottom ?? 0, innerHeight - 200)];
    const emoji = await parts.reactions.show(x ?? beside[0], y ?? beside[1]);
    if (emoji) await react(message, emoji, true);
  };

  const reply = (message) => composer.reply(message);
  const edit = (message) => app.editing.set(message.id);

  /** Shows one of the page's own forms; an error thrown by `take` appears in it. */
  const ask = (form, take) =>
    parts.form.show(form, session.directory, async ({ components }) => {
      try {
        await take(components);
        return null;
      } catch (error) {
        return error.message;
      }
    });

  const enter = (channel) => {
    session.putChannel(channel);
    session.select(channel.id);
  };

  const thread = (message) =>
    ask(threadForm(message, session.directory), async ([{ component }]) =>
      enter(await app.api.startThread(message.channel_id, component.value.trim(), message.id)),
    );

  const group = () =>
    ask(groupForm(session), async (components) => {
      panels.closeAll();
      enter(await app.api.openGroup(readGroup(components)));
    });

  const settings = () =>
    ask(settingsForm(session.me, session.directory.nameOf(session.me)), async (components) => {
      await app.api.settings(readSettings(components));
      await session.load();
    });
  const dismiss = (message) => history.dismiss(message);
  const mention = (user) => composer.insert(`@${session.directory.nameOf(user)} `);

  return {
    say,
    reply,
    react,
    pickReaction,
    thread,
    group,
    edit,
    settings,

    /** Edits the member's last message here; without one, goes to the messages. */
    editLast() {
      const mine = history.channel(session.channelId).messages.findLast((message) => session.mayEdit(message));
      if (!mine) return this.focusLastMessage();
      if (!messages.shows(mine.id)) messages.reveal(mine.id);
      edit(mine);
    },

    /** Saves an edit; empty text deletes the message. */
    async saveEdit(message, text) {
      const empty = !text && !message.attachments?.length;
      if (empty) {
        app.editing.set(null);
        return remove(message);
      }
      const saved = await attempt(async () => history.put(await app.api.edit(message.channel_id, message.id, text)));
      if (saved) this.stopEdit();
    },

    stopEdit() {
      app.editing.set(null);
      composer.focus();
    },

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
      if (!messages.reveal(messageId)) say("That message isn't loaded yet. Scroll up to load more.");
    },

    messageMenu(message, x, y, onlyApps = false) {
      const all = messageSections(message, session, {
        react: pickReaction,
        reply,
        edit,
        thread,
        copy,
        remove,
        dismiss,
        command,
      });
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
