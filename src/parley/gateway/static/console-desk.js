// What a collector does with the open conversation: claim, reply, hand back, close. Drafts stay with their conversation.
import { act } from "./console-http.js";
import { byId, el } from "./console-dom.js";

export class Desk {
  #conversation = null;
  #drafts = new Map();
  #isBusy = false;

  constructor({ onDone }) {
    this.onDone = onDone;
    this.reply = byId("reply");
    byId("claim").addEventListener("click", () => this.#act("claim", {}, { focusOn: "reply" }));
    byId("hand-back").addEventListener("click", () => this.#act("hand-back", {}, { focusOn: "conversation" }));
    byId("reply-form").addEventListener("submit", (event) => this.#send(event));
    byId("close-form").addEventListener("submit", (event) => this.#close(event));
    this.reply.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) this.#send(event);
    });
  }

  show(conversation) {
    if (conversation.id !== this.#conversation?.id) this.#switchTo(conversation);
    this.#conversation = conversation;
    const isMine = conversation.handover === "claimed" && conversation.is_mine;
    byId("claim").hidden = conversation.handover === "claimed";
    byId("desk").hidden = !isMine;
    const line = byId("handover");
    line.hidden = false;
    line.dataset.handover = isMine ? "mine" : conversation.handover;
    line.textContent = statusOf(conversation, isMine);
    byId("reply-language").textContent = conversation.language === "en" ? "" : `(the consumer writes ${conversation.language_label})`;
  }

  clear() {
    this.#keepDraft();
    this.#conversation = null;
    for (const id of ["claim", "desk", "handover"]) byId(id).hidden = true;
    this.fail("");
  }

  fail(sentence) {
    byId("action-error").textContent = sentence;
    byId("action-error").hidden = sentence === "";
  }

  #keepDraft() {
    if (this.#conversation) this.#drafts.set(this.#conversation.id, this.reply.value);
  }

  #switchTo(conversation) {
    this.#keepDraft();
    this.reply.value = this.#drafts.get(conversation.id) || "";
    this.reply.lang = conversation.language;
    this.fail("");
    const first = el("option", { value: "" }, "Outcome…");
    const others = conversation.dispositions.map(({ code, label }) => el("option", { value: code }, label));
    byId("disposition").replaceChildren(first, ...others);
  }

  #send(event) {
    event.preventDefault();
    const text = this.reply.value;
    if (text.trim() === "") return this.fail("Write a reply first.");
    const { id } = this.#conversation;
    const forget = () => {
      this.#drafts.delete(id);
      if (this.#conversation?.id === id && this.reply.value === text) this.reply.value = "";
    };
    return this.#act("reply", { text }, { whenTaken: forget });
  }

  #close(event) {
    event.preventDefault();
    const disposition = byId("disposition").value;
    if (disposition === "") {
      this.fail("Choose an outcome before closing.");
      return byId("disposition").focus();
    }
    return this.#act("close", { disposition }, { whenTaken: () => (byId("disposition").value = ""), focusOn: "conversation" });
  }

  /** Run one action; what was typed stays until the server has taken it. */
  async #act(action, body, { whenTaken = () => {}, focusOn = null } = {}) {
    if (this.#isBusy || !this.#conversation) return;
    const { id } = this.#conversation;
    const isStillHere = () => this.#conversation?.id === id;
    this.fail("");
    this.#setBusy(true);
    let error = null;
    try {
      await act(id, action, body);
      whenTaken();
    } catch (caught) {
      error = caught;
      if (isStillHere()) this.fail(caught.message);
    } finally {
      this.#setBusy(false);
    }
    await this.onDone(id, error);
    if (!error && focusOn && isStillHere()) byId(focusOn).focus();
  }

  #setBusy(isBusy) {
    this.#isBusy = isBusy;
    // Not the disabled attribute: it would throw the keyboard focus away.
    for (const id of ["claim", "send", "hand-back", "close"]) byId(id).setAttribute("aria-disabled", String(isBusy));
  }
}

function statusOf({ handover, collector }, isMine) {
  if (isMine) return "This conversation is yours. The bot is silent.";
  if (handover === "claimed") return `${collector} has this conversation. The bot is silent.`;
  if (handover === "waiting") return "Waiting for a person. The bot is silent.";
  return "The bot is answering.";
}
