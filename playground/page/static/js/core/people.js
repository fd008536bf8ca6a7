// Who is who: names, colours, initials and permissions, from the guild object.

import { isDirect } from "./kinds.js";

const ADMINISTRATOR = 1n << 3n;
const MANAGE_MESSAGES = 1n << 13n;
const AVATAR_HUES = [18, 42, 88, 152, 188, 214, 262, 318, 344];

/** Looks up users, members, roles and channels of one session. */
export class Directory {
  constructor(session) {
    this.guild = session.guild ?? {};
    this.channels = session.channels ?? [];
    /** The server's channels and threads, which can be mentioned; DMs and groups can't. */
    this.places = this.channels.filter((channel) => !isDirect(channel));
    this.me = session.me;
    this.bot = session.bot;
    this.roles = this.guild.roles ?? [];
    this.members = new Map((this.guild.members ?? []).map((member) => [member.user.id, member]));
    this.users = new Map();
    const known = [...[...this.members.values()].map((member) => member.user), ...(session.users ?? [])];
    for (const user of [...known, session.bot, session.me]) if (user) this.users.set(user.id, user);
  }

  /** The user with this id, or null. */
  user(id) {
    return this.users.get(id) ?? null;
  }

  role(id) {
    return this.roles.find((role) => role.id === id) ?? null;
  }

  channel(id) {
    return this.channels.find((channel) => channel.id === id) ?? null;
  }

  /** The user's displayed name. */
  nameOf(user) {
    const nick = this.members.get(user.id)?.nick;
    return nick || user.global_name || user.username || "unknown";
  }

  /** Roles of a user, highest first, without @everyone. */
  rolesOf(userId) {
    const ids = new Set(this.members.get(userId)?.roles ?? []);
    return this.roles.filter((role) => ids.has(role.id)).sort((a, b) => b.position - a.position);
  }

  /** The colour of the highest coloured role as CSS, or null. */
  colourOf(userId) {
    const role = this.rolesOf(userId).find((candidate) => candidate.color);
    return role ? colourText(role.color) : null;
  }

  /** Whether this user may delete other people's messages. */
  mayManageMessages(userId) {
    if (this.guild.owner_id === userId) return true;
    const everyone = this.roles.find((role) => role.id === this.guild.id);
    const bits = [everyone, ...this.rolesOf(userId)].reduce((all, role) => all | BigInt(role?.permissions ?? 0), 0n);
    return (bits & (ADMINISTRATOR | MANAGE_MESSAGES)) !== 0n;
  }

  /** Everyone who can be mentioned or chosen, the bot last. */
  everyone() {
    const people = [...this.users.values()];
    return people.sort((a, b) => Number(Boolean(a.bot)) - Number(Boolean(b.bot)));
  }
}

/** The names of some users, in order. */
export function namesOf(users, directory) {
  return users.map((user) => directory.nameOf(user)).join(", ");
}

/** Discord's colour integer as CSS. */
export function colourText(colour) {
  return `#${colour.toString(16).padStart(6, "0")}`;
}

/** One or two letters that stand for a name. */
export function initialsOf(name) {
  const words = name
    .trim()
    .split(/[\s._-]+/u)
    .filter(Boolean);
  const letters = words.slice(0, 2).map((word) => [...word][0]);
  return letters.join("").toUpperCase() || "?";
}

/** A steady hue (degrees) for an id. */
export function hueOf(id) {
  let sum = 7;
  for (const digit of String(id)) sum = (sum * 31 + digit.charCodeAt(0)) % 9973;
  return AVATAR_HUES[sum % AVATAR_HUES.length];
}
