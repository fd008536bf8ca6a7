// The channels: their order, their threads, and which of them are age-restricted. Pure.

import { ChannelKind, isDirect, isThread } from "./kinds.js";

/** Channels as the page keeps them; a thread is age-restricted if its channel is. */
export function placed(channels) {
  return channels.map((channel) => {
    if (!isThread(channel)) return channel;
    return { ...channel, nsfw: Boolean(channels.find(({ id }) => id === channel.parent_id)?.nsfw) };
  });
}

/** The list with a channel replaced, or added at the end. */
export function withChannel(channels, channel) {
  const known = channels.some(({ id }) => id === channel.id);
  return known ? channels.map((one) => (one.id === channel.id ? { ...one, ...channel } : one)) : [...channels, channel];
}

/** The list without a channel and its threads. */
export function withoutChannel(channels, channelId) {
  return channels.filter(({ id, parent_id: parent }) => id !== channelId && parent !== channelId);
}

/** A channel's open threads, oldest first. */
export function threadsOf(channels, channelId) {
  return channels.filter(
    (channel) => isThread(channel) && channel.parent_id === channelId && !channel.thread_metadata?.archived,
  );
}

/** The server's channels, and DMs and groups: {text, direct}, without threads. */
export function sections(channels) {
  const places = channels.filter((channel) => !isThread(channel));
  return {
    text: places.filter((channel) => !isDirect(channel)),
    direct: places.filter(isDirect),
  };
}

/** A channel's name with its sign, such as #studio or @easel; threads and groups have titles. */
export function addressed(channel, name) {
  if (isThread(channel) || channel.type === ChannelKind.GROUP) return `"${name}"`;
  return (isDirect(channel) ? "@" : "#") + name;
}

/** The icon that stands for a channel. */
export function channelIcon(channel) {
  if (channel.type === ChannelKind.DM) return "at";
  if (channel.type === ChannelKind.GROUP) return "people";
  if (isThread(channel)) return "thread";
  return channel.nsfw ? "lock" : "hash";
}
