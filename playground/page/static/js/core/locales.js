// Commands in the member's language: names and descriptions that the bot has translated. Pure.
//
// A translated name is what one sees and types; `key` stays what the bot calls it, and is what is sent.

/** A command, option or subcommand, with all that is in it, as a member of this locale reads it. */
export function localized(node, locale) {
  const read = {
    ...node,
    key: node.name,
    name: nameIn(node, locale),
    description: translated(node.description_localizations, locale) ?? node.description_localized ?? node.description,
  };
  if (node.options) read.options = node.options.map((option) => localized(option, locale));
  if (node.choices) read.choices = localizedChoices(node.choices, locale);
  return read;
}

/** Choices of an option: only their names are translated. */
export function localizedChoices(choices, locale) {
  return choices.map((choice) => ({ ...choice, name: nameIn(choice, locale) }));
}

function nameIn({ name, name_localized: told, name_localizations: texts }, locale) {
  return translated(texts, locale) ?? told ?? name;
}

function translated(texts, locale) {
  return texts?.[locale] || null;
}
