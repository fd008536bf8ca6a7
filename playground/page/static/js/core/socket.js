// The live connection: receives frames, and reconnects after a loss.

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;

/** How long to wait before the given attempt (counted from 1). */
export function waitBefore(attempt) {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
}

/** Emits "frame" {t, d}, "open" {again} and "lost" {attempt, waitMs}. */
export class Socket extends EventTarget {
  #socket = null;
  #timer = 0;
  #attempt = 0;
  #user = null;
  #opened = false;

  constructor(key) {
    super();
    this.key = key;
  }

  /** Connects as this member, and closes any earlier connection. */
  connect(user) {
    this.#drop();
    this.#user = user;
    this.#attempt = 0;
    this.#opened = false;
    this.#dial();
  }

  /** Closes the connection for good. */
  close() {
    this.#drop();
  }

  /** Reconnects at once instead of waiting. */
  retry() {
    if (this.#socket?.readyState === WebSocket.OPEN) return;
    this.#drop();
    this.#dial();
  }

  /** Sends something to the server, if it's connected. */
  say(event, data) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ t: event, d: data }));
  }

  #dial() {
    const address = new URL("/playground/socket", location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    address.searchParams.set("key", this.key);
    address.searchParams.set("user", this.#user);
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.addEventListener("open", () => this.#onOpen(socket));
    socket.addEventListener("message", (event) => this.#onFrame(socket, event.data));
    socket.addEventListener("close", () => this.#onClose(socket));
  }

  #onOpen(socket) {
    if (socket !== this.#socket) return;
    this.#attempt = 0;
    this.#emit("open", { again: this.#opened });
    this.#opened = true;
  }

  #onFrame(socket, text) {
    if (socket === this.#socket) this.#emit("frame", JSON.parse(text));
  }

  #onClose(socket) {
    if (socket !== this.#socket) return;
    this.#attempt += 1;
    const waitMs = waitBefore(this.#attempt);
    this.#emit("lost", { attempt: this.#attempt, waitMs });
    this.#timer = setTimeout(() => this.#dial(), waitMs);
  }

  #drop() {
    clearTimeout(this.#timer);
    const old = this.#socket;
    this.#socket = null;
    old?.close();
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
