// The fields of a modal, each {node, name(labelId, wordsId), read(files)}. `name` sets which elements label and describe
// it, `read` returns {data} or {error}. File uploads add their files to `files` and send the indexes.

import { h } from "../core/dom.js";
import { ComponentKind as Kind } from "../core/kinds.js";
import { selectBounds, selectOptions } from "../core/select-options.js";
import { sizeText } from "../core/media.js";

const PARAGRAPH = 2;
let fields = 0;

/** The field of a component that holds a value, or null. */
export function formField(component, directory) {
  fields += 1;
  const id = `field-${fields}`;
  switch (component.type) {
    case Kind.TEXT_INPUT:
      return textField(component, id);
    case Kind.FILE_UPLOAD:
      return fileField(component, id);
    case Kind.RADIO_GROUP:
      return checkField(component, id, "radio");
    case Kind.CHECKBOX_GROUP:
      return checkField(component, id, "checkbox");
    case Kind.CHECKBOX:
      return singleCheck(component, id);
    default:
      return selectOptions(component, directory).length || component.type < Kind.SECTION
        ? selectField(component, directory, id)
        : null;
  }
}

function textField(component, id) {
  const {
    custom_id: customId,
    style,
    value,
    placeholder,
    required = true,
    min_length: least,
    max_length: most = 4000,
  } = component;
  const props = {
    id,
    class: "input",
    placeholder: placeholder ?? null,
    maxlength: most,
    autocomplete: "off",
    "aria-required": String(required),
  };
  const input = style === PARAGRAPH ? h("textarea", { ...props, rows: "4" }) : h("input", { ...props, type: "text" });
  input.value = value ?? "";
  const count = h("span", { class: "input-count", "aria-hidden": "true" });
  const show = () => {
    count.textContent = component.max_length ? `${[...input.value].length} / ${most}` : "";
  };
  input.addEventListener("input", show);
  show();
  const read = () => {
    const text = input.value;
    const length = [...text].length;
    if (required && !text.trim()) return { error: "This is required." };
    if (text && least && length < least) return { error: `At least ${least} characters.` };
    return { data: { type: Kind.TEXT_INPUT, custom_id: customId, value: text } };
  };
  return {
    id,
    node: h("div", { class: "input-box" }, input, count),
    name: described(input),
    focus: () => input.focus(),
    read,
    label: component.label,
    required,
  };
}

function selectField(component, directory, id) {
  const menu = h("select-menu", { id, ".component": component, ".directory": directory });
  const read = () => {
    const { least } = selectBounds(component, 25);
    const required = component.required ?? true;
    const some = menu.values.length > 0 || required;
    if (some && menu.values.length < least) return { error: least > 1 ? `Choose at least ${least}.` : "Choose one." };
    return { data: { type: component.type, custom_id: component.custom_id, values: menu.values } };
  };
  return {
    id,
    node: menu,
    name: (labelId, wordsId) => Object.assign(menu, { labelId, wordsId }),
    focus: () => menu.querySelector("button").focus(),
    read,
    required: component.required ?? true,
  };
}

function fileField(component, id) {
  const { custom_id: customId, min_values: least = 1, max_values: most = 1, required = true } = component;
  const input = h("input", {
    id,
    class: "input-file",
    type: "file",
    multiple: most > 1,
    "aria-required": String(required),
  });
  const words = h("span", { class: "input-count" });
  input.addEventListener("change", () => {
    words.textContent = [...input.files].map((file) => sizeText(file.size)).join(", ");
  });
  const read = (files) => {
    const chosen = [...input.files];
    if (chosen.length < least && (required || chosen.length))
      return { error: least > 1 ? `Choose at least ${least} files.` : "Choose a file." };
    if (chosen.length > most) return { error: most > 1 ? `Choose at most ${most} files.` : "Choose one file only." };
    const values = chosen.map((file) => String(files.push(file) - 1));
    return { data: { type: Kind.FILE_UPLOAD, custom_id: customId, values } };
  };
  const node = h("div", { class: "input-box" }, input, words);
  return { id, node, name: described(input), focus: () => input.focus(), read, required };
}

function checkField(component, id, kind) {
  const { custom_id: customId, options = [], required = true } = component;
  const inputs = options.map(({ value, default: on }) =>
    h("input", { type: kind, name: id, value, ".checked": Boolean(on) }),
  );
  const rows = options.map(({ label, description }, index) =>
    h(
      "label",
      { class: "check" },
      inputs[index],
      h("span", {}, label, description ? h("small", {}, description) : null),
    ),
  );
  const read = () => {
    const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
    const least = component.min_values ?? 1;
    if (required && chosen.length < least) return { error: least > 1 ? `Choose at least ${least}.` : "Choose one." };
    if (kind === "radio") return { data: { type: component.type, custom_id: customId, value: chosen[0] ?? null } };
    if (chosen.length > (component.max_values ?? options.length))
      return { error: `Choose at most ${component.max_values}.` };
    return { data: { type: component.type, custom_id: customId, values: chosen } };
  };
  const node = h("div", { class: "checks", role: kind === "radio" ? "radiogroup" : "group" }, rows);
  const name = (labelId, wordsId) => {
    node.setAttribute("aria-labelledby", labelId);
    described(node)(labelId, wordsId);
  };
  return { id, node, name, focus: () => inputs[0]?.focus(), read, required };
}

function singleCheck({ custom_id: customId, default: on }, id) {
  const input = h("input", { id, type: "checkbox", ".checked": Boolean(on) });
  const read = () => ({ data: { type: Kind.CHECKBOX, custom_id: customId, value: input.checked } });
  return { id, node: input, name: described(input), focus: () => input.focus(), read, required: false };
}

/** For fields that a <label> names: sets only the description. */
function described(element) {
  return (_labelId, wordsId) => wordsId && element.setAttribute("aria-describedby", wordsId);
}
