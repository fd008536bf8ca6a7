// A slash command written as plain text: "/imagine a red castle steps:20" into options.
//
// `name:value` counts only if the command has an option of that name, so "ratio 16:9" stays text. Unnamed text goes to
// the first required text option; required options of other types before it take one word each.

import { OptionKind } from "./kinds.js";
import { ordered } from "./commands.js";

/** Splits the text after a command's name: {named: Map(name -> text), unnamed: text}. */
export function splitPairs(text, options) {
  const names = options.map((option) => escapeRegExp(option.name)).sort((a, b) => b.length - a.length);
  const named = new Map();
  if (!names.length) return { named, unnamed: text.trim() };
  const pattern = new RegExp(`(?<=^|\\s)(${names.join("|")}):`, "giu");
  const marks = [...text.matchAll(pattern)];
  const loose = [text.slice(0, marks[0]?.index ?? text.length)];
  marks.forEach((mark, index) => {
    const end = marks[index + 1]?.index ?? text.length;
    const { value, rest } = unquoted(text.slice(mark.index + mark[0].length, end));
    named.set(mark[1].toLowerCase(), value);
    loose.push(rest);
  });
  return {
    named,
    unnamed: loose
      .map((part) => part.trim())
      .filter(Boolean)
      .join(" "),
  };
}

function unquoted(text) {
  const quoted = /^\s*"([^"]*)"/u.exec(text);
  return quoted ? { value: quoted[1], rest: text.slice(quoted[0].length) } : { value: text.trim(), rest: "" };
}

/** Gives each option its text: Map(option name -> text). */
export function assignText(text, options) {
  const { named, unnamed } = splitPairs(text, options);
  const texts = new Map(named);
  let loose = unnamed;
  const waiting = ordered(options).filter((option) => !texts.has(option.name) && option.type !== OptionKind.ATTACHMENT);
  const target =
    waiting.find((option) => option.required && option.type === OptionKind.STRING) ??
    waiting.find((option) => option.type === OptionKind.STRING);
  for (const option of waiting) {
    if (!loose || option === target || !option.required) break;
    const [word] = loose.split(/\s+/u, 1);
    texts.set(option.name, word);
    loose = loose.slice(word.length).trim();
  }
  if (loose && target) texts.set(target.name, loose);
  return { texts, surplus: target ? "" : loose };
}

/** Gives files to the attachment options, required first: {files: Map(option name -> File), surplus: File[]}. */
export function assignFiles(files, options) {
  const slots = ordered(options).filter((option) => option.type === OptionKind.ATTACHMENT);
  const given = new Map();
  slots.forEach((option, index) => {
    if (files[index]) given.set(option.name, files[index]);
  });
  return { files: given, surplus: files.slice(slots.length) };
}

/** Which option the end of the text belongs to, for the hint over the composer. */
export function currentOption(text, options) {
  const names = options.map((option) => escapeRegExp(option.name));
  const marks = names.length ? [...text.matchAll(new RegExp(`(?<=^|\\s)(${names.join("|")}):`, "giu"))] : [];
  if (marks.length) return options.find((option) => option.name === marks.at(-1)[1].toLowerCase());
  const texts = ordered(options).filter((option) => option.type === OptionKind.STRING);
  return texts[0] ?? ordered(options)[0] ?? null;
}

function escapeRegExp(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
