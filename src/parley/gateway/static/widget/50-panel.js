// Part of /widget.js. The fixed parts of the screen: launcher, dialog, notice, composer, stop control.

// Screen recorders and error reporters on the host page must not copy what is said here: each name below is the
// documented "do not record" mark of a common one. Source: compliance.md, WIRETAP (CA Penal Code 631 and others).
const DO_NOT_RECORD = {
  class: "fs-exclude ph-no-capture rr-block sentry-block",
  "data-private": "",
  "data-hj-suppress": "",
  "data-dd-privacy": "hidden",
  "data-clarity-mask": "true",
};

// Kept from listeners of the host page, so that page scripts see no keystrokes and page shortcuts do not fire.
const PRIVATE_EVENTS = [
  "keydown", "keyup", "keypress", "beforeinput", "input", "change", "paste", "copy", "cut", "compositionstart",
  "compositionupdate", "compositionend",
];

/** Build every node once; words are filled in by `labelPanel` so that the language can change at any time. */
function buildPanel() {
  const nodes = {
    launcherText: make("span"),
    badge: make("span", { class: "badge", hidden: true, "aria-hidden": "true" }),
    title: make("h2", { id: "title" }),
    language: make("button", { type: "button", class: "language", part: "language" }),
    close: make("button", { type: "button", class: "close", part: "close" }, icon("close")),
    connection: make("p", { class: "bar connection", role: "status", hidden: true }),
    status: make("p", { class: "bar status", part: "status", role: "status", hidden: true }),
    log: make("div", { class: "log", part: "log", role: "log", "aria-live": "polite", "aria-relevant": "additions", tabindex: "0" }),
    typingText: make("span"),
    notice: make("p", { class: "notice", part: "notice", id: "notice", "aria-live": "off" }),
    input: make("textarea", {
      id: "input", part: "input", rows: "1", autocomplete: "off", enterkeyhint: "send", "aria-describedby": "notice note",
      "data-gramm": "false",
    }),
    send: make("button", { type: "submit", class: "send", part: "send" }),
    note: make("p", { class: "note", id: "note", hidden: true }),
    alert: make("div", { class: "hidden-text", role: "alert" }),
    stop: make("button", { type: "button", class: "stop", part: "stop" }),
    question: make("p", { id: "question" }),
    yes: make("button", { type: "button", class: "yes", part: "stop-yes" }),
    no: make("button", { type: "button", class: "no", part: "stop-no" }),
  };
  const dots = make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
  nodes.typing = make("div", { class: "typing", part: "typing", hidden: true }, dots, nodes.typingText);
  nodes.compose = make("form", { class: "compose" }, nodes.input, nodes.send);
  nodes.confirm = make(
    "div",
    { class: "confirm", part: "confirm", role: "group", "aria-labelledby": "question", hidden: true },
    nodes.question,
    make("div", {}, nodes.yes, nodes.no),
  );
  nodes.foot = make("div", { class: "foot" }, nodes.notice, nodes.compose, nodes.note, nodes.stop, nodes.confirm, nodes.alert);
  nodes.panel = make(
    "div",
    { class: "panel", part: "panel", id: "panel", role: "dialog", "aria-labelledby": "title", tabindex: "-1", hidden: true },
    make("div", { class: "head" }, nodes.title, nodes.language, nodes.close),
    nodes.connection, nodes.status, nodes.log, nodes.typing, nodes.foot,
  );
  nodes.launcher = make(
    "button",
    { type: "button", class: "launcher", part: "launcher", "aria-expanded": "false", "aria-controls": "panel" },
    icon("chat"), nodes.launcherText, nodes.badge,
  );
  nodes.root = make("div", { class: "root" }, nodes.panel, nodes.launcher);
  return nodes;
}

/** Fill in all words of one language. */
function labelPanel(nodes, { strings, language, title, brand, privacyUrl }) {
  nodes.root.lang = language;
  nodes.title.textContent = title || strings.title;
  nodes.launcherText.textContent = strings.title;
  nodes.close.setAttribute("aria-label", strings.close);
  nodes.language.textContent = strings.otherLanguage;
  nodes.language.lang = language === "es" ? "en" : "es";
  nodes.log.setAttribute("aria-label", strings.log);
  nodes.typingText.textContent = strings.typing;
  nodes.input.setAttribute("aria-label", strings.input);
  nodes.input.placeholder = strings.placeholder;
  nodes.send.textContent = strings.send;
  nodes.stop.textContent = strings.stop;
  nodes.question.textContent = strings.stopQuestion;
  nodes.yes.textContent = strings.stopYes;
  nodes.no.textContent = strings.stopNo;
  nodes.notice.replaceChildren(strings.notice(brand || strings.thisSite));
  if (privacyUrl) {
    const link = make("a", { href: privacyUrl, target: "_blank", rel: "noopener noreferrer" }, strings.privacy);
    nodes.notice.append(" ", link);
  }
}

/** Keep Tab inside `container`; `active` is the focused node of its shadow root. */
function trapTab(event, container, active) {
  const stops = [...container.querySelectorAll("button, textarea, a[href], [tabindex='0']")].filter(
    (node) => !node.disabled && node.getClientRects().length > 0,
  );
  const first = stops[0];
  const last = stops[stops.length - 1];
  if (event.shiftKey && (active === first || active === container)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && active === last) {
    event.preventDefault();
    first.focus();
  }
}
