// What the two lists of the desk share: rows that stay while nothing about them changes, the day something is due, notes.
import { byId, calendarDay, el } from "./console-dom.js";

/** A list whose rows are made anew only when what they show has changed, so that focus, ticks and typed words stay. */
export class Rows {
  #rows = new Map();

  constructor(id, make) {
    this.list = byId(id);
    this.empty = byId(`${id}-empty`);
    this.make = make;
  }

  show(items) {
    const before = this.#rows;
    this.#rows = new Map();
    for (const item of items) {
      const print = JSON.stringify(item);
      const known = before.get(item.id);
      this.#rows.set(item.id, known?.print === print ? known : { print, node: this.make(item) });
    }
    const wanted = [...this.#rows.values()].map(({ node }) => node);
    for (const node of [...this.list.children]) if (!wanted.includes(node)) node.remove();
    // Only what is out of place is moved: a moved row loses the focus.
    wanted.forEach((node, at) => this.list.children[at] !== node && this.list.insertBefore(node, this.list.children[at] || null));
    if (this.empty) this.empty.hidden = items.length > 0;
  }
}

/** The head of a pane: what was done, what was refused, and one act at a time. */
export class Acts {
  #isBusy = false;

  constructor(name, onDone) {
    this.told = byId(`${name}-told`);
    this.refused = byId(`${name}-error`);
    this.onDone = onDone;
  }

  /** Do one thing; `say` words what came of it. What was typed stays until the server has taken it. */
  async run(work, say) {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.tell();
    this.fail("");
    let error = null;
    let words = [];
    try {
      words = say(await work());
    } catch (caught) {
      error = caught;
    } finally {
      this.#isBusy = false;
    }
    await this.onDone(error);
    if (error) this.fail(error.message);
    else this.tell(...words);
  }

  tell(...words) {
    this.told.replaceChildren(...words);
    this.told.hidden = words.length === 0;
    if (words.length) this.told.focus();
  }

  fail(sentence) {
    this.refused.textContent = sentence;
    this.refused.hidden = sentence === "";
    if (sentence) this.refused.focus();
  }
}

/** Until when something is due, in words and not by colour alone. */
export function due({ due_on: dueOn, days_left: left }) {
  if (left === null || left === undefined) return "";
  const days = (count) => (count === 1 ? "1 day" : `${count} days`);
  const words = left > 0 ? `Due in ${days(left)}` : left === 0 ? "Due today" : `${days(-left)} late`;
  const tone = left < 0 ? "badge badge-bad" : left <= 1 ? "badge badge-warn" : "badge";
  return el("span", { class: tone, title: `Due on ${calendarDay(dueOn)}` }, words);
}

/** A line of small facts with dots between them. */
export function facts(...parts) {
  const wanted = parts.filter((part) => part !== "" && part !== null);
  return el("p", { class: "mail-line" }, ...wanted.flatMap((part, at) => (at ? [" · ", part] : [part])));
}

export const note = (text, tone = "") => el("p", { class: "mail-note", "data-tone": tone || null }, text);

/** An element with words for the eye, and for a screen reader what they are about: many rows have the same button. */
export const named = (tag, attributes, words, what) => el(tag, { ...attributes, "aria-label": `${words}: ${what}` }, words);

export const conversationLink = (id, what) => (id ? named("a", { href: `/console/#${id}` }, "Conversation", what) : "");

/** A question for a reason that opens under a button-like line. */
export function reasonForm(id, { summary, what, button, data, before = [], isLong = false }) {
  return el(
    "details",
    { class: "mail-act" },
    named("summary", {}, summary, what),
    el(
      "form",
      data,
      ...before,
      el("label", { class: "field", for: `why-${id}` }, el("span", {}, "Reason, for the file")),
      el("input", { class: "input", id: `why-${id}`, name: "reason", maxlength: "500", required: "", autocomplete: "off" }),
      isLong ? note("The hold ends when the letter is marked as mailed, not before.") : "",
      el("button", { class: "button", type: "submit" }, button),
    ),
  );
}
