// The pane of letters: kept back, to print, to mail, mailed. Printing marks a letter; its file can be opened at any time.
import { byId, calendarDay, dayAndTime, el } from "./console-dom.js";
import { send } from "./console-http.js";
import { Acts, Rows, conversationLink, due, facts, named, note, reasonForm } from "./console-mail.js";

const FILES = "/console/api/letters";
const count = (number) => (number === 1 ? "1 letter" : `${number} letters`);

export class LettersPane {
  #desk = null;
  #hasChosenDay = false;

  constructor({ clock, onDone }) {
    this.clock = clock;
    this.acts = new Acts("letters", onDone);
    this.day = byId("mailed-on");
    this.rows = {
      kept: new Rows("kept-back", (notice) => noticeOf(notice, this.#desk.why_not_decide)),
      queued: new Rows("queued", (letter) => letterOf(letter, null, this.#desk.why_not_decide)),
      printed: new Rows("printed", (letter) => letterOf(letter)),
      posted: new Rows("posted", (letter) => letterOf(letter, this.clock.today())),
    };
    byId("print-all").addEventListener("click", () => this.#print({}));
    byId("mailed-form").addEventListener("submit", (event) => this.#mailed(event));
    byId("tick-all").addEventListener("change", (event) => this.#tickAll(event.target.checked));
    this.day.addEventListener("change", () => (this.#hasChosenDay = true));
    byId("letters").addEventListener("click", (event) => this.#click(event));
    byId("letters").addEventListener("submit", (event) => this.#submit(event));
  }

  show(desk) {
    this.#desk = desk;
    const queued = desk.waiting.filter((letter) => !letter.may_mail);
    const printed = desk.waiting.filter((letter) => letter.may_mail);
    this.rows.kept.show(desk.kept_back);
    this.rows.queued.show(queued);
    this.rows.printed.show(printed);
    this.rows.posted.show(desk.posted);
    byId("kept-back-group").hidden = desk.kept_back.length === 0;
    byId("print-all").hidden = !queued.some((letter) => letter.may_print);
    byId("mailed-row").hidden = printed.length === 0;
    byId("letters-count").textContent = desk.waiting.length + desk.kept_back.length;
    byId("letters-loading").hidden = true;
    byId("letters").hidden = false;
    const isCut = [desk.waiting, desk.kept_back, desk.posted].some((list) => list.length >= desk.most);
    byId("letters-more").hidden = !isCut;
    byId("letters-more").textContent = `Each list ends after ${desk.most}.`;
    this.day.max = this.clock.today();
    if (!this.#hasChosenDay) this.day.value = this.clock.today();
  }

  #ticks() {
    return [...byId("mailed-form").querySelectorAll("input[name=letter]")];
  }

  #tickAll(isTicked) {
    for (const tick of this.#ticks()) tick.checked = isTicked;
  }

  #print(body) {
    return this.acts.run(() => send("letters/print", body), (done) => this.#printedWords(done));
  }

  #printedWords({ printed, kept_back: keptBack }) {
    const files = `${FILES}/files?${printed.map((id) => `letter_id=${encodeURIComponent(id)}`).join("&")}`;
    const link = printed.length
      ? el("a", { href: files, download: "letters.zip" }, "Download the files with a list of addresses")
      : "";
    const account = (id) => this.#desk.waiting.find((letter) => letter.id === id)?.account || id;
    const lines = keptBack.map(({ id, problem }) => el("span", { class: "told-line" }, `Kept back, account ${account(id)}: ${problem}`));
    return [printed.length ? `Printed ${count(printed.length)}. ` : "Nothing was printed. ", link, ...lines];
  }

  #mailed(event) {
    if (event.target !== byId("mailed-form")) return undefined;
    event.preventDefault();
    const ids = this.#ticks().filter((tick) => tick.checked).map((tick) => tick.value);
    if (ids.length === 0) return this.acts.fail("Tick the letters that were mailed first.");
    const on = this.day.value;
    return this.acts.run(() => send("letters/mailed", { letter_ids: ids, on }), () => {
      this.#hasChosenDay = false;
      byId("tick-all").checked = false;
      return [`Marked ${count(ids.length)} as mailed on ${calendarDay(on)}.`];
    });
  }

  #click(event) {
    const button = event.target.closest("button[data-print]");
    return button ? this.#print({ letter_ids: [button.dataset.print] }) : undefined;
  }

  #submit(event) {
    const { returned, send: notice } = event.target.dataset;
    if (!returned && !notice) return undefined;
    event.preventDefault();
    const data = new FormData(event.target);
    if (notice) {
      const work = () => send(`notices/${encodeURIComponent(notice)}/send`, { reason: data.get("reason") });
      return this.acts.run(work, () => ["The notice waits for the printer."]);
    }
    const on = data.get("on");
    const work = () => send(`letters/${encodeURIComponent(returned)}/returned`, { on });
    return this.acts.run(work, () => [`Marked as returned on ${calendarDay(on)}. The account needs another address.`]);
  }
}

function letterOf(letter, today = null, whyNot = null) {
  const what = `${letter.kind_label}, account ${letter.account}`;
  const pdf = `${FILES}/${letter.id}/pdf`;
  const name = letter.may_mail
    ? el("label", { class: "mail-check" }, el("input", { type: "checkbox", name: "letter", value: letter.id, "aria-label": `${what}: was mailed` }), el("strong", {}, letter.kind_label))
    : el("strong", {}, letter.kind_label);
  return el(
    "li",
    { class: "mail", id: letter.id, tabindex: "-1", "data-state": letter.state },
    el("div", { class: "mail-head" }, name, due(letter)),
    facts(`Account ${letter.account}`, letter.language_label, whenOf(letter), conversationLink(letter.conversation_id, what)),
    letter.stops_collection ? note("Nothing about this debt leaves until it is mailed.", "bad") : "",
    letter.problem ? note(letter.problem, "warn") : "",
    letter.method === "electronic" ? note("To be delivered electronically.") : datesOf(letter),
    el(
      "div",
      { class: "mail-row" },
      letter.may_print ? named("button", { type: "button", class: "button", "data-print": letter.id }, letter.state === "printed" ? "Print again" : "Print", what) : "",
      named("a", { class: "button", href: pdf, target: "_blank", rel: "noopener" }, letter.state === "queued" ? "Look at it" : "Open the PDF", what),
      letter.state === "queued" ? "" : named("a", { class: "button", href: pdf, download: `${letter.id}.pdf` }, "Download", what),
    ),
    letter.state === "mailed" ? returnedForm(letter, what, today) : "",
    letter.notice ? (whyNot ? note(whyNot) : sendForm(letter.notice, "Send it all the same", what)) : "",
  );
}

function sendForm(notice, summary, what) {
  return reasonForm(notice, { summary, what, button: "Send the notice", data: { "data-send": notice } });
}

function whenOf(letter) {
  if (letter.state === "returned") return `Returned on ${calendarDay(letter.returned_on)}, mailed on ${calendarDay(letter.mailed_on)}`;
  if (letter.state === "mailed") return `Mailed on ${calendarDay(letter.mailed_on)}`;
  if (letter.state === "printed") return `Printed ${dayAndTime(letter.printed_at)}`;
  return `Made ${dayAndTime(letter.queued_at)}`;
}

function datesOf(letter) {
  if (letter.state !== "printed" || !letter.mail_by) return "";
  const day = calendarDay(letter.mail_by);
  if (!letter.is_past_its_dates) return note(`Its printed dates hold for mailing by ${day}.`);
  return note(`Its printed dates held for mailing by ${day}. If it was mailed then, say so; if not, print it again.`, "warn");
}

function returnedForm(letter, what, today) {
  const id = `returned-${letter.id}`;
  return el(
    "details",
    { class: "mail-act" },
    named("summary", {}, "It came back", what),
    el(
      "form",
      { "data-returned": letter.id },
      el("label", { class: "field", for: id }, el("span", {}, "Came back on")),
      el("input", { class: "input", type: "date", id, name: "on", value: today, min: letter.mailed_on, max: today, required: "" }),
      el("button", { class: "button", type: "submit" }, "Mark as returned"),
    ),
  );
}

function noticeOf(notice, whyNot) {
  const what = `${notice.kind_label}, account ${notice.account}`;
  const isWaiting = notice.state === "queued" && !notice.problem;
  const why = notice.problem || (isWaiting ? "Its letter is being made; that takes about a minute." : "It came back. Find the right address, then send it again.");
  const form = sendForm(notice.id, notice.state === "returned" ? "Send it again" : "Send it all the same", what);
  return el(
    "li",
    { class: "mail", id: notice.id, tabindex: "-1" },
    el("div", { class: "mail-head" }, el("strong", {}, notice.kind_label), due(notice)),
    facts(`Account ${notice.account}`, notice.number, notice.language_label, notice.state_label, conversationLink(notice.conversation_id, what)),
    note(why, isWaiting ? "" : "warn"),
    notice.stops_collection ? note("Nothing about this debt leaves until it is mailed.", "bad") : "",
    isWaiting ? "" : whyNot ? note(whyNot) : form,
  );
}
