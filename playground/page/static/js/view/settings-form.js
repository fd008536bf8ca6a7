// The form for a member's settings, in the shape of a bot's modal.

import { ComponentKind as Kind } from "../core/kinds.js";

const LANGUAGES = "en-US en-GB de es-ES fr it nl pl pt-BR ru uk tr ja ko zh-CN".split(" ");
const SWITCHES = [
  ["accepts_dms", "Direct messages", "The bot can send direct messages to this member."],
  ["age_restricted_dms", "Age-restricted commands in direct messages", "If off, they are only in age-restricted channels."],
  ["has_app", "App added to this account", "This member can use its commands everywhere."],
];

/** The form with a member's settings filled in. */
export function settingsForm(me, name) {
  return {
    title: `Settings of ${name}`,
    custom_id: "settings",
    yes: "Save",
    components: [languageField(me.settings.locale), ...SWITCHES.map((one) => switchField(me.settings, one))],
  };
}

function languageField(locale) {
  const names = new Intl.DisplayNames(undefined, { type: "language" });
  const codes = LANGUAGES.includes(locale) ? LANGUAGES : [locale, ...LANGUAGES];
  const options = codes.map((code) => ({ label: names.of(code), value: code, default: code === locale }));
  const component = { type: Kind.STRING_SELECT, custom_id: "locale", options };
  const description = "Commands appear in it if the bot has translations.";
  return { type: Kind.LABEL, label: "Language", description, component };
}

function switchField(settings, [key, label, description]) {
  const component = { type: Kind.CHECKBOX, custom_id: key, default: settings?.[key] };
  return { type: Kind.LABEL, label, description, component };
}

/** What was filled in: {locale, accepts_dms, …}. */
export function readSettings(components) {
  const fields = components.map(({ component }) => [component.custom_id, component.values?.[0] ?? component.value]);
  return Object.fromEntries(fields);
}
