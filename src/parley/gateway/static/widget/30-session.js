// Part of /widget.js. The conversation without any screen: connection, session token, messages, outbox.
//
// Speaks Rasa's Socket.IO protocol (session_request, session_confirm, user_uttered, bot_uttered) plus `history`,
// `typing`, `status`, `language` and an acknowledgement of user_uttered. Message text is kept in memory only.

const STORAGE_KEY = "chat.session";
const ACK_TIMEOUT_MS = 15000;
const RECONNECT_AFTER_KICK_MS = 2000;
// The gateway also says the recording notice for widgets that have none of their own; ours shows it above the input.
const NOTICE_RESPONSE = "utter_notice_web";

/** The opaque session token in localStorage; in memory where storage is blocked (private windows, sandboxes). */
class SessionStore {
  #memory = null;

  read() {
    try {
      return localStorage.getItem(STORAGE_KEY) ?? this.#memory;
    } catch {
      return this.#memory;
    }
  }

  write(token) {
    this.#memory = token;
    try {
      if (token === null) localStorage.removeItem(STORAGE_KEY);
      else localStorage.setItem(STORAGE_KEY, token);
    } catch {
      // Storage is a convenience: without it the conversation lives as long as the page.
    }
  }
}

/** A version 4 UUID; `crypto.randomUUID` exists only on secure origins, a demo on a LAN address is not one. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Quick replies as `{title, payload}` with text in both; anything else is dropped. */
function cleanQuickReplies(list) {
  if (!Array.isArray(list)) return [];
  return list
    .filter((reply) => reply && typeof reply.title === "string" && reply.title !== "")
    .map((reply) => ({ title: reply.title, payload: String(reply.payload ?? reply.title) }));
}

/**
 * Events (CustomEvent.detail): added/updated/removed {message}, replaced {fresh}, connection {state}, typing {on},
 * status {text}, language {code}.
 */
class ChatSession extends EventTarget {
  constructor({ origin, language, token = null, store = new SessionStore() }) {
    super();
    this.language = language;
    this.messages = [];
    this.state = "idle";
    this.token = token;
    this.store = store;
    this.sessionId = store.read();
    this.ready = false;
    this.inFlight = null;
    this.socket = io(origin, {
      path: "/socket.io/",
      transports: ["websocket"],
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 8000,
    });
    this.#listen();
  }

  get hasStoredSession() {
    return Boolean(this.sessionId);
  }

  /** Connect if not connected yet. Idempotent. */
  connect() {
    if (this.socket.active) return;
    this.#setState("connecting");
    this.socket.connect();
  }

  /** Queue one consumer message; `payload` is what a quick reply stands for, `text` what the consumer sees. */
  send(text, payload = null) {
    const message = {
      id: null,
      clientId: newId(),
      author: "consumer",
      text,
      payload,
      at: new Date().toISOString(),
      quickReplies: [],
      state: "queued",
      error: null,
    };
    this.messages.push(message);
    this.#emit("added", { message });
    this.connect();
    this.#flush();
    return message;
  }

  /** Send a message that failed again, under the same client id so that the server can recognise it. */
  retry(message) {
    if (message.state !== "failed") return;
    message.error = null;
    this.#setMessageState(message, "queued");
    this.connect();
    this.#flush();
  }

  /** Start over as another visitor: nothing of the previous conversation may stay on the screen or be sent. */
  identify(token) {
    this.socket.disconnect();
    this.token = token;
    this.sessionId = null;
    this.store.write(null);
    this.messages = [];
    this.inFlight = null;
    this.#emit("replaced", { fresh: 0 });
    this.#emit("status", { text: "" });
    this.#emit("typing", { on: false });
    this.connect();
  }

  #listen() {
    const { socket } = this;
    socket.on("connect", () => this.#requestSession());
    socket.on("disconnect", (reason) => this.#onDisconnect(reason));
    socket.on("connect_error", () => this.#setState("offline"));
    socket.on("session_confirm", (token) => this.#onConfirm(token));
    socket.on("history", (data) => this.#onHistory(data));
    socket.on("bot_uttered", (data) => this.#onUttered(data));
    socket.on("typing", (data) => this.#emit("typing", { on: Boolean(data && data.on) }));
    socket.on("status", (data) => this.#emit("status", { text: String((data && data.text) || "") }));
    socket.on("language", (data) => this.#emit("language", { code: supportedLanguage(data && data.code) }));
  }

  #requestSession() {
    const customData = { language: this.language };
    if (this.token) customData.token = this.token;
    this.socket.emit("session_request", { session_id: this.sessionId, customData });
  }

  #onConfirm(token) {
    if (typeof token !== "string" || token === "") return;
    this.sessionId = token;
    this.store.write(token);
    this.ready = true;
    this.#setState("online");
    this.#flush();
  }

  #onDisconnect(reason) {
    this.ready = false;
    // The library would send what it holds back before our session_request; our own outbox sends it again after it.
    this.socket.sendBuffer = [];
    if (this.inFlight) this.#setMessageState(this.inFlight, "queued");
    this.inFlight = null;
    this.#emit("typing", { on: false });
    if (reason === "io client disconnect") return;
    this.#setState("offline");
    // The client library reconnects by itself except when the server closed the connection on purpose (a restart).
    if (reason === "io server disconnect") setTimeout(() => this.connect(), RECONNECT_AFTER_KICK_MS);
  }

  #onHistory(data) {
    const received = Array.isArray(data && data.messages) ? data.messages : [];
    const replayed = received
      .filter((item) => item && typeof item.text === "string" && item.response !== NOTICE_RESPONSE)
      .map(fromHistory);
    const known = new Set(replayed.flatMap((message) => [message.id, message.clientId]).filter(Boolean));
    const before = new Set(this.messages.map((message) => message.id));
    const isNew = (message) => message.author !== "consumer" && !before.has(message.id);
    const fresh = before.size > 0 ? replayed.filter(isNew).length : 0;
    const unsent = this.messages.filter(
      (message) => message.state && message.state !== "sent" && !known.has(message.clientId),
    );
    this.messages = [...replayed, ...unsent];
    this.#emit("replaced", { fresh });
  }

  #onUttered(data) {
    if (!data || typeof data.text !== "string" || data.text === "") return;
    const metadata = data.metadata || {};
    if (metadata.response === NOTICE_RESPONSE) return;
    this.#emit("typing", { on: false });
    if (metadata.message_id && this.messages.some((message) => message.id === metadata.message_id)) return;
    const message = fromHistory({ ...metadata, ...data, id: metadata.message_id });
    this.messages.push(message);
    this.#emit("added", { message });
  }

  #flush() {
    if (!this.ready || this.inFlight) return;
    const message = this.messages.find((candidate) => candidate.state === "queued");
    if (!message) return;
    this.inFlight = message;
    this.#setMessageState(message, "sending");
    const body = {
      message: message.payload ?? message.text,
      customData: { client_message_id: message.clientId, language: this.language },
      session_id: this.sessionId,
    };
    this.socket.timeout(ACK_TIMEOUT_MS).emit("user_uttered", body, (error, result) => {
      // After a change of visitor the answer to an old message concerns nobody any more.
      if (this.inFlight !== message) return;
      this.inFlight = null;
      this.#settle(message, error, result || {});
      this.#flush();
    });
  }

  #settle(message, error, result) {
    if (error && !this.socket.connected) return this.#setMessageState(message, "queued");
    if (error || result.ok !== true) {
      message.error = typeof result.error === "string" ? result.error : null;
      return this.#setMessageState(message, "failed");
    }
    if (this.messages.some((other) => other !== message && other.id && other.id === result.message_id)) {
      // The server had it already and has replayed it: the acknowledgement got lost, not the message.
      this.messages = this.messages.filter((other) => other !== message);
      return this.#emit("removed", { message });
    }
    message.id = result.message_id ?? null;
    return this.#setMessageState(message, "sent");
  }

  #setMessageState(message, state) {
    message.state = state;
    this.#emit("updated", { message });
  }

  #setState(state) {
    if (this.state === state) return;
    this.state = state;
    this.#emit("connection", { state });
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

const AUTHORS = new Set(["consumer", "bot", "collector", "system"]);

/** One message of the server in the widget's own shape. */
function fromHistory(item) {
  const author = AUTHORS.has(item.author) ? item.author : "bot";
  return {
    id: item.id ?? null,
    clientId: item.client_message_id ?? null,
    author,
    text: item.text,
    payload: null,
    at: item.at ?? new Date().toISOString(),
    quickReplies: author === "consumer" ? [] : cleanQuickReplies(item.quick_replies),
    state: author === "consumer" ? "sent" : null,
    error: null,
  };
}
