// The options of a select: its own, or the server's people, roles and channels. Pure.

import { ComponentKind as Kind } from "./kinds.js";

/** Options of a select: {label, value, description?, emoji?, default?}. */
export function selectOptions(component, directory) {
  const preset = new Set((component.default_values ?? []).map(({ id }) => id));
  const known = (option) => ({ ...option, default: preset.has(option.value) });
  switch (component.type) {
    case Kind.STRING_SELECT:
      return component.options ?? [];
    case Kind.USER_SELECT:
      return users(directory).map(known);
    case Kind.ROLE_SELECT:
      return roles(directory).map(known);
    case Kind.MENTIONABLE_SELECT:
      return [...users(directory), ...roles(directory)].map(known);
    case Kind.CHANNEL_SELECT:
      return channels(component, directory).map(known);
    default:
      return [];
  }
}

function users(directory) {
  return directory
    .everyone()
    .map((user) => ({ label: directory.nameOf(user), value: user.id, description: user.username }));
}

function roles(directory) {
  return directory.roles.map((role) => ({ label: role.name, value: role.id, description: "Role" }));
}

function channels({ channel_types: kinds }, directory) {
  const fitting = directory.places.filter(({ type, name }) => name && (!kinds?.length || kinds.includes(type)));
  return fitting.map((channel) => ({ label: `#${channel.name}`, value: channel.id }));
}

/** How many may be chosen: {least, most}. */
export function selectBounds(component, count) {
  const least = component.min_values ?? (component.required === false ? 0 : 1);
  return { least, most: Math.min(component.max_values ?? 1, Math.max(count, 1)) };
}
