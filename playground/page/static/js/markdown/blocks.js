// Discord's markdown across lines: paragraphs, headings, lists, quotes and code blocks. Pure.

import { parseInline } from "./inline.js";

const FENCE = /```([\s\S]*?[^\s`][\s\S]*?)```/;
const LANGUAGE = /^([\w+#.-]{1,20})\n/;
const REST_QUOTE = /^>>> /m;
const HEADING = /^(#{1,3}) +(\S.*)$/;
const SUBTEXT = /^-# +(\S.*)$/;
const ITEM = /^( *)([-*]|\d{1,9}\.) +(\S.*)$/;
const QUOTE = /^> ?(?! *$)(.*)$/;
const DEEPEST_LIST = 4;

/** Blocks of a text. `quotes` is false inside a quote. */
export function parseBlocks(text, quotes = true) {
  const fence = FENCE.exec(text);
  const quote = quotes ? REST_QUOTE.exec(text) : null;
  if (quote && (!fence || quote.index < fence.index)) {
    const inner = parseBlocks(text.slice(quote.index + quote[0].length), false);
    return [...parseLines(text.slice(0, quote.index), quotes), { kind: "quote", blocks: inner }];
  }
  if (!fence) return parseLines(text, quotes);
  const before = text.slice(0, fence.index).replace(/\n$/, "");
  const after = text.slice(fence.index + fence[0].length).replace(/^\n/, "");
  return [...parseLines(before, quotes), codeBlock(fence[1]), ...parseBlocks(after, quotes)];
}

function codeBlock(inside) {
  const language = LANGUAGE.exec(inside);
  const lines = (language ? inside.slice(language[0].length) : inside).split("\n");
  while (lines.length > 1 && !lines[0].trim()) lines.shift();
  while (lines.length > 1 && !lines.at(-1).trim()) lines.pop();
  return { kind: "codeblock", language: language?.[1] ?? "", text: lines.join("\n") };
}

function parseLines(text, quotes) {
  const blocks = [];
  if (!text) return blocks;
  const lines = text.split("\n");
  let at = 0;
  while (at < lines.length) {
    const [block, taken] = nextBlock(lines, at, quotes);
    const last = blocks.at(-1);
    if (block.kind === "plain" && last?.kind === "plain") last.lines.push(...block.lines);
    else blocks.push(block);
    at += taken;
  }
  return blocks.map(finish).filter(Boolean);
}

function nextBlock(lines, at, quotes) {
  const line = lines[at];
  const heading = HEADING.exec(line);
  if (heading) return [{ kind: "heading", level: heading[1].length, children: parseInline(heading[2]) }, 1];
  const subtext = SUBTEXT.exec(line);
  if (subtext) return [{ kind: "subtext", children: parseInline(subtext[1]) }, 1];
  if (quotes && QUOTE.test(line)) return quoteFrom(lines, at);
  if (ITEM.test(line)) return listFrom(lines, at);
  return [{ kind: "plain", lines: [line] }, 1];
}

function quoteFrom(lines, at) {
  const inner = [];
  while (at + inner.length < lines.length) {
    const match = /^> ?(.*)$/.exec(lines[at + inner.length]);
    if (!match) break;
    inner.push(match[1]);
  }
  return [{ kind: "quote", blocks: parseBlocks(inner.join("\n"), false) }, inner.length];
}

function listFrom(lines, at) {
  const entries = [];
  let taken = 0;
  while (at + taken < lines.length) {
    const match = ITEM.exec(lines[at + taken]);
    const otherKind = entries.length && match?.[1] === "" && /\d/.test(match[2]) !== /\d/.test(entries[0].mark);
    if (!match || otherKind) break;
    entries.push({ indent: match[1].length, mark: match[2], text: match[3] });
    taken += 1;
  }
  return [nestList(entries, 0), taken];
}

/** Nested lists from entries with indents. */
function nestList(entries, depth) {
  const [first] = entries;
  const list = { kind: "list", ordered: /\d/.test(first.mark), start: Number.parseInt(first.mark, 10) || 1, items: [] };
  for (let at = 0; at < entries.length;) {
    let end = at + 1;
    while (end < entries.length && entries[end].indent > first.indent) end += 1;
    const inner = entries.slice(at + 1, end);
    const item = { children: parseInline(entries[at].text), lists: [] };
    list.items.push(item);
    if (inner.length && depth < DEEPEST_LIST) item.lists.push(nestList(inner, depth + 1));
    else for (const entry of inner) list.items.push({ children: parseInline(entry.text), lists: [] });
    at = end;
  }
  return list;
}

function finish(block) {
  if (block.kind !== "plain") return block;
  const text = block.lines.join("\n");
  return text === "" ? null : { kind: "paragraph", children: parseInline(text) };
}
