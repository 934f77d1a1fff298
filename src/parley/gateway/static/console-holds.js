// The holds of the open conversation: evidence, review, release with a reason, and placing one by hand.
import { call, send } from "./console-http.js";
import { byId, dayAndTime, el } from "./console-dom.js";

export class HoldsPanel {
  #id = null;
  #print = "";
  #isBusy = false;

  constructor({ onDone }) {
    this.onDone = onDone;
    this.form = byId("place-hold");
    this.form.addEventListener("submit", (event) => this.#place(event));
    byId("holds").addEventListener("submit", (event) => this.#release(event));
    byId("holds").addEventListener("click", (event) => this.#confirm(event));
  }

  async show(id) {
    if (id !== this.#id) this.clear();
    this.#id = id;
    let found;
    try {
      found = await call(`conversations/${encodeURIComponent(id)}/holds`);
    } catch (error) {
      return this.#fail(error.message);
    }
    if (id !== this.#id) return undefined;
    byId("holds-panel").hidden = false;
    const print = JSON.stringify(found);
    if (print === this.#print) return undefined; // what is being typed stays
    this.#print = print;
    const empty = el("p", { class: "hold-none" }, "No hold is in force.");
    byId("holds").replaceChildren(...(found.holds.length ? found.holds.map(holdOf) : [empty]));
    const first = el("option", { value: "" }, "Kind of hold…");
    byId("hold-kind").replaceChildren(first, ...found.kinds.map(({ code, label }) => el("option", { value: code }, label)));
    return undefined;
  }

  clear() {
    this.#id = null;
    this.#print = "";
    byId("holds").replaceChildren();
    byId("holds-panel").hidden = true;
    this.form.reset();
    this.#fail("");
  }

  #place(event) {
    event.preventDefault();
    const kind = byId("hold-kind").value;
    const reason = byId("hold-reason").value;
    if (kind === "") return this.#fail("Choose the kind of hold first.");
    const path = `conversations/${encodeURIComponent(this.#id)}/holds`;
    return this.#act(() => send(path, { kind, reason }), () => this.form.reset());
  }

  #release(event) {
    const form = event.target.closest("form[data-hold-id]");
    if (!form) return undefined;
    event.preventDefault();
    const data = new FormData(form);
    const body = {
      reason: data.get("reason") || "",
      is_mistaken: data.get("is_mistaken") === "on",
      is_number_safe: data.get("is_number_safe") === "on",
    };
    return this.#act(() => send(`holds/${encodeURIComponent(form.dataset.holdId)}/release`, body));
  }

  #confirm(event) {
    const button = event.target.closest("button[data-confirm]");
    if (!button) return undefined;
    return this.#act(() => send(`holds/${encodeURIComponent(button.dataset.confirm)}/confirm`));
  }

  async #act(work, whenTaken = () => {}) {
    if (this.#isBusy || this.#id === null) return;
    const id = this.#id;
    this.#isBusy = true;
    this.#fail("");
    let error = null;
    try {
      await work();
      whenTaken();
      this.#print = "";
    } catch (caught) {
      error = caught;
      if (id === this.#id) this.#fail(caught.message);
    } finally {
      this.#isBusy = false;
    }
    await this.onDone(id, error);
  }

  #fail(sentence) {
    byId("hold-error").textContent = sentence;
    byId("hold-error").hidden = sentence === "";
  }
}

function holdOf(hold) {
  const about = hold.account ? `Account ${hold.account}` : { consumer: "The person, all accounts", medium: "This address" }[hold.scope] || "This conversation";
  return el(
    "details",
    { class: "hold", "data-hold": hold.kind },
    el("summary", {}, el("strong", {}, hold.label), ` · ${about}`, hold.needs_review ? el("span", { class: "badge badge-warn" }, "Review") : ""),
    el("p", { class: "hold-when" }, "Since ", el("time", { datetime: hold.placed_at }, dayAndTime(hold.placed_at))),
    el("ul", { class: "hold-evidence" }, ...hold.evidence.map((line) => el("li", {}, line))),
    hold.needs_review ? el("button", { type: "button", class: "button", "data-confirm": hold.id }, "Confirm: it stays") : "",
    hold.may_release || hold.may_say_mistaken ? releaseForm(hold) : "",
    hold.may_release ? "" : el("p", { class: "hold-why-not" }, hold.why_not),
  );
}

function releaseForm(hold) {
  const id = `why-${hold.id}`;
  // Where only a mistake can end it, that box begins ticked.
  const mistaken = { type: "checkbox", name: "is_mistaken", checked: !hold.may_release };
  return el(
    "form",
    { "data-hold-id": hold.id },
    el("label", { class: "field", for: id }, el("span", {}, "Reason to release")),
    el("input", { class: "input", id, name: "reason", maxlength: "500", minlength: "10", required: "", autocomplete: "off" }),
    hold.may_say_mistaken ? el("label", { class: "hold-check" }, el("input", mistaken), " It was not said: a mistake") : "",
    hold.kind === "DV" ? el("label", { class: "hold-check" }, el("input", { type: "checkbox", name: "is_number_safe" }), " The number is safe again") : "",
    el("button", { class: "button", type: "submit" }, "Release"),
  );
}
