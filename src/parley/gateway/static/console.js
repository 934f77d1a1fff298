// The collectors' console: a queue, the open conversation, its facts; kept current by server events.
import { Desk } from "./console-desk.js";
import { ServerClock, byId } from "./console-dom.js";
import { FactsView } from "./console-facts.js";
import { HoldsPanel } from "./console-holds.js";
import { readConversation, readQueue } from "./console-http.js";
import { coalesce, follow, showTrouble } from "./console-page.js";
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

function refreshAll() {
  refreshQueue();
  refreshConversation();
}

follow({
  onNotice(notice) {
    refreshQueue();
    if (!notice.conversation_id || notice.conversation_id === openId) refreshConversation();
  },
  onRefused: refreshQueue,
});
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refreshAll());
window.addEventListener("hashchange", () => location.hash.length > 1 && choose(location.hash.slice(1)));
byId("back").addEventListener("click", leave);
setInterval(() => queue.tick(), TICK_MS);

refreshQueue();
if (location.hash.startsWith("#con_")) choose(location.hash.slice(1));
