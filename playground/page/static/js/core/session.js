// The page's state: which member it shows, where they are, and what they may do.

import { placed, withChannel, withoutChannel } from "./channels.js";
import { ChannelKind, MessageFlag, MessageKind, hasFlag, isDirect, isThread } from "./kinds.js";
import { localized } from "./locales.js";
import { Directory, namesOf } from "./people.js";

const USER_SLOT = "easel.playground.user";
const CHANNEL_SLOT = "easel.playground.channel";
const TYPING_MS = 10000;

/** Emits "ready", "channel" (on view), "channels" (the list), "commands", "bot", "unread" and "typing". */
export class Session extends EventTarget {
  me = null;
  users = [];
  bot = null;
  guild = {};
  channels = [];
  commands = [];
  sizeLimit = 10 * 1024 * 1024;
  directory = null;
  channelId = null;
  unread = new Set();
  #typing = new Map();

  constructor(api) {
    super();
    this.api = api;
  }

  /** Loads the state as a member, by default this tab's last one. */
  async load(userId = sessionStorage.getItem(USER_SLOT)) {
    const state = await this.#fetch(userId);
    this.me = state.me;
    this.users = state.users;
    this.bot = state.bot;
    this.guild = state.guild;
    this.channels = placed(state.channels);
    this.commands = this.#read(state.commands);
    this.sizeLimit = state.attachment_size_limit ?? this.sizeLimit;
    this.directory = new Directory(this);
    this.api.user = state.me.id;
    sessionStorage.setItem(USER_SLOT, state.me.id);
    this.#typing.clear();
    this.#keepChannel();
    this.#emit("ready");
  }

  async #fetch(userId) {
    try {
      return await this.api.state(userId);
    } catch (error) {
      if (!userId || error.status < 400 || error.status >= 500) throw error;
      return this.api.state();
    }
  }

  #keepChannel() {
    const stored = sessionStorage.getItem(CHANNEL_SLOT);
    const same = this.channels.find((channel) => channel.id === (this.channelId ?? stored));
    const dm = stored === "dm" ? this.channels.find((channel) => channel.type === ChannelKind.DM) : null;
    this.channelId = (same ?? dm ?? this.channels[0])?.id ?? null;
  }

  /** The open channel. */
  get channel() {
    return this.channels.find((channel) => channel.id === this.channelId) ?? null;
  }

  /** Goes to a channel. */
  select(channelId) {
    this.channelId = channelId;
    this.unread.delete(channelId);
    sessionStorage.setItem(CHANNEL_SLOT, this.channel?.type === ChannelKind.DM ? "dm" : channelId);
    this.#emit("channel");
  }

  /** What a channel is called. */
  nameOf(channel) {
    if (channel.name || !isDirect(channel)) return channel.name;
    return namesOf(channel.recipients ?? [this.bot], this.directory);
  }

  /** The thread that was started from a message, or null. */
  threadOf(message) {
    const told = message.type === MessageKind.THREAD ? message.message_reference?.channel_id : null;
    return this.channels.find((channel) => isThread(channel) && [message.id, told].includes(channel.id)) ?? null;
  }

  /** Whether a thread may be started here, from this message. */
  mayThread(message) {
    return this.channel?.type === ChannelKind.TEXT && !this.threadOf(message);
  }

  /** Whether the member may reply and react to a message; not if it's ephemeral. */
  mayAnswer(message) {
    return !hasFlag(message, MessageFlag.EPHEMERAL);
  }

  /** Whether this member may edit a message. */
  mayEdit(message) {
    return message.author.id === this.me.id && isWritten(message);
  }

  /** Whether this member may delete a message. */
  mayDelete(message) {
    if (message.author.id === this.me.id) return true;
    return !isDirect(this.channel) && this.directory.mayManageMessages(this.me.id);
  }

  setCommands(commands) {
    this.commands = this.#read(commands);
    this.#emit("commands");
  }

  #read(commands) {
    return commands.map((command) => localized(command, this.me.settings.locale));
  }

  /** Adds or updates a channel or thread. */
  putChannel(channel) {
    this.#setChannels(withChannel(this.channels, channel));
  }

  /** Removes a channel or thread; if it's open, its parent opens. */
  dropChannel({ id }) {
    const gone = this.channels.find((channel) => channel.id === id);
    this.#setChannels(withoutChannel(this.channels, id));
    if (this.channel) return;
    const parent = this.channels.find((channel) => channel.id === gone?.parent_id);
    this.select((parent ?? this.channels[0]).id);
  }

  #setChannels(channels) {
    this.channels = placed(channels);
    this.directory = new Directory(this);
    this.#emit("channels");
  }

  setBotOnline(online) {
    this.bot = { ...this.bot, online };
    this.#emit("bot");
  }

  markUnread(channelId) {
    if (channelId === this.channelId) return;
    this.unread.add(channelId);
    this.#emit("unread");
  }

  /** Notes that someone is typing, for ten seconds or until their message arrives. */
  startTyping({ channel_id: channelId, user_id: userId }) {
    if (userId === this.me.id) return;
    this.stopTyping(channelId, userId);
    const timer = setTimeout(() => this.stopTyping(channelId, userId), TYPING_MS);
    this.#typing.set(`${channelId} ${userId}`, timer);
    this.#emit("typing");
  }

  stopTyping(channelId, userId) {
    const key = `${channelId} ${userId}`;
    if (!this.#typing.has(key)) return;
    clearTimeout(this.#typing.get(key));
    this.#typing.delete(key);
    this.#emit("typing");
  }

  /** The names of those who are typing in the open channel. */
  typingNames() {
    const here = [...this.#typing.keys()].filter((key) => key.startsWith(`${this.channelId} `));
    const users = here.map((key) => this.directory.user(key.split(" ")[1])).filter(Boolean);
    return users.map((user) => this.directory.nameOf(user));
  }

  #emit(name) {
    this.dispatchEvent(new CustomEvent(name));
  }
}

/** Whether a member wrote a message, so it's no notice and not ephemeral. */
function isWritten(message) {
  const kinds = [MessageKind.DEFAULT, MessageKind.REPLY];
  return kinds.includes(message.type) && !hasFlag(message, MessageFlag.EPHEMERAL);
}
