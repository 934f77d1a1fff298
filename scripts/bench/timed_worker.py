"""The worker, with a stop-watch on each step of a turn."""

import asyncio

from stopwatch import Stopwatch, count_statements

from parley.logs import configure_logs
from parley.outbound.rasa import RasaAssistant
from parley.outbound.twilio import TwilioCarrier
from parley.services import delivery, turn
from parley.worker import __main__ as worker
from parley.worker import tasks


def main() -> None:
    """Wrap the steps, then work."""
    watch = Stopwatch()
    count_statements()
    watch.watch(tasks, "process_turn", "turn")
    watch.watch(tasks, "deliver_pending", "deliver")
    watch.watch(turn, "_open", "open")
    watch.watch(turn, "_understood", "keep")
    watch.watch(turn, "_steer", "steer")
    watch.watch(turn, "_answer", "answer")
    watch.watch(RasaAssistant, "understand", "understand")
    watch.watch(RasaAssistant, "steer", "rasa_turn")
    watch.watch(TwilioCarrier, "send", "send")
    watch.watch(delivery, "_claim_next", "claim")
    watch.watch(delivery, "_record_sent", "record")
    configure_logs("worker")
    asyncio.run(worker.run())


if __name__ == "__main__":
    main()
