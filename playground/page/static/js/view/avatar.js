// Faces: coloured initials for people, the easel for the bot.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { hueOf, initialsOf } from "../core/people.js";

/** A round avatar; decorative, because the name is beside it. */
export function avatar(user, directory) {
  const name = directory.nameOf(user);
  const face = user.bot ? icon("easel") : initialsOf(name);
  const props = {
    class: user.bot ? "avatar avatar-bot" : "avatar",
    style: { "--hue": hueOf(user.id) },
    "aria-hidden": "true",
  };
  return h("span", props, face);
}

/** The "APP" tag of bots. */
export function appTag(user) {
  return user.bot ? h("span", { class: "tag" }, "App") : null;
}

/** A name in the colour of its highest role, opening the member's menu. */
export function nameButton(user, directory) {
  const style = { "--name": directory.colourOf(user.id) };
  const props = { class: "name", type: "button", style, "data-action": "member", "data-user": user.id };
  return h("button", props, directory.nameOf(user));
}
