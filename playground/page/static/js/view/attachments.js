// Files under a message: pictures in a mosaic, media players, and cards for other files.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { isSpoiler, localUrl, mediaKind, sizeText } from "../core/media.js";

const WIDEST = 560;
const TALLEST = 420;

/** All attachments of a message, or null. */
export function attachments(list) {
  if (!list.length) return null;
  const shown = list.filter((one) => ["image", "video"].includes(mediaKind(one)));
  const rest = list.filter((one) => !shown.includes(one));
  return h(
    "div",
    { class: "attachments", "data-key": "attachments" },
    shown.length ? mosaic(shown.map(fromAttachment)) : null,
    rest.map((one, index) => fileEntry(one, `file-${index}`)),
  );
}

function fromAttachment(attachment) {
  return {
    url: attachment.url,
    width: attachment.width,
    height: attachment.height,
    description: attachment.description,
    name: attachment.filename,
    kind: mediaKind(attachment),
    spoiler: isSpoiler(attachment),
  };
}

/** Pictures side by side: {url, width, height, description, name, kind, spoiler}. */
export function mosaic(items) {
  const several = items.length > 1;
  const count = Math.min(items.length, 5);
  const cells = items.map((item, index) => {
    const shape = several ? {} : { "data-widest": WIDEST, "data-tallest": TALLEST };
    const cell = item.kind === "video" ? video(item) : picture(item, shape);
    const key = `cell-${item.kind ?? "image"}-${index}`;
    if (!item.spoiler) return withKey(cell, key);
    return h("spoiler-box", { class: "spoiler-media", "data-key": `hidden-${key}` }, cell);
  });
  return h(
    "div",
    { class: several ? "mosaic" : "mosaic mosaic-one", "data-key": "mosaic", "data-count": count },
    cells,
  );
}

/** A picture that opens large; `shape` limits its size here. */
export function picture({ url, width, height, description, name }, shape = {}) {
  const src = localUrl(url);
  const alt = description || "";
  const label = alt ? `Open picture: ${alt}` : `Open picture ${name ?? ""}`.trim();
  const props = {
    class: "picture",
    type: "button",
    "data-action": "enlarge",
    "data-src": src,
    "data-alt": alt,
    "data-name": name ?? "",
    "aria-label": label,
    title: alt || null,
  };
  const image = h("steady-image", { src, alt, width: width ?? null, height: height ?? null, ...shape });
  return h("button", props, image, alt ? h("span", { class: "alt-mark", "aria-hidden": "true" }, "ALT") : null);
}

function video({ url, description, width, height }) {
  const props = {
    class: "video",
    src: localUrl(url),
    controls: true,
    preload: "metadata",
    "aria-label": description || "Video",
  };
  return h("video", { ...props, width: width ?? null, height: height ?? null });
}

/** A card to download a file. */
export function fileEntry(attachment, key) {
  const entry = mediaKind(attachment) === "audio" ? audio(attachment) : fileCard(attachment);
  if (!isSpoiler(attachment)) return withKey(entry, key);
  return h("spoiler-box", { class: "spoiler-media", "data-key": `hidden-${key}` }, entry);
}

function audio(attachment) {
  const player = h("audio", { src: localUrl(attachment.url), controls: true, preload: "metadata" });
  return h("div", { class: "file-card file-audio" }, h("span", { class: "file-name" }, attachment.filename), player);
}

function fileCard({ filename, name, size, url }) {
  const title = filename ?? name ?? "file";
  const link = {
    class: "file-name",
    href: localUrl(url),
    target: "_blank",
    rel: "noopener noreferrer",
    download: title,
  };
  return h(
    "div",
    { class: "file-card" },
    icon("file"),
    h(
      "div",
      { class: "file-words" },
      h("a", link, title),
      size ? h("span", { class: "file-size" }, sizeText(size)) : null,
    ),
    h("a", { ...link, class: "icon-button", "aria-label": `Download ${title}` }, icon("download")),
  );
}

function withKey(node, key) {
  node.setAttribute("data-key", key);
  return node;
}
