// Turns what a person typed into an option's value, or into a sentence that says what's wrong.

import { OptionKind } from "./kinds.js";

const YES = new Set(["true", "yes", "on", "1"]);
const NO = new Set(["false", "no", "off", "0"]);
const LISTED = new Set([
  OptionKind.BOOLEAN,
  OptionKind.USER,
  OptionKind.CHANNEL,
  OptionKind.ROLE,
  OptionKind.MENTIONABLE,
]);

/** Whether this option's values come from a list that the page knows. */
export function isListed(option) {
  return Boolean(option.choices?.length) || LISTED.has(option.type);
}

/** The list to pick from: {name, value, detail?}. */
export function choicesOf(option, directory) {
  if (option.choices?.length) return option.choices;
  switch (option.type) {
    case OptionKind.BOOLEAN:
      return [
        { name: "True", value: true },
        { name: "False", value: false },
      ];
    case OptionKind.USER:
      return userChoices(directory);
    case OptionKind.ROLE:
      return roleChoices(directory);
    case OptionKind.MENTIONABLE:
      return [...userChoices(directory), ...roleChoices(directory)];
    case OptionKind.CHANNEL:
      return channelChoices(option, directory);
    default:
      return [];
  }
}

function userChoices(directory) {
  return directory.everyone().map((user) => ({ name: directory.nameOf(user), value: user.id, detail: user.username }));
}

function roleChoices(directory) {
  return directory.roles.map((role) => ({ name: role.name, value: role.id, detail: "role" }));
}

function channelChoices(option, directory) {
  const kinds = option.channel_types;
  const channels = directory.places.filter(({ type, name }) => name && (!kinds?.length || kinds.includes(type)));
  return channels.map((channel) => ({ name: channel.name, value: channel.id, detail: "channel" }));
}

/** {value} or {error} for a text typed into an option. */
export function readValue(option, text, directory) {
  const typed = text.trim();
  if (!typed) return option.required ? { error: "This option is required." } : {};
  if (option.type === OptionKind.BOOLEAN) return readBoolean(typed);
  if (isListed(option)) return readListed(option, typed, directory);
  if (option.type === OptionKind.INTEGER || option.type === OptionKind.NUMBER) return readNumber(option, typed);
  return readString(option, typed);
}

function readBoolean(typed) {
  const word = typed.toLowerCase();
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : { error: "Choose True or False." };
}

function readListed(option, typed, directory) {
  const bare = typed
    .replace(/^<[@#][!&]?(\d+)>$/, "$1")
    .replace(/^[@#]/, "")
    .toLowerCase();
  const names = (choice) => [choice.name, choice.detail, String(choice.value)].map((name) => name?.toLowerCase());
  const choices = choicesOf(option, directory);
  const found =
    choices.find((choice) => choice.name.toLowerCase() === bare) ??
    choices.find((choice) => names(choice).includes(bare));
  return found ? { value: found.value } : { error: "Choose one from the list." };
}

function readNumber(option, typed) {
  const whole = option.type === OptionKind.INTEGER;
  const value = Number(typed.replace(/(?<=\d)[_ ](?=\d)/g, ""));
  if (!Number.isFinite(value)) return { error: "Enter a number." };
  if (whole && !Number.isInteger(value)) return { error: "Enter a whole number." };
  if (whole && !Number.isSafeInteger(value)) return { error: "This number is too large for Discord." };
  if (option.min_value !== undefined && value < option.min_value) return { error: `At least ${option.min_value}.` };
  if (option.max_value !== undefined && value > option.max_value) return { error: `At most ${option.max_value}.` };
  return { value };
}

function readString(option, typed) {
  const length = [...typed].length;
  const least = option.min_length ?? 0;
  const most = option.max_length ?? 6000;
  if (length < least) return { error: `At least ${least} characters (now ${length}).` };
  if (length > most) return { error: `At most ${most} characters (now ${length}).` };
  return { value: typed };
}

/** How a field shows a value. */
export function valueText(option, value, directory) {
  if (value === undefined || value === null) return "";
  const choice = isListed(option) ? choicesOf(option, directory).find((one) => one.value === value) : null;
  return choice?.name ?? String(value);
}
