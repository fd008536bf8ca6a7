// Dates and spans as people read them.

const UNITS = [
  ["year", 31557600],
  ["month", 2629800],
  ["week", 604800],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

function formatter(options) {
  const format = new Intl.DateTimeFormat(undefined, options);
  return (date) => format.format(date);
}

/** Discord's timestamp styles, by letter. */
const STYLES = {
  t: formatter({ timeStyle: "short" }),
  T: formatter({ timeStyle: "medium" }),
  d: formatter({ dateStyle: "short" }),
  D: formatter({ dateStyle: "long" }),
  f: formatter({ dateStyle: "long", timeStyle: "short" }),
  F: formatter({ dateStyle: "full", timeStyle: "short" }),
  s: formatter({ dateStyle: "short", timeStyle: "short" }),
  S: formatter({ dateStyle: "short", timeStyle: "medium" }),
};

export const clockTime = STYLES.t;
export const fullTime = STYLES.F;
export const longDate = STYLES.D;
export const exactTime = formatter({ hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });

/** "in 5 minutes", "2 days ago". */
export function relativeTime(date, now = Date.now()) {
  const seconds = (date.getTime() - now) / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS.at(-1);
  return relative.format(Math.trunc(seconds / size), unit);
}

/** A date in one of Discord's styles ("R" is relative). */
export function styledTime(date, style = "f") {
  return style === "R" ? relativeTime(date) : (STYLES[style] ?? STYLES.f)(date);
}

/** A message's time, with the day if it isn't today. */
export function messageTime(date, now = new Date()) {
  if (sameDay(date, now)) return clockTime(date);
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (sameDay(date, yesterday)) return `Yesterday at ${clockTime(date)}`;
  return STYLES.s(date);
}

/** Whether two dates fall on one day of the local calendar. */
export function sameDay(a, b) {
  return a.toDateString() === b.toDateString();
}
