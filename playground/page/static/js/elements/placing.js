// Places floating panels so that they stay on the screen.

const EDGE = 8;

/** Puts a popover under its button, or over it if there is more room. */
export function placeUnder(panel, anchor) {
  const box = anchor.getBoundingClientRect();
  const below = innerHeight - box.bottom - EDGE;
  const above = box.top - EDGE;
  const upwards = below < Math.min(panel.offsetHeight, 220) && above > below;
  panel.style.setProperty("min-width", `${Math.min(box.width, innerWidth - 2 * EDGE)}px`);
  panel.style.setProperty("max-height", `${Math.max(upwards ? above : below, 120)}px`);
  const left = clamp(box.left, EDGE, innerWidth - panel.offsetWidth - EDGE);
  panel.style.setProperty("left", `${left}px`);
  panel.style.setProperty(
    "top",
    upwards ? `${Math.max(EDGE, box.top - panel.offsetHeight - 4)}px` : `${box.bottom + 4}px`,
  );
}

/** Puts a panel at a point. */
export function placeAt(panel, x, y) {
  panel.style.setProperty("max-height", `${innerHeight - 2 * EDGE}px`);
  panel.style.setProperty("left", `${clamp(x, EDGE, innerWidth - panel.offsetWidth - EDGE)}px`);
  panel.style.setProperty("top", `${clamp(y, EDGE, innerHeight - panel.offsetHeight - EDGE)}px`);
}

function clamp(value, least, most) {
  return Math.max(least, Math.min(value, Math.max(least, most)));
}
