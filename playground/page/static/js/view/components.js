// Components of a message: rows of buttons and menus, and the newer layouts with text, pictures and frames.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { ComponentKind as Kind } from "../core/kinds.js";
import { mediaKind } from "../core/media.js";
import { colourText } from "../core/people.js";
import { markdown } from "../markdown/render.js";
import { fileEntry, mosaic, picture } from "./attachments.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "secondary", 6: "primary" };
const LINK = 5;

const VIEWS = {
  [Kind.ROW]: (component, scene) => h("div", { class: "row" }, children(component, scene)),
  [Kind.BUTTON]: button,
  [Kind.STRING_SELECT]: select,
  [Kind.USER_SELECT]: select,
  [Kind.ROLE_SELECT]: select,
  [Kind.MENTIONABLE_SELECT]: select,
  [Kind.CHANNEL_SELECT]: select,
  [Kind.SECTION]: section,
  [Kind.TEXT]: ({ content }, { directory }) => h("div", { class: "layout-text" }, markdown(content, directory)),
  [Kind.THUMBNAIL]: thumbnail,
  [Kind.GALLERY]: gallery,
  [Kind.FILE]: file,
  [Kind.SEPARATOR]: separator,
  [Kind.CONTAINER]: container,
};

/** All components of a message, or null. `scene` is {directory, busy: custom_id | null}. */
export function components(list, scene) {
  if (!list?.length) return null;
  return h(
    "div",
    { class: "components", "data-key": "components" },
    list.map((one, index) => view(one, scene, index)),
  );
}

function view(component, scene, index) {
  const node = VIEWS[component.type]?.(component, scene);
  node?.setAttribute("data-key", `${component.type}-${component.custom_id ?? index}`);
  return node;
}

function children(component, scene) {
  return (component.components ?? []).map((child, index) => view(child, scene, index));
}

function button(component, { busy }) {
  const style = STYLES[component.style] ?? "secondary";
  const face = [
    component.emoji ? emoji(component.emoji) : null,
    component.label ? h("span", {}, component.label) : null,
  ];
  const name = component.label ? null : component.emoji?.name;
  if (component.style === LINK) {
    const props = { class: "button secondary", href: component.url, target: "_blank", rel: "noopener noreferrer" };
    return h("a", { ...props, "aria-label": name }, face, icon("open"));
  }
  const waiting = busy === component.custom_id;
  const props = {
    class: `button ${style}`,
    type: "button",
    disabled: component.disabled,
    "data-action": "press",
    "data-custom-id": component.custom_id,
    "aria-busy": waiting ? "true" : null,
    "aria-label": name,
  };
  return h("button", props, face, waiting ? dots() : null);
}

/** Three moving dots. */
export function dots() {
  return h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
}

function emoji({ id, name }) {
  return h("span", { class: "button-emoji", "aria-hidden": "true" }, id ? `:${name}:` : name);
}

function select(component, { directory, busy }) {
  return h("select-menu", {
    ".component": component,
    ".directory": directory,
    "data-custom-id": component.custom_id,
    "aria-busy": busy === component.custom_id ? "true" : null,
  });
}

function section(component, scene) {
  const words = h("div", { class: "section-words" }, children(component, scene));
  const aside = component.accessory ? view(component.accessory, scene, "accessory") : null;
  return h("div", { class: "section" }, words, aside);
}

function thumbnail({ media, description, spoiler }) {
  const image = picture({ ...media, description }, { "data-widest": 85, "data-tallest": 85 });
  return hidden(spoiler, h("div", { class: "thumbnail" }, image));
}

function gallery({ items }) {
  const pictures = items.map(({ media, description, spoiler }) => ({
    ...media,
    description,
    spoiler,
    kind: mediaKind(media) === "video" ? "video" : "image",
  }));
  return h("div", { class: "layout-gallery" }, mosaic(pictures));
}

function file({ file: media, name, size, spoiler }) {
  const filename = name ?? media.url.split("?")[0].split("/").at(-1);
  return h("div", {}, fileEntry({ ...media, filename, size: size ?? media.size, spoiler }, "file"));
}

function separator({ divider = true, spacing = 1 }) {
  const props = { class: spacing === 2 ? "separator separator-large" : "separator", "data-divider": divider };
  return h("div", divider ? { ...props, role: "separator" } : props);
}

function container(component, scene) {
  const accent = component.accent_color;
  const edge = accent === undefined || accent === null ? null : colourText(accent);
  const box = h(
    "div",
    { class: "container", style: { "--edge": edge }, "data-edge": edge !== null },
    children(component, scene),
  );
  return hidden(component.spoiler, box);
}

function hidden(spoiler, node) {
  return spoiler ? h("spoiler-box", { class: "spoiler-media" }, node) : node;
}
