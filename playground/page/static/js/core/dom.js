// Makes elements. Text always becomes text nodes; this page never parses HTML from strings.

/** An element. Names starting with "on" are listeners, with "." properties, "style" an object of CSS properties. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) assign(node, name, value);
  append(node, children);
  return node;
}

function assign(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name.startsWith(".")) node[name.slice(1)] = value;
  else if (name === "style") setStyles(node, value);
  else node.setAttribute(name, value === true ? "" : String(value));
}

function setStyles(node, styles) {
  for (const [name, value] of Object.entries(styles)) {
    if (value !== null && value !== undefined) node.style.setProperty(name, value);
  }
}

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    node.append(child);
  }
}

/** A fragment of several nodes. */
export function fragment(...children) {
  const node = document.createDocumentFragment();
  append(node, children);
  return node;
}

/** The closest element of an event's target with an attribute, within `root`. */
export function closestWith(event, attribute, root) {
  const found = event.target instanceof Element ? event.target.closest(`[${attribute}]`) : null;
  return found && root.contains(found) ? found : null;
}

/** Turns all calls between two frames of the screen into one. */
export function onceAFrame(task) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      task();
    });
  };
}
