// Part of /widget.js. Turns values into DOM nodes. Text goes in as text nodes only, never as markup.

/** Create an element: `attributes` are set as attributes (true = empty, null/false = left out), the rest appended. */
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  chat: "M4 5h16v11H9l-5 4z",
  close: "M6 6l12 12M18 6L6 18",
};

/** A line icon for sighted people; the button around it carries the name. */
function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  const settings = { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "2", "aria-hidden": "true" };
  for (const [key, value] of Object.entries({ ...settings, "stroke-linejoin": "round", "stroke-linecap": "round" })) {
    svg.setAttribute(key, value);
  }
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** True for a link the widget may make clickable: our own origin and encrypted (or this very machine, in a demo). */
function mayLink(address, origin) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  const isLoopback = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  return url.origin === origin && (url.protocol === "https:" || isLoopback) && !url.username && !url.password;
}

/** Message text as nodes, verbatim; only links to our own origin become anchors. */
function textNodes(text, origin) {
  return text.split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/).map((part) => {
    if (!mayLink(part, origin)) return document.createTextNode(part);
    return make("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part);
  });
}

/** Time of day in the visitor's zone and language; nothing when the server sent no valid instant. */
function timeNode(at, language) {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return null;
  const shown = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }).format(date);
  return make("time", { datetime: date.toISOString() }, shown);
}

/** State line of a message: time, "Sending"/"Sent"/"Not sent", the server's sentence and the retry button. */
function metaNode(message, { strings, language, onRetry }) {
  // Off: the log is live, and hearing "Sending", "Sent" after every message would drown the answers.
  const meta = make("div", { class: "meta", "aria-live": "off" }, timeNode(message.at, language));
  if (!message.state) return meta;
  meta.append(make("span", { class: "state" }, strings[message.state]));
  if (message.state !== "failed") return meta;
  if (message.error) meta.append(make("span", { class: "error" }, message.error));
  const retry = make("button", { type: "button", class: "retry", "aria-label": strings.retryLabel(message.text) }, strings.retry);
  retry.addEventListener("click", () => onRetry(message));
  meta.append(retry);
  return meta;
}

/** Quick replies as real buttons; one choice disables the whole group. */
function choicesNode(message, { strings, onChoose }) {
  const group = make("div", { class: "choices", role: "group", "aria-label": strings.choices });
  for (const reply of message.quickReplies) {
    const button = make("button", { type: "button", class: "choice" }, reply.title);
    button.addEventListener("click", () => {
      button.setAttribute("data-chosen", "");
      onChoose(reply);
    });
    group.append(button);
  }
  return group;
}

/** One message with author, text, state and quick replies. */
function messageNode(message, context) {
  const { strings, origin } = context;
  const author = message.author === "consumer" ? strings.you : strings[message.author];
  const hide = message.author === "consumer" || message.author === "system";
  const node = make(
    "div",
    { class: "message", part: "message", "data-author": message.author, "data-state": message.state, "data-message-id": message.id },
    make("span", { class: hide ? "hidden-text" : "author" }, hide ? `${author}: ` : author),
    make("p", { class: "text", dir: "auto" }, ...textNodes(message.text, origin)),
    metaNode(message, context),
  );
  if (message.quickReplies.length > 0) node.append(choicesNode(message, context));
  return node;
}

/** Close every open group of quick replies: the question has been answered, in whichever way. */
function disableChoices(log) {
  for (const button of log.querySelectorAll(".choice:enabled")) button.disabled = true;
}

/** Keeps the newest message in view when the keyboard, a status line or a longer draft takes room away. */
class LogScroll {
  constructor(log) {
    this.log = log;
    this.isAtEnd = true;
    log.addEventListener("scroll", () => {
      this.isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    });
    new ResizeObserver(() => this.isAtEnd && this.toEnd()).observe(log);
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }
}
