// The page's HTTP requests, one method each.

/** An error from the server; `message` is a sentence for people. */
export class ApiError extends Error {
  constructor(message, status, code) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
  }
}

const KEY_SLOT = "easel.playground.key";

/** The key from the address, kept for this tab and removed from the address bar. */
export function takeKey() {
  const address = new URL(location.href);
  const given = address.searchParams.get("key");
  if (given) {
    sessionStorage.setItem(KEY_SLOT, given);
    address.searchParams.delete("key");
    history.replaceState(null, "", address);
  }
  return given ?? sessionStorage.getItem(KEY_SLOT) ?? "";
}

/** Makes requests as one member (`user`). */
export class Api {
  constructor(key) {
    this.key = key;
    this.user = null;
  }

  /** Everything except messages: members, channels, commands, limits. */
  state(user) {
    return this.#request("GET", "/playground/state", { query: user ? { user } : {} });
  }

  /** One page of a channel, oldest first. */
  messages(channelId, { before, limit = 50 } = {}) {
    const query = { user: this.user, limit };
    if (before) query.before = before;
    return this.#request("GET", `/playground/channels/${channelId}/messages`, { query });
  }

  /** Posts a message with files. */
  send(payload, files = []) {
    return this.#multipart("/playground/messages", { user: this.user, ...payload }, files);
  }

  /** Starts an interaction; its outcome arrives on the socket. */
  interact(payload, files = []) {
    return this.#multipart("/playground/interactions", { user: this.user, ...payload }, files);
  }

  /** Deletes a message as this member. */
  remove(channelId, messageId) {
    const query = { user: this.user };
    return this.#request("DELETE", `/playground/channels/${channelId}/messages/${messageId}`, { query });
  }

  /** Edits the member's message; returns it. */
  edit(channelId, messageId, content) {
    return this.#json("PATCH", `/playground/channels/${channelId}/messages/${messageId}`, { content });
  }

  /** Adds or removes this member's reaction. */
  react(channelId, messageId, emoji, wanted) {
    const path = `/playground/channels/${channelId}/messages/${messageId}/reactions/${encodeURIComponent(emoji)}`;
    return this.#request(wanted ? "PUT" : "DELETE", path, { query: { user: this.user } });
  }

  /** Starts a thread from a message; returns its channel. */
  startThread(channelId, name, messageId) {
    return this.#json("POST", `/playground/channels/${channelId}/threads`, { name, message_id: messageId });
  }

  /** Opens a group of this member and others; returns its channel. */
  openGroup({ name, user_ids: others }) {
    return this.#json("POST", "/playground/groups", { name, user_ids: others });
  }

  /** Changes this member's settings. */
  settings(changes) {
    return this.#json("PATCH", "/playground/settings", changes);
  }

  #json(method, path, data) {
    const headers = { "Content-Type": "application/json" };
    return this.#request(method, path, { query: { user: this.user }, body: JSON.stringify(data), headers });
  }

  #multipart(path, payload, files) {
    const body = new FormData();
    body.append("payload_json", JSON.stringify(payload));
    files.forEach((file, index) => body.append(`files[${index}]`, file, file.name));
    return this.#request("POST", path, { body });
  }

  async #request(method, path, { query = {}, body, headers = {} } = {}) {
    const address = new URL(path, location.origin);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    let response;
    try {
      response = await fetch(address, { method, body, headers: { "X-Playground-Key": this.key, ...headers } });
    } catch {
      throw new ApiError("Can't reach the playground. Is it still running?", 0, 0);
    }
    const answer = await readAnswer(response);
    if (!response.ok) {
      const sentence = answer?.message ?? `The playground answered with ${response.status}.`;
      throw new ApiError(sentence, response.status, answer?.code ?? 0);
    }
    return answer;
  }
}

async function readAnswer(response) {
  if (response.status === 204) return null;
  try {
    return await response.json();
  } catch {
    return null;
  }
}
