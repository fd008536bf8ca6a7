// Embeds: cards under a message's text.

import { h } from "../core/dom.js";
import { localUrl } from "../core/media.js";
import { colourText } from "../core/people.js";
import { messageTime } from "../core/time.js";
import { markdown, markdownLine, outerLink } from "../markdown/render.js";
import { mosaic, picture } from "./attachments.js";

/** All embeds of a message, or null. Embeds that share an address are one card with several pictures, as in Discord. */
export function embeds(list, directory) {
  if (!list.length) return null;
  const cards = merge(list).map(({ embed, images }, index) => card(embed, images, index, directory));
  return h("div", { class: "embeds", "data-key": "embeds" }, cards);
}

function merge(list) {
  const groups = [];
  for (const embed of list) {
    const same = embed.url ? groups.find((group) => group.embed.url === embed.url) : null;
    if (same && embed.image) same.images.push(embed.image);
    else groups.push({ embed, images: embed.image ? [embed.image] : [] });
  }
  return groups;
}

function card(embed, images, index, directory) {
  const colour = embed.color === undefined || embed.color === null ? null : colourText(embed.color);
  return h(
    "article",
    { class: "embed", "data-key": `embed-${index}`, style: { "--edge": colour } },
    h(
      "div",
      { class: "embed-words" },
      author(embed.author),
      title(embed, directory),
      embed.description ? h("div", { class: "embed-text" }, markdown(embed.description, directory)) : null,
      fields(embed.fields ?? [], directory),
    ),
    embed.thumbnail ? h("div", { class: "embed-thumb" }, embedPicture(embed.thumbnail, 80, 80)) : null,
    images.length ? pictures(images) : null,
    footer(embed),
  );
}

function embedPicture(image, widest, tallest) {
  return picture(image, { "data-widest": widest, "data-tallest": tallest });
}

function pictures(images) {
  const inner =
    images.length > 1
      ? mosaic(images.map((image) => ({ ...image, kind: "image" })))
      : embedPicture(images[0], 400, 320);
  return h("div", { class: "embed-pictures", "data-key": "pictures" }, inner);
}

function author(given) {
  if (!given?.name) return null;
  const name = safeLink(given.url, given.name);
  return h("div", { class: "embed-author", "data-key": "author" }, smallImage(given.icon_url), name);
}

function title(embed, directory) {
  if (!embed.title) return null;
  return h(
    "div",
    { class: "embed-title", "data-key": "title" },
    safeLink(embed.url, markdownLine(embed.title, directory)),
  );
}

function fields(list, directory) {
  if (!list.length) return null;
  const cells = list.map((field) =>
    h(
      "div",
      { class: field.inline ? "embed-field embed-inline" : "embed-field" },
      h("div", { class: "embed-name" }, markdownLine(field.name, directory)),
      markdown(field.value, directory),
    ),
  );
  return h("div", { class: "embed-fields", "data-key": "fields" }, cells);
}

function footer({ footer: given, timestamp }) {
  if (!given?.text && !timestamp) return null;
  const words = [given?.text, timestamp ? messageTime(new Date(timestamp)) : null].filter(Boolean);
  return h("footer", { class: "embed-footer", "data-key": "footer" }, smallImage(given?.icon_url), words.join(" · "));
}

function smallImage(url) {
  const src = localUrl(url);
  return src ? h("img", { class: "embed-icon", src, alt: "" }) : null;
}

function safeLink(url, children) {
  return url && /^https?:\/\//.test(url) ? outerLink(url, children) : children;
}
