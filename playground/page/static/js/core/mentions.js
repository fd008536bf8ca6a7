// Turns typed mentions ("@Easel", "#studio") into sent ones ("<@1>", "<#2>"), and back. Pure.

/** The text with every known name after @ or # as a mention of Discord's. */
export function encodeMentions(text, directory) {
  const targets = new Map();
  for (const channel of directory.places)
    if (channel.name) targets.set(`#${channel.name}`.toLowerCase(), `<#${channel.id}>`);
  for (const role of directory.roles)
    if (role.mentionable) targets.set(`@${role.name}`.toLowerCase(), `<@&${role.id}>`);
  for (const user of directory.everyone()) {
    targets.set(`@${user.username}`.toLowerCase(), `<@${user.id}>`);
    targets.set(`@${directory.nameOf(user)}`.toLowerCase(), `<@${user.id}>`);
  }
  const names = [...targets.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (!names.length) return text;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_<])(?:${names.join("|")})(?![\\p{L}\\p{N}_])`, "giu");
  return text.replace(pattern, (name) => targets.get(name.toLowerCase()));
}

/** The text with Discord's mentions as a person would type them, to edit it. */
export function decodeMentions(text, directory) {
  const find = {
    "@": (id) => directory.user(id),
    "@&": (id) => directory.role(id),
    "#": (id) => directory.channel(id),
  };
  return text.replace(/<(@&|@|#)!?(\d{1,20})>/g, (whole, mark, id) => {
    const target = find[mark](id);
    if (!target) return whole;
    return mark === "@" ? `@${directory.nameOf(target)}` : `${mark[0]}${target.name}`;
  });
}
