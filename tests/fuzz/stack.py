"""The same walks over the real stack: signed webhooks, gateway, Rasa, actions, worker; only the carrier is the demo's loopback.

Texts go through the webhook. People at the console, portal sign-ins, chat messages and the creditor's books go through the use
cases their doors call, in this process, on the product's database; the product's own worker does the jobs.
"""

import asyncio
import contextlib
import itertools
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import httpx2
import psycopg
import structlog
from psycopg.rows import dict_row
from sqlalchemy.dialects.postgresql import insert
from twilio.request_validator import RequestValidator

from actions.app import make_executor
from parley.bootstrap import build
from parley.services.intake import Inbound, Received, receive_message
from parley.settings import Settings
from parley.storage.jobs import make_jobs
from parley.storage.tables import DemoClock
from parley.testing import RecordingCarrier, SentText
from tests.e2e.product import Product
from tests.fuzz.draw import draw_walk
from tests.fuzz.evidence import Said
from tests.fuzz.judge import Outcome, play
from tests.fuzz.player import Player
from tests.fuzz.shrink import transcript
from tests.fuzz.walk import Step, Walk
from tests.fuzz.world import NOON, FuzzAssistant, FuzzClock, FuzzDatabase, Jobs, World

TURN_S: Final = 60.0
POLL_S: Final = 0.1
KILLED: Final = ("worker", "rasa", "actions")
TAKEN: Final = "SELECT id, recipient, body, status_callback, at FROM fake_sms WHERE direction = 'out' AND seq > %s AND recipient = ANY(%s) ORDER BY seq"


class StackClock(FuzzClock):
    """The demo's clock: moved in the database, so that all processes see it."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    def forward(self, minutes: float) -> None:
        super().forward(minutes)
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(
                "INSERT INTO parley.demo_clock (id, now) VALUES ('now', %s) ON CONFLICT (id) DO UPDATE SET now = excluded.now",
                [self.at],
            )


class StackPlayer(Player):
    """Plays on the running product; jobs, understanding and sending are its own."""

    product: Product

    async def _deliver_in(self, step: Step, text: str, sid: str) -> Received:
        channel, address = self._addresses[step.line]
        if channel == "web":
            return await receive_message(self.world.services, Inbound("web", sid, "web", address, text))
        settings = self.product.settings
        form = {
            "MessageSid": sid.replace("_", "")[:34].ljust(34, "0"),
            "AccountSid": settings["PARLEY_TWILIO_ACCOUNT_SID"],
            "From": address,
            "To": settings["PARLEY_TWILIO_FROM"],
            "Body": text,
            "NumMedia": "0",
        }
        url = f"{self.product.url}/webhooks/twilio/sms"
        signature = RequestValidator(settings["PARLEY_TWILIO_AUTH_TOKEN"]).compute_signature(url, form)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": signature}
        async with httpx2.AsyncClient(timeout=30) as client:
            answer = await client.post(url, content=urlencode(form).encode(), headers=headers)
        if answer.status_code != 200:
            raise RuntimeError(f"the webhook answered {answer.status_code}")
        row = await self._one("SELECT id, conversation_id FROM message WHERE provider_id = %s", form["MessageSid"])
        return Received(row["conversation_id"], row["id"], is_new=True)

    async def _receive(self, step: Step, text: str, sid: str) -> Received:
        received = await super()._receive(step, text, sid)
        if step.more.get("misheard") and step.gold:
            # The real model hears for itself, so every labelled text counts as heard.
            last = self.trace.said[-1]
            self.trace.said[-1] = Said(
                last.tick, last.line, last.conversation_id, last.message_id, text, step.gold, is_heard=True
            )
        return received

    async def _say(self, step: Step, text: str) -> None:
        """Say it; where a walk kills a transaction a whole process dies here, and its supervisor starts it again."""
        if "crash" in step.more:
            with contextlib.suppress(AssertionError):
                self.product.process_of(KILLED[step.more["crash"] % len(KILLED)]).kill()
        harmless = {
            name: value for name, value in step.more.items() if name in ("dup", "waits", "misheard", "secrets", "form")
        }
        await super()._say(Step(step.kind, step.line, step.text, step.gold, harmless), text)

    async def _do_both(self, step: Step) -> None:
        if "web" in (step.line, step.more["other"]) and "web" not in self.trace.lines:
            await self._do_open(Step("open", "web"))
        pairs = zip((step.line, step.more["other"]), step.more["says"], strict=True)
        await asyncio.gather(
            *(self._receive(Step("say", line, text, gold), text, os.urandom(17).hex()) for line, (text, gold) in pairs)
        )
        await self._work_off()

    async def _work_off(self, rounds: int = 0) -> None:
        """Wait until the worker has done all it can."""
        deadline = time.monotonic() + TURN_S
        while time.monotonic() < deadline:
            row = await self._one(
                "SELECT count(*) AS waiting FROM message WHERE conversation_id = ANY(%s) AND (state IN ('received', 'queued', 'sending'))",
                sorted(set(self.trace.lines.values())),
            )
            if not row["waiting"]:
                break
            await asyncio.sleep(POLL_S)
        else:
            self.trace.errors.append(f"messages still wait after {TURN_S:g} s")
        await self._take_what_left()

    async def _take_what_left(self) -> None:
        """Read what the loopback carrier was given for our telephones."""
        phones = [address for channel, address in self._addresses.values() if channel == "sms"]
        rows = await (await self.world.rows.execute(TAKEN, [0, phones])).fetchall()
        known = {text.provider_id for text in self.world.carrier.taken}
        for row in rows:
            if row["id"] not in known:
                self.world.carrier.taken.append(
                    SentText(row["id"], row["recipient"], row["body"], 0, row["status_callback"] or "", row["at"])
                )

    async def _one(self, query: str, *values: Any) -> dict[str, Any]:
        for _ in range(100):
            row = await (await self.world.rows.execute(query.encode(), values)).fetchone()
            if row is not None:
                return row
            await asyncio.sleep(POLL_S)
        raise RuntimeError("the product did not store the message")

    async def _end_leases(self) -> None:
        """Time passes by itself here."""


@asynccontextmanager
async def stack_world(product: Product) -> AsyncIterator[World]:
    """Wire the use cases that stand for people on the running product's database."""
    url = product.settings["PARLEY_DATABASE_URL"]
    values = {
        name.removeprefix("PARLEY_").lower(): value
        for name, value in product.settings.items()
        if name.startswith("PARLEY_")
    }
    settings = Settings(**values)  # type: ignore[arg-type]
    built = build(settings).services
    clock = StackClock(url)
    db = FuzzDatabase(settings.sqlalchemy_url, clock=clock, jobs=make_jobs(url), demo=True, pool_size=4)
    services = replace(built, db=db)
    connection = await psycopg.AsyncConnection.connect(
        url, autocommit=True, row_factory=dict_row, options="-c search_path=parley,public"
    )
    assistant = FuzzAssistant(wording=services.wording, actions=make_executor(services), rules={})
    async with db.work() as work:
        put = insert(DemoClock).values(id="now", now=NOON)
        await work.session.execute(put.on_conflict_do_update(index_elements=["id"], set_={"now": NOON}))
    # People on file already, from an earlier run, keep their numbers.
    row = await (await connection.execute("SELECT count(*) AS people FROM consumer")).fetchone()
    numbers = row["people"] if row else 0
    try:
        yield World(
            services, db, assistant, RecordingCarrier(), clock, Jobs(connection), connection, [], {}, numbers=numbers
        )
    finally:
        await connection.close()
        await db.close()


def plays_on_the_stack(walk: Walk) -> bool:
    """Twins need a model that hears the same twice, and own terms a creditor of their own: those stay in process."""
    return walk.shape == "single" and not any(step.kind == "terms" for step in walk.steps)


def run_stack(*, seed: int, count: int, first: int) -> int:
    """Play `count` walks on a product of its own; prints what broke; 1 when something did."""
    structlog.configure(processors=[_say_nothing])
    with tempfile.TemporaryDirectory(prefix="parley-fuzz-stack-") as folder:
        product = Product(Path(folder) / "data")
        try:
            product.start()
            broken = asyncio.run(_play_all(product, seed, _walks(seed, first, count)))
        finally:
            product.kill_everything()
    print(
        f"\n{count} conversations over the real stack, seed {seed} from {first}, {broken} broke an invariant; at 95 % at most {min(1.0, 3 / count):.2%} do."
    )
    return 1 if broken else 0


def _walks(seed: int, first: int, count: int) -> list[Walk]:
    drawn = (draw_walk(seed, number) for number in itertools.count(first))
    return list(itertools.islice(filter(plays_on_the_stack, drawn), count))


async def _play_all(product: Product, seed: int, walks: list[Walk]) -> int:
    """Play the walks one after another, on one set of use cases; returns how many broke an invariant."""
    broken, began = 0, time.monotonic()
    StackPlayer.product = product
    async with stack_world(product) as world:
        for played, walk in enumerate(walks, start=1):
            await asyncio.to_thread(product.ensure_running)
            outcome = await play(world, walk, player=StackPlayer)
            if outcome.violations:
                broken += 1
                _tell(outcome, seed)
            rate = played / (time.monotonic() - began)
            sys.stderr.write(f"\r{played}/{len(walks)} conversations, {rate:.2f}/s, {broken} broken an invariant  ")
    sys.stderr.write("\n")
    return broken


def _tell(outcome: Outcome, seed: int) -> None:
    number = outcome.walk.number
    print(f"\nBroken: {', '.join(sorted(outcome.broken))}. Seed {seed}, conversation {number}, over the stack.")
    for violation in outcome.violations[:5]:
        print(f"  {violation}")
    print("\n".join(transcript(outcome)), flush=True)


def _say_nothing(_logger: Any, _method: str, _event: Any) -> Any:
    """Keep the log lines of the use cases in this process off the terminal."""
    raise structlog.DropEvent
