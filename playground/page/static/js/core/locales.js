// Commands in the member's language: names and descriptions that the bot has translated. Pure.
//
// The person sees and types the translated name; `key` is the bot's own name, which is sent.

/** A command, option or subcommand with everything in it, in this locale. */
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

/** An option's choices; only their names are translated. */
export function localizedChoices(choices, locale) {
  return choices.map((choice) => ({ ...choice, name: nameIn(choice, locale) }));
}

function nameIn({ name, name_localized: told, name_localizations: texts }, locale) {
  return translated(texts, locale) ?? told ?? name;
}

function translated(texts, locale) {
  return texts?.[locale] || null;
}
