// Phone simulator: the shared demo clock. All processes move together; null means real time again.
import { postJson } from "./demo-http.js";

const ZONES = ["America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
  "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico", "UTC"];
const HOUR_MS = 3600000;
const DAY_MS = 24 * HOUR_MS;
const POLL_MS = 3000;
// A server clock this far from the browser's has been set by hand and stands still.
const SET_BY_HAND_MS = 10000;

const byId = (id) => document.getElementById(id);

/** Wall-clock fields of an instant in a zone, as {year, month, day, hour, minute} numbers. */
function wallClock(instant, zone) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  });
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
}

/** The instant at which a zone's wall clock shows the given time; twice corrected, so it is right across DST changes. */
export function instantOf({ year, month, day, hour, minute }, zone) {
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) {
    const shown = wallClock(new Date(guess), zone);
    guess += wanted - Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute);
  }
  return new Date(guess);
}

/** The next instant strictly after `now` at which the zone's clock shows hour:minute. */
export function nextLocalTime(now, hour, minute, zone) {
  const today = wallClock(now, zone);
  const candidate = instantOf({ ...today, hour, minute }, zone);
  return candidate > now ? candidate : instantOf({ ...today, day: today.day + 1, hour, minute }, zone);
}

/** The clock panel; `onZone` is told when times should be shown in another zone. */
export class ClockPanel {
  constructor(onZone) {
    this.onZone = onZone;
    this.#fillZones();
    this.#update(new Date().toISOString());
    this.#poll();
    setInterval(() => this.#show(), 1000);
    byId("clock-form").addEventListener("submit", (event) => this.#onSubmit(event));
    for (const button of byId("clock").querySelectorAll("[data-add-hours], [data-add-days], [data-local-time], [data-real-time]")) {
      button.addEventListener("click", () => this.#onPreset(button.dataset));
    }
  }

  get now() {
    return this.isSet ? this.frozen : new Date();
  }

  get zone() {
    return byId("clock-zone").value;
  }

  /** Take over the server's "now"; another window or the API may have moved it. */
  #update(iso) {
    const server = Date.parse(iso);
    if (Number.isNaN(server)) return;
    this.isSet = Math.abs(server - Date.now()) > SET_BY_HAND_MS;
    this.frozen = new Date(server);
    this.#show();
  }

  async #poll() {
    try {
      const response = await fetch("/demo/clock", { cache: "no-store" });
      if (response.ok) this.#update((await response.json()).now);
    } catch {
      // The poll for messages says that the server cannot be reached.
    }
    setTimeout(() => this.#poll(), POLL_MS);
  }

  #fillZones() {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    for (const zone of new Set([...ZONES, own].filter(Boolean))) byId("clock-zone").append(new Option(zone.replaceAll("_", " "), zone));
    byId("clock-zone").addEventListener("change", () => {
      this.#show();
      this.onZone();
    });
  }

  #show() {
    const format = new Intl.DateTimeFormat("en-US", { dateStyle: "full", timeStyle: "medium", timeZone: this.zone });
    byId("clock-now").textContent = format.format(this.now);
    byId("clock-kind").textContent = this.isSet ? "set by hand" : "real time";
    byId("clock-kind").classList.toggle("badge-warn", this.isSet);
  }

  #onSubmit(event) {
    event.preventDefault();
    const [year, month, day, hour, minute] = byId("clock-input").value.split(/\D/).map(Number);
    this.#move(instantOf({ year, month, day, hour, minute }, this.zone));
  }

  #onPreset({ addHours, addDays, localTime }) {
    if (addHours) return this.#move(new Date(this.now.getTime() + Number(addHours) * HOUR_MS));
    if (addDays) return this.#move(new Date(this.now.getTime() + Number(addDays) * DAY_MS));
    if (!localTime) return this.#move(null);
    const [hour, minute] = localTime.split(":").map(Number);
    return this.#move(nextLocalTime(this.now, hour, minute, this.zone));
  }

  async #move(instant) {
    const error = byId("clock-error");
    error.hidden = true;
    try {
      const answer = await postJson("/demo/clock", { now: instant && instant.toISOString() });
      this.#update(answer.now);
    } catch (problem) {
      error.textContent = problem.message;
      error.hidden = false;
    }
  }
}
