// What each frame from the socket changes in the page's state.

/** Handlers by event name. `log` takes LOG entries. */
export function frameHandlers(app, log) {
  const { session, history, outbox, interactions, announcer } = app;
  const heard = ({ channel_id: id, author }) => id === session.channelId && author.id !== session.me.id && !app.gated;
  return {
    MESSAGE_CREATE(message) {
      outbox.settle(message);
      session.stopTyping(message.channel_id, message.author.id);
      session.markUnread(message.channel_id);
      history.put(message);
      if (heard(message)) announcer.created(message);
    },
    MESSAGE_UPDATE(message) {
      session.stopTyping(message.channel_id, message.author.id);
      const before = history.find(message.channel_id, message.id);
      history.put(message);
      if (heard(message)) announcer.updated(before, message);
    },
    MESSAGE_DELETE: ({ id, channel_id: channelId }) => history.remove(channelId, id),
    CHANNEL_CREATE: ({ channel }) => session.putChannel(channel),
    CHANNEL_UPDATE: ({ channel }) => session.putChannel(channel),
    CHANNEL_DELETE: ({ channel }) => session.dropChannel(channel),
    TYPING_START: (typing) => session.startTyping(typing),
    COMMANDS_UPDATE: ({ commands }) => session.setCommands(commands),
    BOT_STATUS: ({ online }) => session.setBotOnline(online),
    INTERACTION_SUCCESS: (frame) => interactions.succeeded(frame),
    INTERACTION_FAILURE: (frame) => interactions.failed(frame),
    MODAL_CREATE: (modal) => interactions.modal(modal),
    LOG: log,
  };
}
