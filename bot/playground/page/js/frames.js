// What each frame of the socket does to the page's state.

import { summary } from "./view/message-lines.js";

/** Handlers by event name. `log` takes LOG entries. */
export function frameHandlers(app, log) {
  const { session, history, outbox, interactions } = app;
  return {
    MESSAGE_CREATE(message) {
      const { me, directory, channelId } = session;
      outbox.settle(message);
      session.stopTyping(message.channel_id, message.author.id);
      session.markUnread(message.channel_id);
      history.put(message);
      const heard = message.channel_id === channelId && message.author.id !== me.id;
      if (heard) app.actions.announce(`${directory.nameOf(message.author)}: ${summary(message, directory)}`);
    },
    MESSAGE_UPDATE(message) {
      session.stopTyping(message.channel_id, message.author.id);
      history.put(message);
    },
    MESSAGE_DELETE: ({ id, channel_id: channelId }) => history.remove(channelId, id),
    TYPING_START: (typing) => session.startTyping(typing),
    COMMANDS_UPDATE: ({ commands }) => session.setCommands(commands),
    BOT_STATUS: ({ online }) => session.setBotOnline(online),
    INTERACTION_SUCCESS: (frame) => interactions.succeeded(frame),
    INTERACTION_FAILURE: (frame) => interactions.failed(frame),
    MODAL_CREATE: (modal) => interactions.modal(modal),
    LOG: log,
  };
}
