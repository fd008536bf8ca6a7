// Discord's markdown within a line: text into a tree of spans. Pure; rendering is in render.js.
//
// Every rule is a sticky pattern that is tried at the current position. Patterns have no overlapping alternatives, so no
// text takes more than quadratic time, and nesting stops at a fixed depth.

const DEEPEST = 12;

const RULES = [
  [/\\([^\p{L}\p{N}\s])/uy, ([, char]) => ({ kind: "text", text: char })],
  [/(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/y, ([, , code]) => ({ kind: "code", text: trimCode(code) })],
  [/<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y, ([, at, style]) => ({ kind: "time", at: Number(at), style: style ?? "f" })],
  [/<@!?(\d{1,20})>/y, ([, id]) => ({ kind: "user", id })],
  [/<@&(\d{1,20})>/y, ([, id]) => ({ kind: "role", id })],
  [/<#(\d{1,20})>/y, ([, id]) => ({ kind: "channel", id })],
  [/<\/([\p{L}\p{N} _-]{1,98}):(\d{1,20})>/uy, ([, name]) => ({ kind: "command", name })],
  [/<a?:(\w{2,32}):\d{1,20}>/y, ([, name]) => ({ kind: "emoji", name })],
  [/@(everyone|here)\b/y, ([, name]) => ({ kind: "everyone", name })],
  [/<(https?:\/\/[^\s<>]+)>/y, ([, url]) => ({ kind: "link", url, children: [{ kind: "text", text: url }] })],
  [
    /https?:\/\/[^\s<]*[^\s<.,:;"'\])*_~|]/y,
    ([url]) => ({ kind: "link", url, children: [{ kind: "text", text: url }] }),
  ],
  [
    /\[((?:\\.|[^[\]\\]|\[[^[\]]*\])+)\]\(\s*<?(https?:\/\/[^\s<>)]+)>?(?:\s+"[^"]*")?\s*\)/y,
    ([, label, url], read) => ({ kind: "link", url, children: read(label) }),
  ],
  [/\*\*\*(?!\s)([\s\S]+?)\*\*\*(?!\*)/y, ([, inner], read) => nested("strong", [nested("em", read(inner))])],
  [/\*\*(?!\s)([\s\S]+?)\*\*(?!\*)/y, ([, inner], read) => nested("strong", read(inner))],
  [/__([\s\S]+?)__(?!_)/y, ([, inner], read) => nested("underline", read(inner))],
  [/\*(?![\s*])((?:\*\*[^*]+\*\*|[^*])+?)\*(?!\*)/y, ([, inner], read) => nested("em", read(inner))],
  [/_(?![\s_])((?:__[^_]+__|[^_])+?)_(?![\p{L}\p{N}_])/uy, ([, inner], read) => nested("em", read(inner))],
  [/~~(?!~)([\s\S]+?)~~/y, ([, inner], read) => nested("strike", read(inner))],
  [/\|\|([\s\S]+?)\|\|/y, ([, inner], read) => nested("spoiler", read(inner))],
];

const STARTS = /[\\`<@h[*_~|]/;
const PLAIN = /[^\\`<@h[*_~|]+/y;
const WORD = /[\p{L}\p{N}]/u;

function nested(kind, children) {
  return { kind, children };
}

function trimCode(code) {
  return code.startsWith(" ") && code.endsWith(" ") && code.trim() ? code.slice(1, -1) : code;
}

/** Spans of a text: {kind, text? | children? | …}. */
export function parseInline(text, depth = 0) {
  const spans = [];
  if (depth > DEEPEST) return [{ kind: "text", text }];
  const read = (inner) => parseInline(inner, depth + 1);
  let at = 0;
  while (at < text.length) {
    const [span, end] = nextSpan(text, at, read);
    push(spans, span);
    at = end;
  }
  return spans;
}

function nextSpan(text, at, read) {
  PLAIN.lastIndex = at;
  const plain = PLAIN.exec(text);
  if (plain) return [{ kind: "text", text: plain[0] }, PLAIN.lastIndex];
  if (STARTS.test(text[at])) {
    for (const [pattern, make] of RULES) {
      pattern.lastIndex = at;
      const match = allowed(text, at) ? pattern.exec(text) : null;
      if (match) return [make(match, read), at + match[0].length];
    }
  }
  return [{ kind: "text", text: text[at] }, at + 1];
}

/** Whether formatting may start here: an underscore or an address must not be inside a word. */
function allowed(text, at) {
  if (text[at] !== "_" && text[at] !== "h") return true;
  return at === 0 || !WORD.test(text[at - 1]);
}

function push(spans, span) {
  const last = spans.at(-1);
  if (span.kind === "text" && last?.kind === "text") last.text += span.text;
  else spans.push(span);
}
