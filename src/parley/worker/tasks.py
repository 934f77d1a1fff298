"""The jobs: process a turn, deliver what waits, run what is due. Each calls one use case."""

from typing import Final

import procrastinate
import structlog

from parley.services.context import Services
from parley.services.delivery import defer_delivery, deliver_pending
from parley.services.due import run_due
from parley.services.ports import (
    Alerts,
    AlertUndelivered,
    Assistant,
    AssistantUnavailable,
    Carrier,
    CarrierUnavailable,
    Pacer,
)
from parley.services.second_look import look_again
from parley.services.trouble import give_up_turn
from parley.services.turn import process_turn
from parley.settings import Settings
from parley.storage.jobs import ALERT, DELIVER, LOOK_AGAIN, TURN

log = structlog.get_logger()

# A turn waits for Rasa as long as it takes: acknowledged messages are never given up. A short, steady pause keeps the
# answer close to Rasa's return; the sixty-second notice is sent from within the tries.
_RETRY_WAIT_S: Final = 2
# A turn that fails for any other reason would fail for ever and hold up the conversation: then a person takes over.
_TRIES_BEFORE_A_PERSON: Final = 3


# 2, 4, 8 ... seconds: the first five tries of an alert within a minute, all of them within a day.
_ALERT_TRIES: Final = 14
_ALERT_WAIT_S: Final = 2


def register_tasks(
    jobs: procrastinate.App,
    services: Services,
    assistant: Assistant,
    carrier: Carrier,
    settings: Settings,
    pace: Pacer | None = None,
) -> None:
    """Bind the jobs to the wired application; `pace` spreads the texts of all deliveries."""

    async def send_waiting(conversation_id: str) -> None:
        await deliver_pending(services, carrier, conversation_id, status_callback=_callback(settings), pace=pace)

    @jobs.task(name=TURN, retry=procrastinate.RetryStrategy(wait=_RETRY_WAIT_S), pass_context=True)
    async def turn(context: procrastinate.JobContext, message_id: str) -> None:
        try:
            processed = await process_turn(services, assistant, message_id)
        except Exception as error:
            log.error("turn.failed", message_id=message_id, error=type(error).__name__, attempts=context.job.attempts)
            if context.job.attempts < _TRIES_BEFORE_A_PERSON:
                raise
            processed = await give_up_turn(services, message_id, error=type(error).__name__)
        try:
            await send_waiting(processed.conversation_id)
        except CarrierUnavailable:
            # The conversation goes on while the text waits for the carrier in a job of its own.
            await defer_delivery(services, processed.conversation_id)
        if processed.is_waiting:
            log.warning("turn.waits_for_assistant", message_id=message_id)
            raise AssistantUnavailable("The assistant did not answer; the turn is tried again.")

    @jobs.task(name=LOOK_AGAIN, retry=procrastinate.RetryStrategy(wait=_RETRY_WAIT_S))
    async def second_look(message_id: str) -> None:
        conversation_id = await look_again(services, assistant, message_id)
        await defer_delivery(services, conversation_id)

    @jobs.task(name=DELIVER, retry=procrastinate.RetryStrategy(wait=_RETRY_WAIT_S))
    async def deliver(conversation_id: str) -> None:
        try:
            await send_waiting(conversation_id)
        except CarrierUnavailable:
            log.warning("delivery.waits_for_carrier", conversation_id=conversation_id)
            raise

    @jobs.periodic(cron="* * * * *")
    @jobs.task(name="due", queueing_lock="due")
    async def due(timestamp: int) -> None:
        await run_due(services)


def register_alerts(jobs: procrastinate.App, alerts: Alerts) -> None:
    """Bind the job to the way alerts leave."""
    retry = procrastinate.RetryStrategy(max_attempts=_ALERT_TRIES, exponential_wait=_ALERT_WAIT_S)

    @jobs.task(name=ALERT, retry=retry)
    async def alert(reason: str, conversation_id: str, message_id: str, detected_at: str) -> None:
        try:
            await alerts.send(
                {
                    "event": f"parley.{reason}",
                    "conversation_id": conversation_id,
                    "message_id": message_id,
                    "detected_at": detected_at,
                }
            )
        except AlertUndelivered as error:
            log.warning("alert.undelivered", reason=reason, message_id=message_id, error=error.message)
            raise


def _callback(settings: Settings) -> str:
    return f"{settings.base_url}/webhooks/twilio/status"
