// The fact panel: titled lists of facts, as the server words them.
import { byId, dayAndTime, el } from "./console-dom.js";

export class FactsView {
  #print = "";

  show({ facts }) {
    const print = JSON.stringify(facts);
    if (print === this.#print) return;
    this.#print = print;
    byId("facts-empty").hidden = true;
    byId("facts").replaceChildren(...facts.map(sectionOf));
  }

  clear() {
    this.#print = "";
    byId("facts").replaceChildren();
    byId("facts-empty").hidden = false;
  }
}

function sectionOf(section) {
  const body = section.rows.length ? el("dl", {}, ...section.rows.map(rowOf)) : el("p", {}, section.empty);
  return el("section", { "data-facts": section.name }, el("h3", {}, section.title), body);
}

function rowOf(row) {
  const value = row.at ? el("time", { datetime: row.at }, dayAndTime(row.at)) : row.value;
  return el("div", {}, el("dt", {}, row.label), el("dd", { "data-tone": row.tone || null }, value));
}
