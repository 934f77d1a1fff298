// Part of /widget.js. The <parley-chat> element: joins the session and the screen, and owns focus and keys.

const MAX_CHARACTERS = 1000;
const COUNTER_FROM = 900;
const TYPING_TIMEOUT_MS = 30000;

class ParleyChat extends HTMLElement {
  #nodes = buildPanel();
  #drawn = new Map();
  #unread = 0;
  #scroll = new LogScroll(this.#nodes.log);
  #typingTimer = null;
  #phone = matchMedia(PHONE_QUERY);
  #session = null;
  #origin = "";
  #language = "en";

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    adoptStyles(root);
    root.append(this.#nodes.root);
    for (const type of PRIVATE_EVENTS) root.addEventListener(type, (event) => event.stopPropagation());
  }

  connectedCallback() {
    if (this.#session) return;
    for (const [name, value] of Object.entries(DO_NOT_RECORD)) this.setAttribute(name, value);
    this.#origin = this.dataset.origin || location.origin;
    this.#language = supportedLanguage(this.dataset.language);
    this.#session = new ChatSession({ origin: this.#origin, language: this.#language, token: this.dataset.token || null });
    delete this.dataset.token;
    this.#label();
    this.#listenToPerson();
    this.#listenToSession();
    // A visitor who has never written is not connected before opening the chat; one who has is told of new messages.
    if (this.#session.hasStoredSession) this.#session.connect();
  }

  get isOpen() {
    return !this.#nodes.panel.hidden;
  }

  /** Show the conversation and connect. */
  open() {
    const { panel, launcher, input } = this.#nodes;
    if (this.isOpen) return;
    panel.hidden = false;
    launcher.setAttribute("aria-expanded", "true");
    this.#setUnread(0);
    this.#session.connect();
    this.#layout();
    this.#scroll.toEnd();
    // On a phone focusing the input would raise the keyboard over the notice.
    (this.#phone.matches ? panel : input).focus();
  }

  /** Hide the conversation and give the focus back to the launcher. */
  close() {
    if (!this.isOpen) return;
    this.#nodes.panel.hidden = true;
    this.#nodes.launcher.setAttribute("aria-expanded", "false");
    this.#askToStop(false);
    this.#layout();
    this.#nodes.launcher.focus();
  }

  /** Use a signed chat token of the portal's server (null: signed out). Starts a new conversation on this page. */
  setToken(token) {
    this.#nodes.input.value = "";
    this.#onInput();
    this.#session.identify(token || null);
  }

  /** Change the language of the words around the conversation ("en" or "es"). */
  setLanguage(code) {
    this.#language = supportedLanguage(code);
    this.#session.language = this.#language;
    this.#label();
    this.#redraw();
    this.#showConnection(this.#session.state);
  }

  get #strings() {
    return STRINGS[this.#language];
  }

  #label() {
    const { title, brand, privacyUrl } = this.dataset;
    const safeUrl = /^https:\/\//.test(privacyUrl || "") ? privacyUrl : null;
    labelPanel(this.#nodes, { strings: this.#strings, language: this.#language, title, brand, privacyUrl: safeUrl });
    this.#setUnread(this.#unread);
  }

  #listenToPerson() {
    const nodes = this.#nodes;
    nodes.launcher.addEventListener("click", () => (this.isOpen ? this.close() : this.open()));
    nodes.close.addEventListener("click", () => this.close());
    nodes.language.addEventListener("click", () => this.setLanguage(this.#language === "es" ? "en" : "es"));
    nodes.panel.addEventListener("keydown", (event) => this.#onPanelKey(event));
    nodes.input.addEventListener("keydown", (event) => this.#onInputKey(event));
    nodes.input.addEventListener("input", () => this.#onInput());
    nodes.compose.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    nodes.stop.addEventListener("click", () => this.#askToStop(true));
    nodes.no.addEventListener("click", () => this.#askToStop(false, nodes.stop));
    nodes.yes.addEventListener("click", () => {
      this.#askToStop(false, nodes.log);
      this.#session.send(this.#strings.stopText);
    });
    this.#phone.addEventListener("change", () => this.#layout());
    if (window.visualViewport) {
      for (const type of ["resize", "scroll"]) visualViewport.addEventListener(type, () => this.#layout());
    }
  }

  #listenToSession() {
    const on = (type, handler) => this.#session.addEventListener(type, (event) => handler(event.detail));
    on("added", ({ message }) => this.#add(message));
    on("updated", ({ message }) => this.#update(message));
    on("removed", ({ message }) => {
      this.#drawn.get(message)?.remove();
      this.#drawn.delete(message);
    });
    on("replaced", ({ fresh }) => {
      this.#redraw();
      if (fresh && this.isOpen) this.#nodes.alert.textContent = this.#strings.unread(fresh);
      else if (fresh) this.#setUnread(this.#unread + fresh);
    });
    on("connection", ({ state }) => this.#showConnection(state));
    on("typing", ({ on: isTyping }) => this.#showTyping(isTyping));
    on("status", ({ text }) => {
      this.#nodes.status.textContent = text;
      this.#nodes.status.hidden = text === "";
    });
    on("language", ({ code }) => this.setLanguage(code));
  }

  #onPanelKey(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      if (this.#nodes.confirm.hidden) this.close();
      else this.#askToStop(false, this.#nodes.stop);
    } else if (event.key === "Tab" && this.#phone.matches) {
      trapTab(event, this.#nodes.panel, this.shadowRoot.activeElement);
    }
  }

  #onInputKey(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#submit();
  }

  #onInput() {
    const { input, note } = this.#nodes;
    const characters = Array.from(input.value);
    const isCut = characters.length > MAX_CHARACTERS;
    if (isCut) input.value = characters.slice(0, MAX_CHARACTERS).join("");
    const count = Math.min(characters.length, MAX_CHARACTERS);
    note.hidden = count < COUNTER_FROM;
    note.dataset.kind = isCut ? "cut" : "counter";
    note.textContent = isCut ? this.#strings.cut : this.#strings.counter(MAX_CHARACTERS - count);
    if (isCut) this.#nodes.alert.textContent = this.#strings.cut;
  }

  #submit() {
    const { input } = this.#nodes;
    const text = input.value.trim();
    if (text === "") return;
    input.value = "";
    this.#onInput();
    this.#session.send(text);
    input.focus();
  }

  #choose(reply) {
    this.#session.send(reply.title, reply.payload);
    // The pressed button is disabled now; a keyboard user must not be thrown back to the start of the page.
    (this.#phone.matches ? this.#nodes.log : this.#nodes.input).focus();
  }

  #askToStop(isAsking, focusAfter = null) {
    this.#nodes.confirm.hidden = !isAsking;
    this.#nodes.stop.hidden = isAsking;
    if (isAsking) this.#nodes.yes.focus();
    else focusAfter?.focus();
    if (isAsking) this.#nodes.confirm.scrollIntoView({ block: "nearest" });
  }

  #context() {
    return {
      strings: this.#strings,
      language: this.#language,
      origin: this.#origin,
      onRetry: (message) => this.#session.retry(message),
      onChoose: (reply) => this.#choose(reply),
    };
  }

  #add(message) {
    const { log } = this.#nodes;
    const isOwn = message.author === "consumer";
    if (isOwn) disableChoices(log);
    const node = messageNode(message, this.#context());
    this.#drawn.set(message, node);
    log.append(node);
    this.#placeNotice();
    if (isOwn || this.#scroll.isAtEnd) this.#scroll.toEnd();
    if (!isOwn && !this.isOpen) this.#setUnread(this.#unread + 1);
  }

  #update(message) {
    const node = this.#drawn.get(message);
    if (!node) return;
    node.dataset.state = message.state;
    if (message.id) node.dataset.messageId = message.id;
    const meta = node.querySelector(".meta");
    const hadFocus = meta.contains(this.shadowRoot.activeElement);
    meta.replaceWith(metaNode(message, this.#context()));
    if (hadFocus) this.#nodes.input.focus();
    if (message.state === "failed") {
      this.#nodes.alert.textContent = `${this.#strings.failedAlert} ${message.error || ""}`.trim();
      this.#scroll.toEnd();
    }
  }

  /** Draw the whole list again without reading it all aloud. */
  #redraw() {
    const { log, notice, foot } = this.#nodes;
    log.setAttribute("aria-live", "off");
    foot.prepend(notice);
    this.#drawn.clear();
    log.replaceChildren();
    for (const message of this.#session.messages) {
      if (message.author === "consumer") for (const old of log.querySelectorAll(".choices")) old.remove();
      const node = messageNode(message, this.#context());
      this.#drawn.set(message, node);
      log.append(node);
    }
    this.#placeNotice();
    this.#scroll.toEnd();
    setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
  }

  /** Above the input until the visitor has written, then at the top of the conversation, still there to read. */
  #placeNotice() {
    const { log, notice } = this.#nodes;
    const hasWritten = this.#session.messages.some((message) => message.author === "consumer");
    if (hasWritten && notice.parentNode !== log) log.prepend(notice);
    this.#nodes.input.setAttribute("aria-describedby", hasWritten ? "note" : "notice note");
  }

  #showConnection(state) {
    const { connection } = this.#nodes;
    const words = { connecting: this.#strings.connecting, offline: this.#strings.offline }[state] || "";
    this.dataset.connection = state;
    connection.textContent = words;
    connection.hidden = words === "";
  }

  #showTyping(isTyping) {
    clearTimeout(this.#typingTimer);
    this.#nodes.typing.hidden = !isTyping;
    if (isTyping) this.#typingTimer = setTimeout(() => this.#showTyping(false), TYPING_TIMEOUT_MS);
  }

  #setUnread(count) {
    const { badge, launcher } = this.#nodes;
    this.#unread = count;
    badge.hidden = count === 0;
    badge.textContent = String(count);
    const name = this.isOpen ? this.#strings.close : this.#strings.open;
    launcher.setAttribute("aria-label", count === 0 ? name : `${name}, ${this.#strings.unread(count)}`);
  }

  /** Fit the full-screen panel to the part of the screen above the on-screen keyboard and hold the page still. */
  #layout() {
    const { panel } = this.#nodes;
    const isModal = this.isOpen && this.#phone.matches;
    if (isModal) panel.setAttribute("aria-modal", "true");
    else panel.removeAttribute("aria-modal");
    document.documentElement.style.overflow = isModal ? "hidden" : "";
    this.#setUnread(this.#unread);
    const view = window.visualViewport;
    // While pinch-zoomed the visual viewport is the magnified part, not the room left by the keyboard.
    if (!view || view.scale > 1.01) return;
    panel.style.setProperty("--view-height", `${view.height}px`);
    panel.style.setProperty("--view-top", `${view.offsetTop}px`);
  }
}
