// Discord's ids: ordered by time, too long for a JavaScript number, so compared as text.

const DISCORD_EPOCH_MS = 1420070400000n;

/** Negative, zero or positive, for `sort`. */
export function compareIds(a, b) {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A new id of this moment, to mark what this page sends. */
export function makeNonce() {
  const low = BigInt(Math.floor(Math.random() * 4194304));
  return String(((BigInt(Date.now()) - DISCORD_EPOCH_MS) << 22n) | low);
}
