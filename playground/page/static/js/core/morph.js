// Turns one tree of elements into another with as few changes as possible, so that an edit doesn't flicker, lose the
// focus or reload pictures.
//
// Children with `data-key` are matched by it, others by position. Elements with a `receive(fresh)` method update
// themselves. Children with `data-keep` belong to other code and stay as they are. Listeners aren't copied, so views
// that are morphed use delegation.

/** Makes `current` look like `fresh`; returns the element that is now in the tree. */
export function morph(current, fresh) {
  if (!similar(current, fresh)) {
    current.replaceWith(fresh);
    return fresh;
  }
  if (current.nodeType === Node.TEXT_NODE) {
    if (current.data !== fresh.data) current.data = fresh.data;
  } else if (typeof current.receive === "function") {
    current.receive(fresh);
  } else {
    copyAttributes(current, fresh);
    morphChildren(current, fresh);
  }
  return current;
}

/** Copies attributes, and removes the others. */
export function copyAttributes(current, fresh) {
  for (const { name } of [...current.attributes]) {
    if (!fresh.hasAttribute(name) && name !== "tabindex") current.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (name === "style") current.style.cssText = fresh.style.cssText;
    else if (current.getAttribute(name) !== value) current.setAttribute(name, value);
  }
}

/** Makes the children of `parent` look like those of `fresh`. */
export function morphChildren(parent, fresh) {
  const keyed = new Map();
  for (const child of parent.children) if (keyOf(child)) keyed.set(keyOf(child), child);
  let cursor = owned(parent.firstChild);
  for (const next of [...fresh.childNodes]) {
    const match = keyOf(next) ? keyed.get(keyOf(next)) : cursor;
    if (!match || !similar(match, next)) {
      parent.insertBefore(next, cursor);
      continue;
    }
    if (match === cursor) cursor = owned(cursor.nextSibling);
    else parent.insertBefore(match, cursor);
    morph(match, next);
  }
  while (cursor) {
    const gone = cursor;
    cursor = owned(cursor.nextSibling);
    gone.remove();
  }
}

function owned(node) {
  let found = node;
  while (found instanceof Element && found.hasAttribute("data-keep")) found = found.nextSibling;
  return found;
}

function keyOf(node) {
  return node instanceof Element ? node.getAttribute("data-key") : null;
}

function similar(a, b) {
  return a.nodeName === b.nodeName && keyOf(a) === keyOf(b);
}
