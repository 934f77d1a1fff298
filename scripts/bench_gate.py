"""How long the gate takes with a long history: `python scripts/bench_gate.py [--history N] [--runs N]`.

Takes a person of the demo through the identity step in an embedded PostgreSQL of its own, and times the two halves of a decision
for the next text: reading the facts (database) and judging them (pure). First with the few messages of a new conversation,
then with a history of N messages and decisions in it, both in the same run. Prints the machine, the versions, and for each
half the median of the runs' medians; the goal is the decision itself under 2 ms with 10,000 messages.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bench.machine import describe
from bench.report import figure, heading
from sqlalchemy import select, text, update

from parley.bootstrap import build
from parley.compliance.gate import judge
from parley.demo_data import load_demo
from parley.ids import new_id
from parley.services.composing import Draft, compose
from parley.services.context import Services
from parley.services.facts import gather
from parley.services.intake import Inbound, receive_message
from parley.services.wording import Say
from parley.settings import Settings
from parley.storage.embedded import EmbeddedPostgres
from parley.storage.migrate import upgrade
from parley.storage.tables import Account, ContactPoint, Conversation, Disclosure, Message

NOW: Final = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
REF: Final = "MER-100261"
RESPONSE: Final = "utter_thanks"
_HISTORY: Final = text(
    """
    INSERT INTO parley.message (id, conversation_id, direction, author, text, language, response_name, kind, buttons,
        in_reply_to, decision_id, state, created_at)
    SELECT 'msg_h' || n, :conversation, CASE n % 2 WHEN 0 THEN 'in' ELSE 'out' END,
        CASE n % 2 WHEN 0 THEN 'consumer' ELSE 'bot' END, 'message number ' || n, 'en',
        CASE n % 2 WHEN 0 THEN NULL ELSE 'utter_balance' END, CASE n % 2 WHEN 0 THEN NULL ELSE 'statement' END, '[]',
        CASE n % 2 WHEN 0 THEN NULL ELSE 'msg_h' || (n - 1) END, CASE n % 2 WHEN 0 THEN NULL ELSE 'dec_h' || n END,
        CASE n % 2 WHEN 0 THEN 'processed' ELSE 'delivered' END, :now - make_interval(hours => 48 + n)
    FROM generate_series(1, :count) AS n
    """
)


def main() -> None:
    """Fill, time, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--history", type=int, default=10_000)
    parser.add_argument("--decisions", type=int, default=300)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    heading("Machine and versions")
    print("\n".join(f"  {line}" for line in describe()))
    with tempfile.TemporaryDirectory(prefix="parley-bench-gate-") as folder:
        Path(folder).chmod(0o755)
        postgres = EmbeddedPostgres(Path(folder))
        try:
            url = postgres.start()
            upgrade(url)
            asyncio.run(_measure(url, options.history, options.decisions, options.runs))
        finally:
            postgres.stop()


async def _measure(url: str, history: int, decisions: int, runs: int) -> None:
    settings = Settings(database_url=url, demo=True, clock=NOW, secret_key=new_id("key"))  # type: ignore[arg-type]
    application = build(settings, pool_size=2)
    try:
        services = application.services
        await load_demo(services, settings, password=new_id("password"))
        conversation_id = await _verified(services)
        for title, count in (("new conversation", 0), (f"{history:,} messages before", history)):
            if count:
                await _fill(services, conversation_id, count)
            taken = [await _run(services, conversation_id, decisions) for _ in range(runs)]
            heading(f"One decision, {title} ({runs} runs of {decisions})")
            figure("judge (the decision)", [one[1] for one in taken], "ms", "2 ms", digits=3)
            figure("gather (reading the facts)", [one[0] for one in taken], "ms", digits=3)
    finally:
        await application.close()


async def _verified(services: Services) -> str:
    """Put a person of the demo where an answer about the debt may leave: verified, disclosed, and having just written."""
    async with services.db.work() as work:
        account = await work.session.scalar(select(Account).where(Account.account_ref == REF))
        assert account is not None
        phone = await work.session.scalar(
            select(ContactPoint.address).where(
                ContactPoint.consumer_id == account.consumer_id, ContactPoint.kind == "phone"
            )
        )
    assert phone is not None
    received = await receive_message(services, Inbound("twilio", new_id("SM"), "sms", phone, "hello"))
    async with services.db.work() as work:
        await work.session.execute(
            update(Conversation)
            .where(Conversation.id == received.conversation_id)
            .values(right_party_status="verified", verified_at=work.now, phase="verified", language="en")
        )
        work.session.add(
            Disclosure(
                id=new_id("dis"),
                account_id=account.id,
                conversation_id=received.conversation_id,
                message_id=received.message_id,
                kind="initial",
                response_name="utter_disclosure_initial",
                language="en",
                wording_sha256="0" * 64,
                disclosed_at=work.now,
            )
        )
    return received.conversation_id


async def _fill(services: Services, conversation_id: str, count: int) -> None:
    async with services.db.work() as work:
        await work.session.execute(_HISTORY, {"conversation": conversation_id, "now": work.now, "count": count})
    async with services.db.engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("ANALYZE"))


async def _run(services: Services, conversation_id: str, decisions: int) -> tuple[float, float]:
    """Return the median milliseconds of gathering and of judging."""
    gathering, judging = [], []
    for _ in range(decisions):
        async with services.db.work() as work:
            conversation = await work.session.get(Conversation, conversation_id)
            assert conversation is not None
            inbound = await work.session.scalar(
                select(Message)
                .where(Message.conversation_id == conversation_id, Message.direction == "in")
                .order_by(Message.created_at.desc())
                .limit(1)
            )
            began = time.perf_counter()
            facts = await gather(services, work, conversation, in_reply_to=inbound)
            read = time.perf_counter()
            sentence = services.wording.sentence(Say(RESPONSE), "en", services.brand_fields)
            approved = services.wording.get(RESPONSE, "en")
            draft = Draft(
                response=RESPONSE,
                text=sentence.text,
                kind=approved.kind,
                is_safe=approved.safe_before_verification,
                is_approved=True,
                menu=approved.menu,
                buttons=approved.buttons,
            )
            attempt = facts.attempt(draft, body=compose(services, facts, draft, author="bot"), author="bot")
            ready = time.perf_counter()
            decision = judge(attempt, services.compliance)
            judging.append((time.perf_counter() - ready) * 1000)
            gathering.append((read - began) * 1000)
            assert decision.is_allowed, decision.reasons
    return _median(gathering), _median(judging)


def _median(values: Sequence[float]) -> float:
    return statistics.median(values)


if __name__ == "__main__":
    main()
