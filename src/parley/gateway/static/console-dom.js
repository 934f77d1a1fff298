// Small helpers: elements made of text only, and times in words.

/** Make an element; strings become text nodes, never markup. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== ""));
  return node;
}

export const byId = (id) => document.getElementById(id);

const clock = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-US", { weekday: "short", month: "short", day: "numeric", year: "numeric" });
const both = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" });

export const timeOfDay = (iso) => clock.format(new Date(iso));
export const dayOf = (iso) => day.format(new Date(iso));
/** A day without a time, which is the same day everywhere. */
export const calendarDay = (isoDate) => day.format(new Date(`${isoDate}T12:00`));
export const dayAndTime = (iso) => both.format(new Date(iso));

/** A length of time in one unit: "12 min", "3 h", "2 days". */
export function lasting(milliseconds) {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 1) return "under a minute";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h`;
  return `${Math.floor(hours / 24)} days`;
}

/** The server's idea of now, which a demo may have moved, carried on from its last answer. */
export class ServerClock {
  #offset = 0;

  set(iso) {
    this.#offset = new Date(iso).getTime() - Date.now();
  }

  since(iso) {
    return Date.now() + this.#offset - new Date(iso).getTime();
  }

  /** Today here, as a date field takes it. */
  today() {
    const now = new Date(Date.now() + this.#offset);
    return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  }
}

let announced = 0;

/** Say something to a screen reader once the page is quiet. */
export function announce(text) {
  // The same words twice are only read again when the text changes, hence the alternating space.
  announced += 1;
  byId("announcer").textContent = announced % 2 ? text : `${text}\u00a0`;
}
