"""The worker on the real queue: a text is answered by its job, and a job of a dead worker is taken back (I6)."""

from collections.abc import AsyncIterator

import psycopg
import pytest

from actions.app import make_executor
from parley.bootstrap import Application
from parley.settings import PROJECT_ROOT, Settings
from parley.storage.tables import Message
from parley.testing import RecordingCarrier, ScriptedAssistant, load_rules
from parley.worker.recovery import recover_stalled
from parley.worker.tasks import register_tasks
from tests.integration.conftest import NOW
from tests.integration.talk.stage import MovableClock, Stage


@pytest.fixture
async def stage(application: Application, settings: Settings) -> AsyncIterator[Stage]:
    """A stage on a database of the test's own, with the jobs bound and the queue open."""
    services = application.services
    assistant = ScriptedAssistant(
        services.wording, make_executor(services), load_rules(PROJECT_ROOT / "data" / "rules")
    )
    carrier = RecordingCarrier()
    register_tasks(application.jobs, services, assistant, carrier, settings)
    async with application.jobs.open_async():
        yield Stage(services, assistant, carrier, MovableClock(NOW))


async def work_off(application: Application) -> None:
    """Run the jobs that are due, then stop."""
    await application.jobs.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)


def job_states(settings: Settings) -> list[str]:
    with psycopg.connect(settings.database_url) as connection:
        rows = connection.execute("SELECT status::text FROM procrastinate_jobs WHERE task_name = 'turn'").fetchall()
    return [status for (status,) in rows]


async def test_a_text_is_answered_by_its_job(application: Application, stage: Stage, settings: Settings) -> None:
    stage.assistant.expect("ask_who_is_this")
    await stage.receive("+13125550101", "who is this")
    assert job_states(settings) == ["todo"]
    await work_off(application)
    assert job_states(settings) == ["succeeded"]
    assert len(stage.carrier.taken) == 1
    assert stage.carrier.taken[0].status_callback.startswith(
        "http://localhost:8080/webhooks/twilio/status?message=msg_"
    )


async def test_the_messages_of_one_conversation_are_answered_in_order(application: Application, stage: Stage) -> None:
    stage.assistant.expect("ask_who_is_this")
    for text in ("one", "two", "three"):
        await stage.receive("+13125550101", text)
    await work_off(application)
    conversation = await stage.conversation("+13125550101")
    messages = {row.id: row for row in await stage.messages(conversation.id)}
    answered = [messages[row.in_reply_to].text for row in messages.values() if row.in_reply_to]
    assert answered == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("last_heartbeat", "states"),
    [
        pytest.param("31 seconds", ["todo"], id="silent for 31 seconds"),
        pytest.param("5 seconds", ["doing"], id="silent for 5 seconds"),
    ],
)
async def test_a_job_whose_worker_died_is_taken_back(
    application: Application, stage: Stage, settings: Settings, last_heartbeat: str, states: list[str]
) -> None:
    stage.assistant.expect("ask_who_is_this")
    await stage.receive("+13125550101", "who is this")
    with psycopg.connect(settings.database_url, autocommit=True) as connection:
        worker = connection.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) RETURNING id",
            (last_heartbeat,),
        ).fetchone()
        assert worker is not None
        connection.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", worker)
    await recover_stalled(application.jobs)
    assert job_states(settings) == states
    await work_off(application)
    assert len(stage.carrier.taken) == (1 if states == ["todo"] else 0)


async def test_a_turn_that_waits_for_the_assistant_is_tried_again_and_nothing_is_lost(
    application: Application, stage: Stage, settings: Settings
) -> None:
    stage.assistant.is_down = True
    received = await stage.receive("+13125550101", "who is this")
    await work_off(application)
    assert job_states(settings) == ["todo"]
    [message] = await stage.rows(Message, id=received.message_id)
    assert message.state == "received"
    stage.assistant.is_down = False
    stage.assistant.expect("ask_who_is_this")
    with psycopg.connect(settings.database_url, autocommit=True) as connection:
        connection.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL")
    await work_off(application)
    assert len(stage.carrier.taken) == 1
