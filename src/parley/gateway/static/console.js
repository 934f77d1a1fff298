// The collectors' console: a queue, the open conversation, its facts; kept current by server events.
import { Desk } from "./console-desk.js";
import { ServerClock, byId } from "./console-dom.js";
import { FactsView } from "./console-facts.js";
import { HoldsPanel } from "./console-holds.js";
import { listen, readConversation, readQueue } from "./console-http.js";
import { QueueView } from "./console-queue.js";
import { TranscriptView } from "./console-transcript.js";

const TICK_MS = 30_000;
const clock = new ServerClock();
const queue = new QueueView(clock, choose);
const transcript = new TranscriptView();
const facts = new FactsView();
const holds = new HoldsPanel({ onDone: afterAction });
const desk = new Desk({ onDone: afterAction });
let openId = null;

/** Make calls of `load` one after the other; many wishes while one runs become one more run. */
function coalesce(load) {
  let running = null;
  let isWanted = false;
  return function wish() {
    if (running) {
      isWanted = true;
      return running;
    }
    running = load().finally(() => {
      running = null;
      if (!isWanted) return undefined;
      isWanted = false;
      return wish();
    });
    return running;
  };
}

const refreshQueue = coalesce(async () => {
  try {
    const answer = await readQueue();
    clock.set(answer.now);
    queue.show(answer);
    showTrouble(null);
  } catch (error) {
    showTrouble(error);
  }
});

const refreshConversation = coalesce(async () => {
  const id = openId;
  if (id === null) return;
  try {
    const conversation = await readConversation(id);
    if (id === openId) show(conversation);
  } catch (error) {
    if (id !== openId) return;
    if (error.status === 404) leave();
    showTrouble(error);
  }
});

function show(conversation) {
  byId("conversation-title").textContent = conversation.title;
  byId("conversation-line").textContent = `${conversation.channel_label} · ${conversation.language_label}`;
  desk.show(conversation);
  transcript.show(conversation);
  facts.show(conversation);
  holds.show(conversation.id);
}

/** Open a conversation; the address keeps it, so that a reload or a bookmark comes back to it. */
async function choose(id) {
  if (id !== openId) {
    desk.clear();
    transcript.clear();
    facts.clear();
    holds.clear();
    byId("conversation-title").textContent = "Loading…";
    byId("conversation-line").textContent = "";
  }
  openId = id;
  history.replaceState(null, "", `#${id}`);
  document.body.dataset.view = "conversation";
  queue.select(id);
  await refreshConversation();
  if (openId === id) byId("conversation").focus({ preventScroll: true });
}

function leave() {
  const last = openId;
  openId = null;
  history.replaceState(null, "", location.pathname);
  document.body.dataset.view = "queue";
  queue.select(null);
  desk.clear();
  transcript.clear();
  facts.clear();
  holds.clear();
  byId("conversation-title").textContent = "No conversation is open";
  byId("conversation-line").textContent = "Choose one from the queue.";
  queue.focus(last);
}

async function afterAction(id, error) {
  if (error?.status === 401) showTrouble(error);
  await Promise.all([refreshQueue(), id === openId ? refreshConversation() : null]);
}

/** One line above everything while the server cannot be read; gone with the next success. */
function showTrouble(error) {
  byId("trouble").hidden = error === null;
  if (error === null) return;
  byId("trouble-text").textContent = error.message;
  byId("trouble-login").hidden = error.status !== 401;
}

function refreshAll() {
  refreshQueue();
  refreshConversation();
}

listen({
  onNotice(notice) {
    refreshQueue();
    if (!notice.conversation_id || notice.conversation_id === openId) refreshConversation();
  },
  onState(state) {
    if (state === "refused") refreshQueue(); // finds out why, and says so
    const badge = byId("connection");
    const text = state === "live" ? "Live" : "Reconnecting…";
    if (badge.textContent !== text) badge.textContent = text;
    badge.classList.toggle("badge-warn", state !== "live");
  },
});
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refreshAll());
window.addEventListener("hashchange", () => location.hash.length > 1 && choose(location.hash.slice(1)));
byId("back").addEventListener("click", leave);
setInterval(() => queue.tick(), TICK_MS);

refreshQueue();
if (location.hash.startsWith("#con_")) choose(location.hash.slice(1));
