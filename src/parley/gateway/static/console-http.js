// The console's calls. Every failure becomes a CallError whose message is a sentence to show.

export class CallError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

export async function call(path, options) {
  let response;
  try {
    response = await fetch(`/console/api/${path}`, options);
  } catch {
    throw new CallError("The server cannot be reached; the page tries again by itself.", 0);
  }
  const data = await response.json().catch(() => ({}));
  if (response.ok) return data;
  throw new CallError(data.error || "The server could not do this. Please try again.", response.status);
}

export const readQueue = () => call("queue");
export const readConversation = (id) => call(`conversations/${encodeURIComponent(id)}`);

/** Post a JSON body. */
export function send(path, body = {}) {
  const headers = { "Content-Type": "application/json" };
  return call(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Post a form, a file among its fields. */
export const sendForm = (path, form) => call(path, { method: "POST", body: form });

export const reveal = (id) => send(`messages/${encodeURIComponent(id)}/reveal`);

/** Do one of claim, reply, hand-back, close. */
export const act = (id, action, body = {}) => send(`conversations/${encodeURIComponent(id)}/${action}`, body);

/**
 * Listen for changes for as long as the page is open.
 * The browser reconnects after a broken connection by itself, but not after a refusal, so that is done here.
 */
export function listen({ onNotice, onState }) {
  const retryMs = 5000;
  let source;
  const open = () => {
    source = new EventSource("/console/api/events");
    source.onmessage = (event) => {
      onState("live");
      onNotice(JSON.parse(event.data));
    };
    source.onerror = () => {
      const isRefused = source.readyState === EventSource.CLOSED;
      onState(isRefused ? "refused" : "lost");
      if (isRefused) setTimeout(open, retryMs);
    };
  };
  open();
}
