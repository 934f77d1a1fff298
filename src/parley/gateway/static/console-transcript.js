// The transcript: appended to and corrected in place, so that reading, selecting and scrolling are not disturbed.
import { reveal } from "./console-http.js";
import { announce, byId, dayOf, el, timeOfDay } from "./console-dom.js";

const NEAR_END_PX = 80;

export class TranscriptView {
  #rows = new Map();
  #conversationId = null;

  constructor() {
    this.list = byId("transcript");
    this.toEnd = byId("to-end");
    this.toEnd.addEventListener("click", () => {
      this.#scrollToEnd();
      this.list.focus();
    });
    this.list.addEventListener("click", (event) => this.#reveal(event));
    this.list.addEventListener("scroll", () => {
      if (this.#isAtEnd()) this.toEnd.hidden = true;
    });
  }

  show(conversation) {
    const isSame = conversation.id === this.#conversationId;
    const wasAtEnd = !isSame || this.#isAtEnd();
    if (!isSame) this.clear();
    this.#conversationId = conversation.id;
    const fresh = conversation.messages.filter((message) => !this.#rows.has(message.id));
    let lastDay = "";
    conversation.messages.forEach((message, index) => {
      const day = dayOf(message.at);
      this.#place(message, index, { day: day === lastDay ? "" : day, language: message.language || conversation.language });
      lastDay = day;
    });
    if (isSame && fresh.length) announce(fresh.map(spoken).join(". "));
    if (wasAtEnd) this.#scrollToEnd();
    else if (fresh.length) this.toEnd.hidden = false;
  }

  clear() {
    this.#rows.clear();
    this.#conversationId = null;
    this.list.replaceChildren();
    this.toEnd.hidden = true;
  }

  #place(message, index, { day, language }) {
    const print = JSON.stringify([message, day]);
    const old = this.#rows.get(message.id);
    if (old?.print === print) return;
    const node = rowOf(message, day, language);
    if (old) old.node.replaceWith(node);
    else this.list.insertBefore(node, this.list.children[index] || null);
    this.#rows.set(message.id, { node, print });
  }

  /** Show a text that is hidden for somebody's safety; the server writes down who read it. */
  async #reveal(event) {
    const button = event.target.closest("button[data-reveal]");
    if (!button) return;
    try {
      const { text } = await reveal(button.dataset.reveal);
      button.replaceWith(text);
    } catch (error) {
      button.textContent = error.message;
    }
  }

  #isAtEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR_END_PX;
  }

  #scrollToEnd() {
    this.list.scrollTop = this.list.scrollHeight;
    this.toEnd.hidden = true;
  }
}

function rowOf(message, day, language) {
  const isBlocked = message.state === "blocked";
  const isTrouble = ["undelivered", "failed", "blocked"].includes(message.state);
  const row = el(
    "li",
    { class: "talk", "data-message-id": message.id, "data-author": message.author, "data-state": message.state },
    day ? el("p", { class: "talk-day" }, day) : "",
    el(
      "p",
      { class: "talk-meta" },
      el("strong", {}, message.author_label),
      " ",
      el("time", { datetime: message.at }, timeOfDay(message.at)),
      message.state_label ? el("span", { class: isTrouble ? "talk-state talk-trouble" : "talk-state" }, ` · ${message.state_label}`) : "",
    ),
    el("p", { class: "talk-text", lang: language, dir: "auto" }, textOf(message, isBlocked)),
  );
  if (message.reasons.length) {
    row.append(el("ul", { class: "talk-reasons" }, ...message.reasons.map((reason) => el("li", {}, reason))));
  }
  return row;
}

function textOf(message, isBlocked) {
  if (message.is_hidden) {
    const label = "Hidden for safety. Show; this is recorded";
    return el("button", { type: "button", class: "button", "data-reveal": message.id }, label);
  }
  return isBlocked ? el("del", {}, message.text) : message.text;
}

const spoken = (message) => `${message.author_label}: ${message.state === "blocked" ? "a message was not sent" : message.text}`;
