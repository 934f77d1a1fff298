// Phone simulator: any number of phones, one poll for all of them.
import { ClockPanel } from "./demo-clock.js";
import { postJson } from "./demo-http.js";

const POLL_MS = 800;
const byId = (id) => document.getElementById(id);
const phones = new Map();
const messages = new Map();
let lastSeq = 0;

const clock = new ClockPanel(() => {
  for (const message of messages.values()) message.small.textContent = captionOf(message.data);
});

/** E.164 from what a person types; ten digits are read as a US number. Null when it cannot be a phone number. */
function toE164(typed) {
  const digits = typed.replace(/[^\d+]/g, "");
  if (/^\+[1-9]\d{7,14}$/.test(digits)) return digits;
  if (/^1?[2-9]\d{9}$/.test(digits)) return `+1${digits.slice(-10)}`;
  return null;
}

function pretty(number) {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "+1 $1 $2 $3");
}

/** Time, delivery status and number of segments under a bubble. */
function captionOf({ at, status, segments }) {
  const date = new Date(at);
  const time = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", hour: "numeric", minute: "2-digit", timeZone: clock.zone });
  const parts = [Number.isNaN(date.getTime()) ? "" : time.format(date), status || ""];
  if (segments) parts.push(segments === 1 ? "1 segment" : `${segments} segments`);
  return parts.filter(Boolean).join(" · ");
}

function showError(phone, text) {
  phone.error.textContent = text;
  phone.error.hidden = text === "";
}

async function send(phone) {
  const text = phone.input.value;
  if (text.trim() === "" || phone.button.disabled) return;
  phone.button.disabled = true;
  showError(phone, "");
  try {
    await postJson("/demo/phones/send", { from: phone.number, text });
    phone.input.value = "";
  } catch (error) {
    showError(phone, error.message);
  } finally {
    phone.button.disabled = false;
    phone.input.focus();
  }
}

/** Bring one phone on the page to life. */
function adopt(section) {
  const phone = {
    section,
    number: section.dataset.phone,
    log: section.querySelector(".phone-log"),
    error: section.querySelector(".phone-error"),
    input: section.querySelector("textarea"),
    button: section.querySelector("button"),
  };
  section.querySelector("[data-role=number]").textContent = pretty(phone.number);
  section.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    send(phone);
  });
  phone.input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send(phone);
  });
  phones.set(phone.number, phone);
  return phone;
}

function addPhone(number) {
  const section = byId("phone-template").content.querySelector("section").cloneNode(true);
  section.dataset.phone = number;
  section.setAttribute("aria-label", pretty(number));
  section.querySelector("[data-role=name]").textContent = "Another phone";
  byId("phones").append(section);
  return adopt(section);
}

/** Show a message or update it; a changed status comes as the same `id` under a new `seq`. */
function receive(data) {
  lastSeq = Math.max(lastSeq, data.seq);
  const key = data.id ?? data.seq;
  const known = messages.get(key);
  if (known) {
    known.data = data;
    known.node.dataset.status = data.status || "";
    known.small.textContent = captionOf(data);
    return;
  }
  const number = data.direction === "in" ? data.from : data.to;
  const phone = phones.get(number) ?? addPhone(number);
  const node = document.createElement("div");
  const body = document.createElement("p");
  const small = document.createElement("small");
  Object.assign(node, { className: "sms" });
  Object.assign(node.dataset, { direction: data.direction, status: data.status || "", seq: data.seq });
  body.dir = "auto";
  body.textContent = data.body;
  small.setAttribute("aria-live", "off");
  small.textContent = captionOf(data);
  node.append(body, small);
  phone.log.querySelector(".phone-empty")?.remove();
  phone.log.append(node);
  phone.log.scrollTop = phone.log.scrollHeight;
  messages.set(key, { data, node, small });
}

async function poll() {
  const problem = byId("connection");
  try {
    const response = await fetch(`/demo/phones/messages?after=${lastSeq}`, { cache: "no-store" });
    if (!response.ok) throw new Error(String(response.status));
    const answer = await response.json();
    for (const message of answer.messages) receive(message);
    problem.hidden = true;
  } catch {
    // Written once per outage: a screen reader would read it out again at every poll.
    if (problem.hidden) problem.textContent = "New messages cannot be fetched right now. Trying again.";
    problem.hidden = false;
  }
  setTimeout(poll, POLL_MS);
}

byId("add-phone").addEventListener("submit", (event) => {
  event.preventDefault();
  const number = toE164(byId("add-number").value);
  const error = byId("add-error");
  error.textContent = "Please write a phone number with its country code, such as +1 212 555 0100.";
  error.hidden = number !== null;
  if (number === null) return;
  byId("add-number").value = "";
  const phone = phones.get(number) ?? addPhone(number);
  phone.input.focus();
});

for (const section of document.querySelectorAll("#phones > [data-phone]")) adopt(section);
poll();
