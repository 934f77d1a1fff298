// The pane of disputes and requests: what the consumer wrote, the hold, and the answer, which goes out as a letter.
import { byId, calendarDay, dayAndTime, el } from "./console-dom.js";
import { reveal, sendForm } from "./console-http.js";
import { Acts, Rows, conversationLink, due, facts, note, reasonForm } from "./console-mail.js";

const MOST_BYTES = 10 * 1024 * 1024;

export class DisputesPane {
  constructor({ onDone }) {
    this.acts = new Acts("disputes", onDone);
    this.open = new Rows("open", disputeOf);
    this.closed = new Rows("closed", disputeOf);
    byId("disputes").addEventListener("submit", (event) => this.#answer(event));
    byId("disputes").addEventListener("click", (event) => this.#reveal(event));
    byId("disputes").addEventListener("change", (event) => chooseWay(event.target));
  }

  show(desk) {
    this.open.show(desk.open);
    this.closed.show(desk.closed);
    byId("disputes-count").textContent = desk.open.length;
    byId("disputes-loading").hidden = true;
    byId("disputes").hidden = false;
    byId("disputes-more").hidden = desk.open.length < desk.most;
    byId("disputes-more").textContent = `The list ends after ${desk.most}.`;
  }

  #answer(event) {
    const { answer } = event.target.dataset;
    if (!answer) return undefined;
    event.preventDefault();
    const form = new FormData(event.target);
    form.delete("way");
    if (form.get("document")?.size > MOST_BYTES) return this.acts.fail("The letter must be a PDF file of at most 10 MB.");
    const work = () => sendForm(`disputes/${encodeURIComponent(answer)}/answer`, form);
    return this.acts.run(work, ({ letter_id: letterId }) => [
      "The answer waits for the printer. ",
      el("a", { href: `#${letterId}` }, "Go to its letter"),
    ]);
  }

  async #reveal(event) {
    const button = event.target.closest("button[data-reveal]");
    if (!button) return;
    try {
      const { text } = await reveal(button.dataset.reveal);
      button.replaceWith(text);
    } catch (error) {
      this.acts.fail(error.message);
    }
  }
}

function disputeOf(dispute) {
  const what = `${dispute.kind_label}, account ${dispute.account || "unknown"}`;
  return el(
    "li",
    { class: "mail", id: dispute.id, tabindex: "-1", "data-state": dispute.state },
    el("div", { class: "mail-head" }, el("strong", {}, dispute.kind_label), due(dispute)),
    facts(
      dispute.account ? `Account ${dispute.account}` : "Account not known yet",
      `Since ${calendarDay(dispute.received_on)}`,
      dispute.within_period ? "Within the validation period" : "After the validation period",
      dispute.kind === "dispute" ? `Disputed: ${dispute.amount_label}` : "",
      conversationLink(dispute.conversation_id, what),
    ),
    el("blockquote", { class: "mail-words", lang: dispute.is_hidden ? null : dispute.language }, wordsOf(dispute)),
    note(holdOf(dispute.hold)),
    answeredOf(dispute),
    dispute.may_answer ? answerForm(dispute, what) : "",
    dispute.why_not ? note(dispute.why_not) : "",
  );
}

function wordsOf(dispute) {
  if (dispute.is_hidden) {
    const label = "Hidden for safety. Show; this is recorded";
    return el("button", { type: "button", class: "button", "data-reveal": dispute.message_id }, label);
  }
  return dispute.words || "The message is no longer on file.";
}

const holdOf = (hold) =>
  hold.released_at
    ? `Hold “${hold.label}”: released ${dayAndTime(hold.released_at)}`
    : `Hold “${hold.label}”: in force since ${dayAndTime(hold.placed_at)}`;

function answeredOf({ letter, state, answer_reason: reason, closed_on: closedOn }) {
  if (!letter) return "";
  const where = state === "closed" ? `Answered and mailed on ${calendarDay(closedOn)}` : `Answered; the letter: ${letter.state_label}`;
  return el("p", { class: "mail-note", "data-tone": "good" }, `${where}. Reason: ${reason} `, state === "closed" ? "" : el("a", { href: `#${letter.id}` }, "Go to its letter"));
}

function answerForm(dispute, what) {
  const before = dispute.kind === "original_creditor" ? creditorFields(dispute) : [documentField(dispute.id)];
  return reasonForm(dispute.id, { summary: "Answer it", what, button: "Queue the answer", data: { "data-answer": dispute.id }, before, isLong: true });
}

function documentField(id, { isOff = false } = {}) {
  const name = `document-${id}`;
  return el(
    "div",
    { class: "mail-field", "data-way": "document", hidden: isOff ? "" : null },
    el("label", { class: "field", for: name }, el("span", {}, "The document that proves it (PDF, at most 10 MB)")),
    el("input", { class: "input", type: "file", id: name, name: "document", accept: "application/pdf,.pdf", required: "", disabled: isOff ? "" : null }),
  );
}

/** The original creditor is named in a letter of approved texts, or a document is sent as it is. */
function creditorFields(dispute) {
  const { id } = dispute;
  const way = (value, words, checked) => el("label", { class: "mail-check" }, el("input", { type: "radio", name: "way", value, checked }), words);
  const field = (name, words, value) => [
    el("label", { class: "field", for: `${name}-${id}` }, el("span", {}, words)),
    el("input", { class: "input", id: `${name}-${id}`, name, value, maxlength: "200", required: "", autocomplete: "off" }),
  ];
  return [
    el("fieldset", { class: "mail-ways" }, el("legend", {}, "Answer with"), way("creditor", "name and address", "checked"), way("document", "a document", null)),
    el(
      "div",
      { class: "mail-field", "data-way": "creditor" },
      ...field("creditor_name", "Original creditor", dispute.original_creditor),
      ...field("creditor_address", "Its address", ""),
    ),
    documentField(id, { isOff: true }),
  ];
}

/** Show the fields of the chosen way; the others are off, so that they are neither asked for nor sent. */
function chooseWay(radio) {
  if (radio.name !== "way") return;
  for (const part of radio.form.querySelectorAll("[data-way]")) {
    part.hidden = part.dataset.way !== radio.value;
    for (const input of part.querySelectorAll("input")) input.disabled = part.hidden;
  }
}
