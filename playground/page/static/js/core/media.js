// Files and addresses: a file's kind and size, and where this page may load it from.

const KINDS = [
  ["image", /\.(png|jpe?g|gif|webp|avif)$/i],
  ["video", /\.(mp4|webm|mov)$/i],
  ["audio", /\.(mp3|ogg|wav|flac|m4a)$/i],
];
const CDN_HOSTS = new Set(["cdn.discordapp.com", "media.discordapp.net"]);
const SPOILER_PREFIX = "SPOILER_";
const SPOILER_FLAG = 8;

/** "image", "video", "audio" or "file". */
export function mediaKind({ content_type: type = "", filename = "", url = "" }) {
  const stated = /^(image|video|audio)\/(?!svg)/.exec(type ?? "");
  if (stated) return stated[1];
  if (type) return "file";
  const path = filename || url.split("?")[0];
  return KINDS.find(([, pattern]) => pattern.test(path))?.[0] ?? "file";
}

/** The address to load a file from; this server has the CDN's files. Null for anything that isn't http(s). */
export function localUrl(address) {
  if (!address) return null;
  let url;
  try {
    url = new URL(address, location.origin);
  } catch {
    return null;
  }
  if (url.protocol === "blob:" && url.origin === location.origin) return url.href;
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  if (CDN_HOSTS.has(url.hostname)) return `${location.origin}${url.pathname}${url.search}`;
  return url.href;
}

/** Whether two addresses are of the same file; their signatures may differ. */
export function sameFile(a, b) {
  return (a ?? "").split("?")[0] === (b ?? "").split("?")[0];
}

/** Whether an attachment is a spoiler. */
export function isSpoiler(attachment) {
  const name = attachment.filename ?? "";
  return (
    Boolean(attachment.spoiler) || name.startsWith(SPOILER_PREFIX) || ((attachment.flags ?? 0) & SPOILER_FLAG) !== 0
  );
}

/** The file with or without the name that makes it a spoiler. */
export function withSpoiler(file, hidden) {
  const plain = file.name.startsWith(SPOILER_PREFIX) ? file.name.slice(SPOILER_PREFIX.length) : file.name;
  return new File([file], hidden ? SPOILER_PREFIX + plain : plain, { type: file.type });
}

/** "12.4 KB". */
export function sizeText(bytes) {
  const units = ["bytes", "KB", "MB", "GB"];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(size < 10 ? 2 : 1)} ${units[unit]}`;
}

/** Files of a paste or a drop. */
export function filesOf(transfer) {
  return [...(transfer?.files ?? [])];
}
