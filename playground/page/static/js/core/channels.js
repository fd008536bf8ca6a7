// The channels of a session: their order, their threads, and which of them ask for one's age. Pure.

import { ChannelKind, isDirect, isThread } from "./kinds.js";

/** Channels as the page keeps them: a thread is as restricted as the channel it hangs on. */
export function placed(channels) {
  return channels.map((channel) => {
    if (!isThread(channel)) return channel;
    return { ...channel, nsfw: Boolean(channels.find(({ id }) => id === channel.parent_id)?.nsfw) };
  });
}

/** The list with a channel put in, in place of itself or at the end. */
export function withChannel(channels, channel) {
  const known = channels.some(({ id }) => id === channel.id);
  return known ? channels.map((one) => (one.id === channel.id ? { ...one, ...channel } : one)) : [...channels, channel];
}

/** The list without a channel and its threads. */
export function withoutChannel(channels, channelId) {
  return channels.filter(({ id, parent_id: parent }) => id !== channelId && parent !== channelId);
}

/** Open threads of a channel, in the order they were begun. */
export function threadsOf(channels, channelId) {
  return channels.filter(
    (channel) => isThread(channel) && channel.parent_id === channelId && !channel.thread_metadata?.archived,
  );
}

/** Channels of the server and conversations: {text, direct}, threads left out. */
export function sections(channels) {
  const places = channels.filter((channel) => !isThread(channel));
  return {
    text: places.filter((channel) => !isDirect(channel)),
    direct: places.filter(isDirect),
  };
}

/** A channel's name as one writes to it: #studio, @easel; threads and groups have titles. */
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
