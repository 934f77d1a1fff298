// What every screen of the console does: one reading at a time, one line of trouble, and the badge of the live connection.
import { byId } from "./console-dom.js";
import { listen } from "./console-http.js";

/** Make calls of `load` one after the other; many wishes while one runs become one more run. */
export function coalesce(load) {
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

/** One line above everything while the server cannot be read; gone with the next success. */
export function showTrouble(error) {
  byId("trouble").hidden = error === null;
  if (error === null) return;
  byId("trouble-text").textContent = error.message;
  byId("trouble-login").hidden = error.status !== 401;
}

/** Follow the server's events; `onRefused` finds out why it refuses them, and says so. */
export function follow({ onNotice, onRefused }) {
  listen({
    onNotice,
    onState(state) {
      if (state === "refused") onRefused();
      const badge = byId("connection");
      const text = state === "live" ? "Live" : "Reconnecting…";
      if (badge.textContent !== text) badge.textContent = text;
      badge.classList.toggle("badge-warn", state !== "live");
    },
  });
}
