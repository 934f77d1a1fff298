// The console's second screen: letters beside disputes and requests, kept current by server events.
import { DisputesPane } from "./console-disputes.js";
import { ServerClock } from "./console-dom.js";
import { call } from "./console-http.js";
import { LettersPane } from "./console-letters.js";
import { coalesce, follow, showTrouble } from "./console-page.js";

const TICK_MS = 60_000;
const BEARS_ON_US = ["resync", "letter", "hold", "escalation"];
const clock = new ServerClock();

const refresh = coalesce(async () => {
  try {
    const [found, disputed] = await Promise.all([call("letters"), call("disputes")]);
    clock.set(found.now);
    letters.show(found);
    disputes.show(disputed);
    showTrouble(null);
  } catch (error) {
    showTrouble(error);
  }
});

async function afterAct(error) {
  if (error?.status === 401) showTrouble(error);
  else await refresh();
}

const letters = new LettersPane({ clock, onDone: afterAct });
const disputes = new DisputesPane({ onDone: afterAct });

follow({ onNotice: (notice) => BEARS_ON_US.includes(notice.kind) && refresh(), onRefused: refresh });
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());
setInterval(refresh, TICK_MS); // days pass
refresh();
