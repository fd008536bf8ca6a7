// Discord's numbers, by name.

export const CommandKind = { SLASH: 1, USER: 2, MESSAGE: 3 };

export const OptionKind = {
  SUBCOMMAND: 1,
  GROUP: 2,
  STRING: 3,
  INTEGER: 4,
  BOOLEAN: 5,
  USER: 6,
  CHANNEL: 7,
  ROLE: 8,
  MENTIONABLE: 9,
  NUMBER: 10,
  ATTACHMENT: 11,
};

export const InteractionKind = { COMMAND: 2, COMPONENT: 3, AUTOCOMPLETE: 4, MODAL: 5 };

export const ComponentKind = {
  ROW: 1,
  BUTTON: 2,
  STRING_SELECT: 3,
  TEXT_INPUT: 4,
  USER_SELECT: 5,
  ROLE_SELECT: 6,
  MENTIONABLE_SELECT: 7,
  CHANNEL_SELECT: 8,
  SECTION: 9,
  TEXT: 10,
  THUMBNAIL: 11,
  GALLERY: 12,
  FILE: 13,
  SEPARATOR: 14,
  CONTAINER: 17,
  LABEL: 18,
  FILE_UPLOAD: 19,
  RADIO_GROUP: 21,
  CHECKBOX_GROUP: 22,
  CHECKBOX: 23,
};

export const MessageKind = {
  DEFAULT: 0,
  ADDED: 1,
  REMOVED: 2,
  RENAMED: 4,
  PINNED: 6,
  JOIN: 7,
  THREAD: 18,
  REPLY: 19,
  COMMAND: 20,
  THREAD_STARTER: 21,
  CONTEXT_COMMAND: 23,
};

export const MessageFlag = { SUPPRESS_EMBEDS: 4, EPHEMERAL: 64, LOADING: 128, COMPONENTS_V2: 32768 };

export const ChannelKind = { TEXT: 0, DM: 1, GROUP: 3, NEWS_THREAD: 10, THREAD: 11, PRIVATE_THREAD: 12 };

const THREADS = new Set([ChannelKind.NEWS_THREAD, ChannelKind.THREAD, ChannelKind.PRIVATE_THREAD]);

/** Whether a channel is a DM or group. */
export function isDirect(channel) {
  return channel?.type === ChannelKind.DM || channel?.type === ChannelKind.GROUP;
}

/** Whether a channel is a thread of another. */
export function isThread(channel) {
  return THREADS.has(channel?.type);
}

/** Whether a message has a flag. */
export function hasFlag(message, flag) {
  return ((message.flags ?? 0) & flag) !== 0;
}
