// The queue: one button a conversation, updated in place so that focus and scroll position stay.
import { announce, byId, dayAndTime, el, lasting } from "./console-dom.js";

export class QueueView {
  #items = new Map();
  #rows = new Map();
  #selected = null;
  #isFirst = true;

  constructor(clock, onChoose) {
    this.clock = clock;
    this.list = byId("queue");
    this.list.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-conversation-id]");
      if (button) onChoose(button.dataset.conversationId);
    });
    this.list.addEventListener("keydown", (event) => this.#walk(event));
  }

  show({ items }) {
    this.#announceNew(items);
    this.#items = new Map(items.map((item) => [item.conversation_id, item]));
    for (const [id, row] of this.#rows) {
      if (this.#items.has(id)) continue;
      row.remove();
      this.#rows.delete(id);
    }
    const focused = this.list.contains(document.activeElement) ? document.activeElement : null;
    items.forEach((item, index) => this.#place(item, index));
    if (focused && document.activeElement !== focused) focused.focus();
    const isEmpty = items.length === 0;
    byId("queue-empty").hidden = !isEmpty;
    byId("queue-empty").textContent = "Nobody is waiting.";
    byId("queue-count").textContent = items.length;
    const open = items.filter((item) => item.state === "open").length;
    document.title = open ? `(${open}) Parley console` : "Parley console";
  }

  select(id) {
    this.#selected = id;
    for (const [rowId, row] of this.#rows) this.#mark(row.firstChild, rowId);
  }

  focus(id) {
    (this.#rows.get(id)?.firstChild || this.list).focus();
  }

  /** Count the waiting times on. */
  tick() {
    for (const [id, item] of this.#items) this.#fill(this.#rows.get(id).firstChild, item);
  }

  #announceNew(items) {
    const news = items.filter((item) => !this.#items.has(item.conversation_id));
    if (!this.#isFirst && news.length) {
      announce(`New in the queue: ${news.map((item) => `${item.person}, ${reasonsOf(item)}`).join("; ")}`);
    }
    this.#isFirst = false;
  }

  #place(item, index) {
    let row = this.#rows.get(item.conversation_id);
    if (!row) {
      row = el("li", {}, el("button", { type: "button", class: "queue-item", "data-conversation-id": item.conversation_id }));
      this.#rows.set(item.conversation_id, row);
    }
    if (this.list.children[index] !== row) this.list.insertBefore(row, this.list.children[index] || null);
    this.#fill(row.firstChild, item);
    this.#mark(row.firstChild, item.conversation_id);
  }

  #mark(button, id) {
    if (id === this.#selected) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }

  #fill(button, item) {
    const left = -this.clock.since(item.due_at);
    const due = left >= 0 ? `Due in ${lasting(left)}` : `Overdue by ${lasting(-left)}`;
    button.dataset.state = item.state;
    button.replaceChildren(
      el("strong", { class: "queue-reason" }, reasonsOf(item)),
      el("span", { class: "queue-person" }, item.person),
      el("span", { class: "queue-said", lang: item.is_hidden ? null : item.language }, item.is_hidden ? "Hidden for safety" : item.last_text),
      el("span", { class: "queue-line" }, `${item.channel_label} · ${item.language_label}`),
      el(
        "span",
        { class: "queue-line" },
        el("time", { datetime: item.opened_at, title: dayAndTime(item.opened_at) }, `Waiting ${lasting(this.clock.since(item.opened_at))}`),
        " · ",
        el("time", { datetime: item.due_at, title: dayAndTime(item.due_at), class: left < 0 ? "overdue" : null }, due),
      ),
      item.collector ? el("span", { class: "badge" }, item.is_mine ? "Claimed by you" : `Claimed by ${item.collector}`) : "",
    );
  }

  /** Arrow keys, Home and End move through the queue. */
  #walk(event) {
    const buttons = [...this.list.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined || !buttons[to]) return;
    event.preventDefault();
    buttons[to].focus();
  }
}

const reasonsOf = (item) => item.reasons.map((reason) => reason.label).join(" · ");
