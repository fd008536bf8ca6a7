// Markdown as DOM nodes. Only http(s) links work, in a new tab; names come from the directory.

import { h } from "../core/dom.js";
import { colourText } from "../core/people.js";
import { fullTime } from "../core/time.js";
import { parseBlocks } from "./blocks.js";
import { parseInline } from "./inline.js";

const ONLY_EMOJI =
  /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*\s*){1,27}$/u;

const SPANS = {
  text: ({ text }) => text,
  code: ({ text }) => h("code", {}, text),
  strong: (span, directory) => h("strong", {}, spans(span, directory)),
  em: (span, directory) => h("em", {}, spans(span, directory)),
  underline: (span, directory) => h("u", {}, spans(span, directory)),
  strike: (span, directory) => h("s", {}, spans(span, directory)),
  spoiler: (span, directory) => h("spoiler-box", { class: "spoiler-text" }, h("span", {}, spans(span, directory))),
  link: (span, directory) => outerLink(span.url, spans(span, directory)),
  time: ({ at, style }) => timeNode(at, style),
  user: ({ id }, directory) => userMention(id, directory),
  role: ({ id }, directory) => roleMention(id, directory),
  channel: ({ id }, directory) => channelMention(id, directory),
  command: ({ name }) =>
    h("button", { class: "mention", type: "button", "data-action": "use", "data-text": `/${name}` }, `/${name}`),
  emoji: ({ name }) => h("span", { class: "emoji-name" }, `:${name}:`),
  everyone: ({ name }) => h("span", { class: "mention" }, `@${name}`),
};

const BLOCKS = {
  paragraph: (block, directory) => h("div", { class: "md-paragraph" }, spans(block, directory)),
  heading: (block, directory) => h(`h${block.level + 2}`, { class: `md-h${block.level}` }, spans(block, directory)),
  subtext: (block, directory) => h("small", { class: "md-subtext" }, spans(block, directory)),
  quote: (block, directory) => h("blockquote", {}, blocks(block.blocks, directory)),
  codeblock: ({ text, language }) =>
    h("pre", { tabindex: "0", "data-language": language || null }, h("code", {}, text)),
  list: (block, directory) => listNode(block, directory),
};

/** A message's text, with all block rules. */
export function markdown(text, directory) {
  const jumbo = ONLY_EMOJI.test(text);
  return h("div", { class: jumbo ? "md md-jumbo" : "md" }, blocks(parseBlocks(text), directory));
}

/** One line of text, such as an embed's title. */
export function markdownLine(text, directory) {
  return parseInline(text).map((span) => SPANS[span.kind](span, directory));
}

/** A text without formatting, for reply bars and announcements. */
export function plainText(text, directory) {
  const node = markdown(text, directory);
  for (const box of node.querySelectorAll("spoiler-box")) box.replaceWith("▇▇▇▇");
  const lines = [...node.children].map((block) => block.textContent);
  return lines.join(" ").replace(/\s+/g, " ").trim();
}

/** A link to another site. */
export function outerLink(url, children) {
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, children);
}

function spans(parent, directory) {
  return parent.children.map((span) => SPANS[span.kind](span, directory));
}

function blocks(list, directory) {
  return list.map((block) => BLOCKS[block.kind](block, directory));
}

function listNode({ ordered, start, items }, directory) {
  const rows = items.map((item) => h("li", {}, spans(item, directory), blocks(item.lists, directory)));
  return h(ordered ? "ol" : "ul", { start: ordered && start !== 1 ? start : null }, rows);
}

function timeNode(at, style) {
  const date = new Date(at * 1000);
  if (Number.isNaN(date.getTime())) return "Invalid Date";
  return h("live-time", { at, styling: style, title: fullTime(date) });
}

function userMention(id, directory) {
  const user = directory.user(id);
  if (!user) return h("span", { class: "mention" }, "@unknown-user");
  const props = { class: "mention", type: "button", "data-action": "member", "data-user": id };
  return h("button", props, `@${directory.nameOf(user)}`);
}

function roleMention(id, directory) {
  const role = directory.role(id);
  const style = role?.color ? { "--mention": colourText(role.color) } : {};
  return h("span", { class: "mention", style }, `@${role?.name ?? "deleted-role"}`);
}

function channelMention(id, directory) {
  const channel = directory.channel(id);
  if (!channel?.name) return h("span", { class: "mention" }, "# unknown");
  return h(
    "button",
    { class: "mention", type: "button", "data-action": "visit", "data-channel": id },
    `# ${channel.name}`,
  );
}
